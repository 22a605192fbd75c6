import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { PlaceReader } from '#renderer/components/place-reader.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { importColumns, type ImportRow } from '#renderer/features/import/import-columns.tsx';
import { ImportDetail } from '#renderer/features/import/import-detail.tsx';
import { ImportNotices } from '#renderer/features/import/import-notices.tsx';
import { nextStep, withKeys, type NextStep } from '#renderer/features/import/import-steps.ts';
import { IMPORT_VERDICTS, verdictBadge } from '#renderer/features/import/import-words.ts';
import type { ImportRun } from '#renderer/features/import/use-import.ts';
import styles from './import.module.css';

/** Chips by verdict; before a real run the words say what would happen. */
function filtersOf(isDry: boolean): readonly RowFilter<ImportRow>[] {
  return IMPORT_VERDICTS.map((verdict) => ({
    key: verdict,
    label: verdictBadge(verdict, isDry).text,
    test: (item) => item.verdict === verdict,
  }));
}

const FILTERS = { dry: filtersOf(true), real: filtersOf(false), history: filtersOf(false) };
const COLUMNS = { dry: importColumns('dry'), real: importColumns('real'), history: importColumns('history') };

interface ImportIntakeProps {
  readonly run: ImportRun;
  /** What is said in the place files are dropped on. */
  readonly hint: string;
  /** Shown while nothing is under way: what waits, what can be checked by hand. */
  readonly children?: ReactNode;
}

/** Whether files can be offered: nothing is under way, and no check waits for a decision. */
export function isResting({ stage }: ImportRun): boolean {
  return stage.kind === 'idle' || stage.kind === 'taken' || stage.kind === 'stopped';
}

/** Where files are dropped or read from a stick, and how the run stands. The same on both sides. */
export function ImportIntake({ run, hint, children }: ImportIntakeProps): ReactNode {
  const { kind } = run.stage;
  const busy = kind === 'uploading' || kind === 'checking' || kind === 'taking';
  const resting = isResting(run);
  return (
    <div className={styles['steps']}>
      {resting ? (
        <div className="row">
          <div className="grow">
            <FileDrop
              multiple
              hint={hint}
              buttonLabel={t('import.choose')}
              busy={busy}
              onFiles={(files) => void run.check(files)}
            />
          </div>
          <PlaceReader disabled={busy} onFound={(tokens) => void run.checkTokens(tokens)} />
        </div>
      ) : null}
      <ImportNotices run={run} />
      {resting ? children : null}
    </div>
  );
}

/** After the check: take in what passed, or start over. */
export function ImportActions({ run }: { readonly run: ImportRun }): ReactNode {
  const { stage } = run;
  if (stage.kind !== 'checked') return null;
  const next = nextStep(stage.result);
  return (
    <>
      <Button variant="default" onClick={run.startOver}>
        {t('import.startOver')}
      </Button>
      <Button disabled={next.kind === 'nothing'} onClick={() => void run.take()}>
        {nextStepText(next)}
      </Button>
    </>
  );
}

function nextStepText(next: NextStep): string {
  if ('count' in next) return t(`import.${next.kind}`, { count: next.count });
  return next.kind === 'keepParts' ? t('import.keepParts') : t('import.take', { count: 0 });
}

interface ImportResultsProps {
  readonly run: ImportRun;
  readonly history: Parameters<typeof withKeys>[0] | null;
}

/** The files of the run while one is under way, else what was received before. */
export function ImportResults({ run, history }: ImportResultsProps): ReactNode {
  const { stage } = run;
  const [selected, setSelected] = useState<ImportRow | null>(null);
  const result =
    stage.kind === 'checked' || stage.kind === 'taken'
      ? stage.result
      : stage.kind === 'taking'
        ? stage.checked
        : null;
  const kind = result === null ? 'history' : result.dryRun ? 'dry' : 'real';
  if (result === null && history === null) return null;
  const rows = withKeys(result?.items ?? history ?? []);
  const panel = selected ? (
    <ImportDetail item={selected} dryRun={kind === 'dry'} onClose={() => setSelected(null)} />
  ) : null;
  return (
    <>
      <h2 className={styles['heading']}>{t(kind === 'history' ? 'import.history' : 'import.resultTable')}</h2>
      <div className={styles['results']}>
        <SplitView panel={panel}>
          <DataTable
            label={t(kind === 'history' ? 'import.historyTable' : 'import.resultTable')}
            rows={rows}
            columns={COLUMNS[kind]}
            rowKey={(item) => item.key}
            selectedKey={selected?.key ?? null}
            onSelect={setSelected}
            filters={FILTERS[kind]}
            {...(kind === 'history' ? { initialSort: { key: 'receivedAt', descending: true } } : {})}
            empty={
              <EmptyState icon="inbox" title={t('import.historyEmpty')} hint={t('import.historyEmptyHint')} />
            }
          />
        </SplitView>
      </div>
    </>
  );
}
