import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { ok } from '#shared/lib/result.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';
import styles from './recovery-sheet.module.css';

type Sheet = OutputOf<'keys.makeRecoverySheet'>;

/** The leader's locked key to print: shown only when asked for, and never kept on the page afterwards. */
export function RecoverySheet({ focused = false }: { readonly focused?: boolean }): ReactNode {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const file = useReadyFile();
  const show = async (): Promise<void> => {
    const reply = await client.call('keys.makeRecoverySheet', {});
    setError(reply.ok ? null : reply.error);
    setSheet(reply.ok ? reply.value : null);
  };
  const print = (): Promise<void> =>
    file.run(async () => {
      const reply = await client.call('keys.makeRecoverySheet', {});
      return reply.ok ? ok(reply.value.file) : reply;
    });
  const failed = error ?? file.error;
  return (
    <div className="column">
      {sheet === null ? null : (
        <>
          <p>
            {t('leaderKey.fingerprint')}: <strong>{formatFingerprint(sheet.keyFingerprint)}</strong>
          </p>
          <ol className={styles['lines']} aria-label={t('leaderKey.sheetLines')}>
            {sheet.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </>
      )}
      {failed ? <ErrorMessage error={failed} /> : null}
      {file.saved === null ? null : (
        <Notice tone="good">{t('leaderKey.sheetSaved', { name: file.saved })}</Notice>
      )}
      <div className="row">
        {sheet === null ? (
          <Button data-autofocus={focused || undefined} onClick={() => void show()}>
            {t('leaderKey.sheetShow')}
          </Button>
        ) : (
          <>
            <Button loading={file.busy} onClick={() => void print()}>
              {t('leaderKey.sheetPrint')}
            </Button>
            <Button variant="default" onClick={() => setSheet(null)}>
              {t('leaderKey.sheetHide')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
