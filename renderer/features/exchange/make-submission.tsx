import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { waitingPoints } from '#renderer/lib/point-words.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { mailParts } from '#renderer/lib/mail-parts.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './exchange.module.css';

interface MakeSubmissionProps {
  /** The page header, given the button. */
  readonly children: (action: ReactNode) => ReactNode;
  readonly onMade: (bundleId: string) => void;
}

/** The ward's main action: the newest signed sheet as a bundle that only the city can read. */
export function MakeSubmission({ children, onMade }: MakeSubmissionProps): ReactNode {
  const { roundId } = useSheet();
  const signed = useSheetState((state) => state.data.state === 'signed' || state.data.revisionNumber > 1);
  const requests = useSheetState(({ data }) => waitingPoints(data).length);
  const create = useCommand('exchange.exportSubmission');
  const [made, setMade] = useState<OutputOf<'exchange.exportSubmission'> | null>(null);
  const [asking, setAsking] = useState(false);
  const make = async (encrypt: boolean): Promise<void> => {
    const reply = await create.run({ roundId, revisionNumber: null, encrypt });
    if (!reply.ok) return;
    setAsking(false);
    setMade(reply.value);
    onMade(reply.value.bundleId);
  };
  return (
    <>
      {children(
        <Button loading={create.busy} disabled={!signed} onClick={() => void make(true)}>
          {t('exchange.create')}
        </Button>,
      )}
      <div className={styles['notices']}>
        {signed ? null : <Notice tone="info">{t('exchange.needSigned')}</Notice>}
        {signed && !made ? <Weight roundId={roundId} /> : null}
        {create.error && !asking ? <ErrorMessage error={create.error} onClose={create.clearError} /> : null}
        {made ? (
          <Made
            made={made}
            onPlain={() => setAsking(true)}
            onLock={() => void make(true)}
            busy={create.busy}
          />
        ) : null}
        {requests > 0 ? (
          <Notice
            tone="look"
            action={
              <Button size="xs" variant="default" component={Link} href="/y-kien">
                {t('exchange.toFeedback')}
              </Button>
            }
          >
            {t('sheet.feedback', { count: requests })}
          </Notice>
        ) : null}
      </div>
      {asking ? (
        <DecisionDialog
          title={t('exchange.plainTitle')}
          confirmLabel={t('exchange.makePlain')}
          busy={create.busy}
          error={create.error}
          onCancel={() => setAsking(false)}
          onConfirm={() => void make(false)}
        >
          <p>{t('exchange.plainAsk')}</p>
        </DecisionDialog>
      ) : null}
    </>
  );
}

/** How heavy the bundle will be and what that makes of e-mail, told before it is made. */
function Weight({ roundId }: { readonly roundId: string }): ReactNode {
  const usedBytes = useQuery('evidence.readDesk', { roundId }).value?.usedBytes;
  if (usedBytes === undefined) return null;
  const size = formatBytes(usedBytes);
  const parts = mailParts(usedBytes);
  return (
    <p className="quiet">
      {parts.count === null
        ? t('evidence.exportWeightNoMail', { size })
        : t('evidence.exportWeight', { size, count: parts.count, mail: parts.size })}
    </p>
  );
}

interface MadeProps {
  readonly made: OutputOf<'exchange.exportSubmission'>;
  readonly onPlain: () => void;
  readonly onLock: () => void;
  readonly busy: boolean;
}

function Made({ made, onPlain, onLock, busy }: MadeProps): ReactNode {
  const { file, encryptedFor } = made;
  return (
    <Notice
      tone="good"
      action={
        <Button size="xs" variant="default" loading={busy} onClick={encryptedFor === null ? onLock : onPlain}>
          {t(encryptedFor === null ? 'exchange.makeLocked' : 'exchange.makePlain')}
        </Button>
      }
    >
      {t('exchange.created', { name: file.fileName, size: formatBytes(file.size) })}{' '}
      <strong>
        {encryptedFor === null
          ? t('exchange.readableByAll')
          : t('exchange.readableBy', { receiver: encryptedFor })}
      </strong>
    </Notice>
  );
}
