import { useState, type ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { EvidenceDocument, EvidenceLink } from '#shared/contract/channels/scoring.ts';
import { DocumentForm } from '#renderer/components/document-form.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { EvidenceUse } from '#renderer/features/score-sheet/evidence-use.tsx';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { EMPTY_DOCUMENT_FIELDS, titleFromFileName } from '#renderer/lib/document-fields.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import styles from './criterion-panel.module.css';

interface EvidencePartProps {
  readonly leaf: LeafNode;
  readonly ours: boolean;
}

/** The documents of one criterion: dropped files, documents of the library, and the place in each. */
export function EvidencePart({ leaf, ours }: EvidencePartProps): ReactNode {
  const { reload } = useSheet();
  const data = useSheetState((state) => state.data);
  const open = useSheetState((state) => isEditable(state.data)) && ours;
  const [fresh, setFresh] = useState<EvidenceDocument | null>(null);
  const links = data.evidence.filter((link) => link.leafCode === leaf.code);
  return (
    <PanelPart title={t('sheet.panel.evidence')} part="evidence">
      {links.length === 0 ? <p className="quiet">{t('sheet.evidence.none')}</p> : null}
      <ul className={styles['documents']}>
        {links.map((link) => (
          <li key={link.id}>
            <LinkedDocument link={link} documents={data.documents} open={open} />
          </li>
        ))}
      </ul>
      {open ? <AddEvidence leafCode={leaf.code} links={links} onAdded={setFresh} /> : null}
      {fresh && open ? (
        <DocumentForm
          key={fresh.id}
          document={fresh}
          onDone={() => {
            setFresh(null);
            void reload();
          }}
        />
      ) : null}
    </PanelPart>
  );
}

interface LinkedDocumentProps {
  readonly link: EvidenceLink;
  readonly documents: readonly EvidenceDocument[];
  readonly open: boolean;
}

function LinkedDocument({ link, documents, open }: LinkedDocumentProps): ReactNode {
  const document = documents.find(({ id }) => id === link.documentId);
  return document ? <EvidenceUse link={link} document={document} open={open} /> : null;
}

interface AddEvidenceProps {
  readonly leafCode: string;
  readonly links: readonly EvidenceLink[];
  readonly onAdded: (document: EvidenceDocument) => void;
}

function AddEvidence({ leafCode, links, onAdded }: AddEvidenceProps): ReactNode {
  const { roundId, reload } = useSheet();
  const documents = useSheetState((state) => state.data.documents);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const offered = documents.filter(({ id }) => !links.some((link) => link.documentId === id));

  const link = async (documentId: string): Promise<boolean> => {
    const reply = await client.call('evidence.linkDocument', {
      roundId,
      leafCode,
      documentId,
      section: '',
      page: '',
    });
    if (!reply.ok) setError(reply.error);
    return reply.ok;
  };
  const addFile = async (file: File): Promise<void> => {
    const upload = await uploadFile(file);
    if (!upload.ok) {
      setError(upload.error);
      return;
    }
    const fields = { ...EMPTY_DOCUMENT_FIELDS, title: titleFromFileName(file.name) };
    const added = await client.call('evidence.addDocument', { fileToken: upload.value.token, ...fields });
    if (!added.ok) {
      setError(added.error);
      return;
    }
    if (added.value.alreadyHeld) setHeld(file.name);
    else onAdded(added.value.document);
    await link(added.value.document.id);
  };
  const addFiles = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setError(null);
    setHeld(null);
    for (const file of files) await addFile(file);
    await reload();
    setBusy(false);
  };
  return (
    <>
      <FileDrop
        multiple
        busy={busy}
        hint={t('sheet.evidence.drop')}
        buttonLabel={t('sheet.evidence.pick')}
        onFiles={(files) => void addFiles(files)}
      />
      {offered.length > 0 ? (
        <select
          data-start
          className={styles['picker']}
          aria-label={t('sheet.evidence.fromLibrary')}
          value=""
          onChange={(event) => void link(event.target.value).then(reload)}
        >
          <option value="">{t('sheet.evidence.choose')}</option>
          {offered.map((document) => (
            <option key={document.id} value={document.id}>
              {[document.number, document.title || document.fileName]
                .filter((part) => part !== '')
                .join(' – ')}
            </option>
          ))}
        </select>
      ) : null}
      {held === null ? null : <Notice tone="info">{t('sheet.evidence.alreadyHeld', { name: held })}</Notice>}
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
    </>
  );
}
