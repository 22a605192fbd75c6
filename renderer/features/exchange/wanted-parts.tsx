import type { ReactNode } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import { useState } from 'react';
import { formatBytes } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import type { Query } from '#renderer/lib/use-query.ts';
import styles from './exchange.module.css';

/** Parts the receiver asked for again, ready to be fetched and sent once more. */
export function WantedParts({ query }: { readonly query: Query<'exchange.listWantedParts'> }): ReactNode {
  const [error, setError] = useState<AppError | null>(null);
  const items = query.value?.items ?? [];
  const take = async (fileName: string): Promise<void> => {
    const reply = await client.call('exchange.fetchWantedPart', { fileName });
    const sent = reply.ok ? await downloadFile(reply.value) : reply;
    setError(sent.ok ? null : sent.error);
  };
  if (query.error) return <ErrorMessage error={query.error} />;
  if (items.length === 0) return null;
  return (
    <Notice tone="look">
      <p>
        <strong>{t('exchange.wanted', { count: items.length })}</strong> {t('exchange.wantedHint')}
      </p>
      <ul className={styles['drafts']}>
        {items.map(({ fileName, size }) => (
          <li key={fileName}>
            <button type="button" className="link-button" onClick={() => void take(fileName)}>
              {t('exchange.wantedFetch', { name: fileName, size: formatBytes(size) })}
            </button>
          </li>
        ))}
      </ul>
      {error ? <ErrorMessage error={error} /> : null}
    </Notice>
  );
}
