import { useState, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import type { EvidenceDocument, EvidenceLink } from '#shared/contract/channels/scoring.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
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

/** One document under one criterion, pinned to section and page. */
export function EvidenceUse({ link, document, open }: EvidenceUseProps): ReactNode {
  const { roundId, reload } = useSheet();
  const [section, setSection] = useState(link.section);
  const [page, setPage] = useState(link.page);
  const [error, setError] = useState<AppError | null>(null);
  const savePlace = async (): Promise<void> => {
    if (section === link.section && page === link.page) return;
    const { leafCode, documentId } = link;
    const reply = await client.call('evidence.linkDocument', {
      roundId,
      leafCode,
      documentId,
      section,
      page,
    });
    setError(reply.ok ? null : reply.error);
    if (reply.ok) await reload();
  };
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
      <div className="quiet">{documentCaption(document)}</div>
      {document.intact ? null : <StatusBadge tone="bad">{t('sheet.evidence.damaged')}</StatusBadge>}
      <div className={styles['place']}>
        <label>
          {t('sheet.evidence.section')}
          <input
            value={section}
            readOnly={!open}
            onChange={(event) => setSection(event.target.value)}
            onBlur={() => void savePlace()}
          />
        </label>
        <label>
          {t('sheet.evidence.page')}
          <input
            value={page}
            readOnly={!open}
            onChange={(event) => setPage(event.target.value)}
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
