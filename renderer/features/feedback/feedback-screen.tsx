import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { AcceptRest } from '#renderer/features/feedback/accept-rest.tsx';
import { FeedbackNotices } from '#renderer/features/feedback/feedback-notices.tsx';
import { POINT_FILTERS, pointColumns } from '#renderer/features/feedback/point-columns.tsx';
import { PointPanel } from '#renderer/features/feedback/point-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { nextOpen, openPoints, type Point } from '#renderer/lib/point-words.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

const HELP = {
  title: t('feedback.title'),
  text: [t('feedback.help1'), t('feedback.help2')],
  keys: [
    ['↑ ↓', t('feedback.keyMove')],
    ['Enter', t('feedback.keyAnswer')],
    ['↑ ↓', t('feedback.keyKind')],
    ['Enter', t('feedback.keySave')],
    ['Esc', t('feedback.keyBack')],
  ],
} as const;

/** "Ý kiến thẩm định": what the city wants answers on, as a to-do list, answered right there. */
export function FeedbackScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <WithSheet>
        <PageHeader title={t('feedback.title')} purpose={t('feedback.purpose')} actions={<AcceptRest />} />
        <TodoList />
      </WithSheet>
    </div>
  );
}

function TodoList(): ReactNode {
  const points = useSheetState((state) => state.data.points);
  const leaves = useSheetState((state) => state.leaves);
  const { today } = useWorkspace().state;
  const [selected, setSelected] = useState<string | null>(() => openPoints(points)[0]?.leafCode ?? null);
  const page = useRef<HTMLDivElement>(null);
  const titleOf = useMemo(() => (leafCode: string) => leaves.get(leafCode)?.title ?? '', [leaves]);
  const columns = useMemo(() => pointColumns(today, titleOf), [today, titleOf]);
  const chosen = points.find(({ leafCode }) => leafCode === selected) ?? null;

  // After the drawing that shows the point: before it, the field of the point just left would get the focus.
  const [wanted, setWanted] = useState<{ readonly part: 'answer' | 'row' } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const target = wanted.part === 'answer' ? 'aside input[data-answer]' : 'tr[aria-selected="true"]';
    page.current?.querySelector<HTMLElement>(target)?.focus();
  }, [wanted]);
  const goOn = (from: Point, next: boolean): void => {
    if (!next) return;
    const code = nextOpen(points, from.leafCode);
    if (code === null) {
      setWanted({ part: 'row' });
      return;
    }
    setSelected(code);
    setWanted({ part: 'answer' });
  };
  return (
    <div className="page-body fill" ref={page}>
      <SplitView
        panel={
          chosen ? (
            <PointPanel
              point={chosen}
              title={titleOf(chosen.leafCode)}
              onClose={() => setSelected(null)}
              onKept={(next) => goOn(chosen, next)}
            />
          ) : null
        }
      >
        <FeedbackNotices />
        <DataTable<Point>
          label={t('feedback.table')}
          rows={points}
          columns={columns}
          rowKey={({ leafCode }) => leafCode}
          selectedKey={selected}
          onSelect={({ leafCode }) => setSelected(leafCode)}
          onOpen={({ leafCode }) => {
            setSelected(leafCode);
            setWanted({ part: 'answer' });
          }}
          filters={POINT_FILTERS}
          empty={<EmptyState icon="comment" title={t('feedback.empty')} hint={t('feedback.emptyHint')} />}
        />
      </SplitView>
    </div>
  );
}
