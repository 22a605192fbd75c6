import { useRef, useState, type ReactNode } from 'react';
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
import { addEvidence } from '#renderer/lib/add-evidence.ts';
import { useFileIntake } from '#renderer/lib/use-file-intake.ts';
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
  const panel = useRef<HTMLElement | null>(null);
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
      {/* Files dropped anywhere on the panel are for its criterion. */}
      <div className="column tight" ref={(node) => void (panel.current = node?.closest('aside') ?? null)}>
        {open ? <AddEvidence leafCode={leaf.code} links={links} onAdded={setFresh} panel={panel} /> : null}
      </div>
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
  /** Files may be dropped anywhere on it. */
  readonly panel: { readonly current: HTMLElement | null };
}

function AddEvidence({ leafCode, links, onAdded, panel }: AddEvidenceProps): ReactNode {
  const { roundId, reload } = useSheet();
  const documents = useSheetState((state) => state.data.documents);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [held, setHeld] = useState<readonly string[]>([]);
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
  const addFiles = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setError(null);
    setHeld([]);
    const added = await addEvidence(files);
    for (const document of added.documents) await link(document.id);
    if (added.error) setError(added.error);
    setHeld(added.held);
    const fresh = added.documents.find(({ fileName }) => !added.held.includes(fileName));
    if (fresh) onAdded(fresh);
    await reload();
    setBusy(false);
  };
  const { over } = useFileIntake(panel, (files) => void addFiles(files), !busy);
  return (
    <>
      <FileDrop
        multiple
        busy={busy}
        over={over}
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
              {[document.number, document.date, document.title || document.fileName]
                .filter((part) => part !== '')
                .join(' – ')}
            </option>
          ))}
        </select>
      ) : null}
      {held.length === 0 ? null : (
        <Notice tone="info">{t('sheet.evidence.alreadyHeld', { name: held.join(', ') })}</Notice>
      )}
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
    </>
  );
}
