import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { WaitingParts as WaitingBundle } from '#shared/contract/channels/exchange.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

interface WaitingPartsProps {
  readonly items: readonly WaitingBundle[];
  /** A repair bundle was made: the outbox has one more. */
  readonly onAsked?: () => void;
}

/** Bundles that came in parts and are not whole: which parts are missing, and a button that asks for exactly those. */
export function WaitingParts({ items, onAsked }: WaitingPartsProps): ReactNode {
  return items.map((item) => (
    <WaitingOne key={item.fingerprint} item={item} {...(onAsked ? { onAsked } : {})} />
  ));
}

interface WaitingOneProps {
  readonly item: WaitingBundle;
  readonly onAsked?: () => void;
}

function WaitingOne({ item, onAsked }: WaitingOneProps): ReactNode {
  const repair = useCommand('exchange.createRepair');
  const download = useBundleDownload();
  const [made, setMade] = useState<{ readonly bundleId: string; readonly name: string } | null>(null);
  const ask = async (): Promise<void> => {
    const reply = await repair.run({ fingerprint: item.fingerprint, unitId: null });
    if (!reply.ok) return;
    setMade({ bundleId: reply.value.bundleId, name: reply.value.file.fileName });
    onAsked?.();
  };
  return (
    <>
      <Notice
        tone="look"
        action={
          made ? null : (
            <Button size="xs" variant="default" loading={repair.busy} onClick={() => void ask()}>
              {t('parts.ask')}
            </Button>
          )
        }
      >
        {t('parts.state', {
          name: item.fileName,
          present: item.present.length,
          count: item.count,
          missing: item.missing.join(', '),
        })}
      </Notice>
      {repair.error ? <ErrorMessage error={repair.error} onClose={repair.clearError} /> : null}
      {made ? (
        <Notice
          tone="info"
          action={
            <Button size="xs" loading={download.busy} onClick={() => void download.fetch([made.bundleId])}>
              {t('exchange.download')}
            </Button>
          }
        >
          {t('parts.asked', { name: made.name })}
        </Notice>
      ) : null}
      {download.error ? <ErrorMessage error={download.error} /> : null}
    </>
  );
}
