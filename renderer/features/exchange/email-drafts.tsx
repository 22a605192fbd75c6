import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { emailResultSchema } from '#shared/contract/channels/transport-results.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './exchange.module.css';

interface EmailDraftsProps {
  /** What the job ended with. */
  readonly result: unknown;
  readonly bundleIds: readonly string[];
  readonly onHanded: () => void;
}

/** The drafts made: each to be fetched, or all in one; and the user's word that they were sent. */
export function EmailDrafts({ result, bundleIds, onHanded }: EmailDraftsProps): ReactNode {
  const read = emailResultSchema.safeParse(result);
  const [fetched, setFetched] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<AppError | null>(null);
  const [handed, setHanded] = useState(false);
  const note = useCommand('transport.noteHandedOver');
  if (!read.success) return <Notice tone="good">{t('job.done')}</Notice>;
  const { drafts, together, encrypted } = read.data;
  const take = async (file: ReadyFile): Promise<void> => {
    const sent = await downloadFile(file);
    setError(sent.ok ? null : sent.error);
    if (sent.ok) setFetched((before) => new Set(before).add(file.token));
  };
  const handOver = async (): Promise<void> => {
    const reply = await note.run({ bundleIds: [...bundleIds], way: 'email' });
    if (!reply.ok) return;
    setHanded(true);
    onHanded();
  };
  return (
    <section className={styles['part']} aria-label={t('exchange.email.drafts')}>
      <Notice tone="good">
        {t('exchange.email.done', { count: drafts.length })} {encrypted ? '' : t('exchange.readableByAll')}
      </Notice>
      {together ? (
        <Button size="xs" onClick={() => void take(together)}>
          {t('exchange.email.together', { size: formatBytes(together.size) })}
        </Button>
      ) : null}
      <ul className={styles['drafts']}>
        {drafts.map(({ file, part, count, subject }) => (
          <li key={file.token}>
            <button type="button" className="link-button grow" onClick={() => void take(file)}>
              {t('exchange.email.draft', { part, count, subject })}
            </button>
            {fetched.has(file.token) ? (
              <StatusBadge tone="plain" icon="download">
                {t('exchange.email.fetched')}
              </StatusBadge>
            ) : null}
          </li>
        ))}
      </ul>
      {error ? <ErrorMessage error={error} /> : null}
      {handed ? (
        <Notice tone="info">{t('exchange.email.handed')}</Notice>
      ) : (
        <p className="quiet">{t('exchange.email.notSent')}</p>
      )}
      {note.error ? <ErrorMessage error={note.error} /> : null}
      <div className="row end">
        <Button
          variant="default"
          size="xs"
          disabled={handed}
          loading={note.busy}
          onClick={() => void handOver()}
        >
          {t('exchange.handedEmail')}
        </Button>
      </div>
    </section>
  );
}
