import { useState, type ReactNode } from 'react';
import type { Preview } from '#shared/contract/channels/evidence-desk.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/lib/result.ts';
import { formatBytes, formatDay } from '#shared/lib/text-format.ts';
import type { RevisionEvidence } from '#shared/schemas/bundle-submission.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FilePreview } from '#renderer/components/preview/file-preview.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import styles from './appraisal.module.css';

interface EvidenceListProps {
  readonly roundId: string;
  readonly unitId: string;
  readonly documents: readonly RevisionEvidence[];
}

function placeText({ section, page }: RevisionEvidence): string {
  if (section !== '' && page !== '') return t('appraisal.evidencePlace', { section, page });
  return page === '' ? section : t('appraisal.evidencePage', { page });
}

/** "Số 12/QĐ-UBND ngày 03/02/2026, UBND phường": as far as it is known. */
function numberText({ number, date, issuer }: RevisionEvidence): string {
  const parts = [
    number === '' ? '' : t('appraisal.evidenceNumber', { number }),
    date === null ? '' : t('appraisal.evidenceDate', { date: formatDay(date) }),
  ].filter((part) => part !== '');
  return [parts.join(' '), issuer].filter((part) => part !== '').join(', ');
}

/** The documents of one criterion; a click opens the file, checked first against the hash that was signed. */
export function EvidenceList({ roundId, unitId, documents }: EvidenceListProps): ReactNode {
  const [error, setError] = useState<AppError | null>(null);
  const open = async (sha256: string): Promise<void> => {
    const reply = await client.call('appraisal.openEvidence', { roundId, unitId, sha256 });
    const sent = reply.ok ? await downloadFile(reply.value) : null;
    setError(reply.ok ? (sent?.ok === false ? sent.error : null) : reply.error);
  };
  return (
    <>
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
      <ul className={styles['documents']}>
        {documents.map((document) => (
          <li key={`${document.documentId}-${document.section}-${document.page}`}>
            <SentDocument
              document={document}
              onOpen={() => void open(document.sha256)}
              load={() =>
                client.call('appraisal.previewEvidence', { roundId, unitId, sha256: document.sha256 })
              }
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface SentDocumentProps {
  readonly document: RevisionEvidence;
  readonly onOpen: () => void;
  readonly load: () => Promise<Result<Preview, AppError>>;
}

function SentDocument({ document, onOpen, load }: SentDocumentProps): ReactNode {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Icon name="file" size={16} />
      <div className="grow">
        <div className="row">
          <span className="grow">
            <button
              type="button"
              className="link-button"
              title={t('appraisal.openEvidence', { name: document.fileName })}
              onClick={onOpen}
            >
              {document.title === '' ? document.fileName : document.title}
            </button>
          </span>
          <button
            type="button"
            className="link-button"
            aria-expanded={shown}
            aria-label={t('preview.showOf', { name: document.fileName })}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'preview.hide' : 'preview.show')}
          </button>
        </div>
        <p className="quiet">{numberText(document)}</p>
        <p className="quiet">
          {[placeText(document), `${document.fileName}, ${formatBytes(document.size)}`]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        {shown ? <FilePreview name={document.fileName} fileKey={document.sha256} load={load} /> : null}
      </div>
    </>
  );
}
