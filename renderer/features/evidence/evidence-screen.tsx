import { useState, type ReactNode } from 'react';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { DocumentPanel } from '#renderer/features/evidence/document-panel.tsx';
import {
  EVIDENCE_FILTERS,
  evidenceColumns,
  listDocumentUses,
  type DocumentUse,
} from '#renderer/features/evidence/evidence-columns.tsx';
import { MissingEvidence } from '#renderer/features/evidence/missing-evidence.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { EMPTY_DOCUMENT_FIELDS, titleFromFileName } from '#renderer/lib/document-fields.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import styles from './evidence.module.css';

const HELP = {
  title: t('evidence.title'),
  text: [t('evidence.purpose'), t('evidence.help1')],
  keys: [],
} as const;

/** "Tài liệu kiểm chứng": the library of documents, where each is used, and which claims have none. */
export function EvidenceScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <PageHeader title={t('evidence.title')} purpose={t('evidence.purpose')} />
      <WithSheet>
        <Library />
      </WithSheet>
    </div>
  );
}

const COLUMNS = evidenceColumns();

function Library(): ReactNode {
  const data = useSheetState((state) => state.data);
  const [selected, setSelected] = useState<string | null>(null);
  const uses = listDocumentUses(data);
  const chosen = uses.find((use) => use.document.id === selected) ?? null;
  return (
    <div className="page-body fill">
      <SplitView
        panel={
          chosen ? (
            <DocumentPanel key={chosen.document.id} use={chosen} onClose={() => setSelected(null)} />
          ) : null
        }
      >
        <div className={styles['top']}>
          <AddDocuments onAdded={(document) => setSelected(document.id)} />
          <MissingEvidence />
        </div>
        <DataTable<DocumentUse>
          label={t('evidence.title')}
          rows={uses}
          columns={COLUMNS}
          rowKey={(use) => use.document.id}
          selectedKey={selected}
          onSelect={(use) => setSelected(use.document.id)}
          filters={EVIDENCE_FILTERS}
          empty={<EmptyState icon="evidence" title={t('evidence.empty')} hint={t('evidence.emptyHint')} />}
        />
      </SplitView>
    </div>
  );
}

function AddDocuments({ onAdded }: { readonly onAdded: (document: EvidenceDocument) => void }): ReactNode {
  const { reload } = useSheet();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [count, setCount] = useState(0);
  const addOne = async (file: File): Promise<EvidenceDocument | null> => {
    const upload = await uploadFile(file);
    const reply = upload.ok
      ? await client.call('evidence.addDocument', {
          fileToken: upload.value.token,
          ...EMPTY_DOCUMENT_FIELDS,
          title: titleFromFileName(file.name),
        })
      : upload;
    if (!reply.ok) setError(reply.error);
    return reply.ok ? reply.value.document : null;
  };
  const addAll = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setError(null);
    const added: EvidenceDocument[] = [];
    for (const file of files) {
      const document = await addOne(file);
      if (document) added.push(document);
    }
    await reload();
    setCount(added.length);
    setBusy(false);
    const [first] = added;
    if (first) onAdded(first);
  };
  return (
    <>
      <FileDrop
        multiple
        busy={busy}
        hint={t('evidence.drop')}
        buttonLabel={t('evidence.add')}
        onFiles={(files) => void addAll(files)}
      />
      {count > 0 ? <Notice tone="good">{t('evidence.added', { count })}</Notice> : null}
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
    </>
  );
}
