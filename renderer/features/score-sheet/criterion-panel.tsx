import { useEffect, useRef, type ReactNode } from 'react';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { AppraisalPart } from '#renderer/features/score-sheet/panel-appraisal.tsx';
import { EvidencePart } from '#renderer/features/score-sheet/panel-evidence.tsx';
import { ExplanationPart } from '#renderer/features/score-sheet/panel-explanation.tsx';
import { GuidancePart } from '#renderer/features/score-sheet/panel-guidance.tsx';
import { WorkNotes } from '#renderer/features/score-sheet/work-mark.tsx';
import { HistoryPart } from '#renderer/features/score-sheet/panel-history.tsx';
import { InputsPart } from '#renderer/features/score-sheet/panel-inputs.tsx';
import { LastYearPart } from '#renderer/features/score-sheet/panel-last-year.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useSheetView } from '#renderer/lib/sheet/sheet-view.ts';
import styles from './criterion-panel.module.css';

/** Everything about the selected criterion, beside the grid. */
export function CriterionPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const selected = useSheetView((view) => view.selected);
  const row = useSheetState((state) => state.rows.find(({ code }) => code === selected));
  // What was said of a criterion comes first: it is why the officer is here.
  const spokenOf = useSheetState(({ data }) =>
    [...data.feedback, ...data.comments].some(({ leafCode }) => leafCode === selected),
  );
  const body = useRef<HTMLDivElement>(null);
  useWantedPart(body);
  const title = row ? `${row.code}. ${row.node.title}` : t('sheet.title');
  return (
    <SidePanel name="criterion" title={title} onClose={onClose} initialWidth={352}>
      <div ref={body} className={styles['parts']} key={row?.code ?? ''}>
        {row?.leaf ? (
          <>
            <WorkNotes code={row.code} />
            {spokenOf ? <AppraisalPart leafCode={row.code} /> : null}
            <GuidancePart leaf={row.leaf} ours={row.ours} />
            <InputsPart leaf={row.leaf} ours={row.ours} />
            <ExplanationPart leaf={row.leaf} ours={row.ours} />
            <EvidencePart leaf={row.leaf} ours={row.ours} />
            <LastYearPart leaf={row.leaf} ours={row.ours} />
            {spokenOf ? null : <AppraisalPart leafCode={row.code} />}
            <HistoryPart key={row.code} leaf={row.leaf} />
          </>
        ) : (
          <p className="quiet">{row ? t('sheet.panel.group') : t('sheet.panel.chooseRow')}</p>
        )}
      </div>
    </SidePanel>
  );
}

/** Brings the part asked for by key into view and puts the cursor in its first field. */
function useWantedPart(body: { readonly current: HTMLDivElement | null }): void {
  const wanted = useSheetView((view) => view.wanted);
  const done = useRef(wanted?.turn ?? 0);
  const fresh = useRef(true);
  useEffect(() => {
    const justOpened = fresh.current;
    fresh.current = false;
    if (!wanted || (wanted.turn === done.current && !justOpened)) return;
    done.current = wanted.turn;
    const part = body.current?.querySelector<HTMLElement>(`[data-part="${wanted.part}"]`);
    part?.scrollIntoView({ block: 'start' });
    (part?.querySelector<HTMLElement>('[data-start]') ?? part)?.focus({ preventScroll: true });
  }, [wanted, body]);
}
