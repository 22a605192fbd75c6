import { useState, type ReactNode } from 'react';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { Chips } from '#renderer/components/chips.tsx';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { LowRoom } from '#renderer/components/low-room.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { AddDocuments } from '#renderer/features/evidence/add-documents.tsx';
import { DocumentPanel } from '#renderer/features/evidence/document-panel.tsx';
import { EVIDENCE_COLUMNS, NARROW_COLUMNS } from '#renderer/features/evidence/evidence-columns.tsx';
import { LibraryFacts } from '#renderer/features/evidence/library-facts.tsx';
import {
  DOCUMENT_VIEWS,
  isInView,
  listDocumentUses,
  type DocumentUse,
  type LibraryView,
} from '#renderer/features/evidence/library-views.ts';
import { MissingEvidence, useMissingEvidence } from '#renderer/features/evidence/missing-evidence.tsx';
import { RemovedDocuments } from '#renderer/features/evidence/removed-documents.tsx';
import { ScanNotice } from '#renderer/features/evidence/scan-notice.tsx';
import { ScanPanel, useScanned } from '#renderer/features/evidence/scan-panel.tsx';
import styles from '#renderer/features/evidence/evidence.module.css';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';

interface LibraryProps {
  /** The whole page: files may be dropped anywhere on it. */
  readonly page: { readonly current: HTMLElement | null };
  readonly scanning: boolean;
  readonly onScanning: (open: boolean) => void;
}

/** The lists of the library under chips with counts, adding, and the panel of what is chosen. */
export function Library({ page, scanning, onScanning }: LibraryProps): ReactNode {
  const { roundId, reload } = useSheet();
  const data = useSheetState((state) => state.data);
  const desk = useQuery('evidence.readDesk', { roundId });
  const { scanned, reload: reloadScanned } = useScanned();
  const missing = useMissingEvidence();
  const [view, setView] = useState<LibraryView>('all');
  const [selected, setSelected] = useState<string | null>(null);
  const uses = listDocumentUses(data, desk.value);
  const chosen = uses.find((use) => use.document.id === selected) ?? null;
  const removed = desk.value?.removed ?? [];
  const refresh = async (): Promise<void> => {
    await Promise.all([reload(), desk.reload()]);
  };
  const show = async (document: EvidenceDocument): Promise<void> => {
    await refresh();
    setView('all');
    if (!scanning) setSelected(document.id);
  };
  const chips = [
    { key: 'missing', label: t('evidence.view.missing'), count: missing.length },
    ...DOCUMENT_VIEWS.map((key) => ({
      key,
      label: t(`evidence.view.${key}`),
      count: uses.filter((use) => isInView(use, key)).length,
    })),
    { key: 'removed', label: t('evidence.view.removed'), count: removed.length },
  ];
  const choose = (key: string | null): void => {
    setSelected(null);
    setView(isView(key) ? key : 'all');
  };
  const panel = chosen ? (
    <DocumentPanel
      key={chosen.document.id}
      use={chosen}
      lookalikes={uses.filter(({ document }) => chosen.file?.lookalikes.includes(document.id))}
      onClose={() => setSelected(null)}
      onChanged={refresh}
      onChoose={setSelected}
    />
  ) : null;
  const scanPanel =
    scanning && scanned ? (
      <ScanPanel scanned={scanned} reload={reloadScanned} onTaken={show} onClose={() => onScanning(false)} />
    ) : null;
  return (
    <div className="page-body fill">
      <SplitView panel={scanPanel ?? panel}>
        <div className={styles['top']}>
          <LowRoom />
          <AddDocuments page={page} onAdded={show} />
          {scanning ? null : <ScanNotice scanned={scanned} onOpen={() => onScanning(true)} />}
          {desk.error ? <ErrorMessage error={desk.error} /> : null}
          {desk.value ? <LibraryFacts desk={desk.value} onRechecked={refresh} /> : null}
          <div className={styles['chips']}>
            <Chips
              label={t('evidence.views')}
              chips={chips}
              chosen={view === 'all' ? null : view}
              onChoose={choose}
              total={uses.length}
            />
          </div>
        </div>
        {view === 'missing' ? <MissingEvidence rows={missing} /> : null}
        {view === 'removed' ? <RemovedDocuments rows={removed} onChanged={refresh} /> : null}
        {view !== 'missing' && view !== 'removed' ? (
          <DataTable<DocumentUse>
            key={view}
            label={t('evidence.title')}
            rows={view === 'all' ? uses : uses.filter((use) => isInView(use, view))}
            columns={scanPanel || panel ? NARROW_COLUMNS : EVIDENCE_COLUMNS}
            rowKey={(use) => use.document.id}
            selectedKey={selected}
            onSelect={(use) => {
              onScanning(false);
              setSelected(use.document.id);
            }}
            empty={
              uses.length === 0 ? (
                <EmptyState icon="evidence" title={t('evidence.empty')} hint={t('evidence.emptyHint')} />
              ) : (
                <EmptyState icon="check" title={t('evidence.viewEmpty')} hint={t('evidence.viewEmptyHint')} />
              )
            }
          />
        ) : null}
      </SplitView>
    </div>
  );
}

function isView(key: string | null): key is LibraryView {
  return key === 'missing' || key === 'removed' || DOCUMENT_VIEWS.some((each) => each === key);
}
