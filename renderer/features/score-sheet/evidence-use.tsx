import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import type { EvidenceDocument, EvidenceLink } from '#shared/contract/channels/scoring.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { FilePreview } from '#renderer/components/preview/file-preview.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { beforeLeave } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { documentCaption } from '#renderer/lib/document-fields.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import styles from './criterion-panel.module.css';

interface EvidenceUseProps {
  readonly link: EvidenceLink;
  readonly document: EvidenceDocument;
  readonly open: boolean;
}

/** Longest wait between the last key and its save. */
const WAIT_MILLISECONDS = 800;

interface TypedPlace {
  readonly place: { readonly section: string; readonly page: string };
  readonly setPlace: (place: { readonly section: string; readonly page: string }) => void;
  readonly savePlace: () => Promise<void>;
}

/** Section and page as typed: on the disk after a pause, on leaving the field, and before the screen locks. */
function usePlace(link: EvidenceLink, onError: (error: AppError | null) => void): TypedPlace {
  const { roundId, reload } = useSheet();
  const [place, setPlace] = useState({ section: link.section, page: link.page });
  const savePlace = async (): Promise<void> => {
    if (place.section === link.section && place.page === link.page) return;
    const { leafCode, documentId } = link;
    const reply = await client.call('evidence.linkDocument', { roundId, leafCode, documentId, ...place });
    onError(reply.ok ? null : reply.error);
    if (reply.ok) await reload();
  };
  const latest = useRef(savePlace);
  useEffect(() => {
    latest.current = savePlace;
  });
  useEffect(() => {
    const timer = setTimeout(() => void latest.current(), WAIT_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [place]);
  useEffect(() => beforeLeave(() => latest.current()), []);
  return { place, setPlace, savePlace };
}

/** One document under one criterion, pinned to section and page. */
export function EvidenceUse({ link, document, open }: EvidenceUseProps): ReactNode {
  const { reload } = useSheet();
  const [error, setError] = useState<AppError | null>(null);
  const [shown, setShown] = useState(false);
  const { place, setPlace, savePlace } = usePlace(link, setError);
  const remove = async (): Promise<void> => {
    const reply = await client.call('evidence.unlinkDocument', { linkId: link.id });
    setError(reply.ok ? null : reply.error);
    if (reply.ok) await reload();
  };
  const openFile = async (): Promise<void> => {
    const reply = await client.call('evidence.openDocument', { documentId: document.id });
    const done = reply.ok ? await downloadFile(reply.value) : reply;
    setError(done.ok ? null : done.error);
  };
  return (
    <div className={styles['document']} data-own-undo>
      <button
        type="button"
        className="link-button"
        onClick={() => void openFile()}
        title={t('sheet.evidence.open')}
      >
        {document.title || document.fileName}
      </button>
      <div className="row">
        <span className="quiet grow">{documentCaption(document)}</span>
        {document.intact ? (
          <button
            type="button"
            className="link-button"
            aria-expanded={shown}
            aria-label={t('preview.showOf', { name: document.fileName })}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'preview.hide' : 'preview.show')}
          </button>
        ) : null}
      </div>
      {shown ? (
        <FilePreview
          name={document.fileName}
          fileKey={document.sha256}
          load={() => client.call('evidence.previewDocument', { documentId: document.id })}
        />
      ) : null}
      {document.intact ? null : <StatusBadge tone="bad">{t('sheet.evidence.damaged')}</StatusBadge>}
      <div className={styles['place']}>
        <label>
          {t('sheet.evidence.section')}
          <input
            value={place.section}
            readOnly={!open}
            onChange={(event) => setPlace({ ...place, section: event.target.value })}
            onBlur={() => void savePlace()}
          />
        </label>
        <label>
          {t('sheet.evidence.page')}
          <input
            value={place.page}
            readOnly={!open}
            onChange={(event) => setPlace({ ...place, page: event.target.value })}
            onBlur={() => void savePlace()}
          />
        </label>
        {open ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('sheet.evidence.remove')}
            title={t('sheet.evidence.remove')}
            onClick={() => void remove()}
          >
            <Icon name="close" size={16} />
          </ActionIcon>
        ) : null}
      </div>
      {error ? <ErrorMessage error={error} /> : null}
    </div>
  );
}
