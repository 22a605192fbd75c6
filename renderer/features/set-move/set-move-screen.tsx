import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link, useLocation, useRoute } from 'wouter';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { CodeMap } from '#shared/schemas/criteria-comparison.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { flushEverything } from '#renderer/lib/before-leave.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useSheetAccess } from '#renderer/lib/sheet/sheet-context.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { ArchivePage } from '#renderer/features/set-move/archive-page.tsx';
import {
  doubledTarget,
  newRows,
  planLines,
  targetsOf,
  type Move,
} from '#renderer/features/set-move/move-plan.ts';
import { planColumns, PLAN_FILTERS } from '#renderer/features/set-move/plan-columns.tsx';
import styles from './set-move.module.css';

/** "Chuyển sang bộ tiêu chí mới": what a correction of the set changes, and moving the sheet over. */
export function SetMoveScreen(): ReactNode {
  const [isArchive, params] = useRoute('/cham-diem/bo-moi/cu/:archiveId');
  return isArchive ? <ArchivePage archiveId={params.archiveId} /> : <MovePage />;
}

function MovePage(): ReactNode {
  const roundId = useRound().round?.id ?? null;
  const reading = useQuery('criteriaEditor.readMove', roundId === null ? null : { roundId });
  const [moved, setMoved] = useState<number | null>(null);
  const { load } = useSheetAccess();
  const move = reading.value?.move ?? null;
  const archives = reading.value?.archives ?? [];
  const onMoved = (count: number): void => {
    setMoved(count);
    void reading.reload();
    void load();
  };
  if (reading.value && move !== null && roundId !== null)
    return <PlanPage key={move.toHash} roundId={roundId} move={move} onMoved={onMoved} />;
  return (
    <div className="page">
      <PageHeader
        title={t('setMove.title')}
        purpose={t('setMove.purpose')}
        actions={
          <Button component={Link} href="/cham-diem" variant="default">
            {t('section.sheet')}
          </Button>
        }
      />
      <div className="page-body">
        {reading.error ? <ErrorMessage error={reading.error} /> : null}
        {reading.loading && reading.value === null ? <Loading /> : null}
        {moved === null ? null : <Notice tone="good">{t('setMove.done', { count: moved })}</Notice>}
        {reading.value && moved === null ? (
          <EmptyState icon="list" title={t('setMove.nothing')} hint={t('setMove.nothingHint')} />
        ) : null}
        {archives.length > 0 ? (
          <section className="block" aria-label={t('setMove.archives')}>
            <h2>{t('setMove.archives')}</h2>
            <ul className={styles['archives']}>
              {archives.map((archive) => (
                <li key={archive.id}>
                  <span className="grow">
                    {t('setMove.archive', {
                      title: archive.criteriaSetTitle,
                      count: archive.answerCount,
                      at: formatMoment(archive.archivedAt),
                    })}
                  </span>
                  <Button
                    component={Link}
                    href={`/cham-diem/bo-moi/cu/${archive.id}`}
                    size="compact-sm"
                    variant="default"
                  >
                    {t('setMove.readArchive')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </div>
  );
}

interface PlanPageProps {
  readonly roundId: string;
  readonly move: Move;
  readonly onMoved: (count: number) => void;
}

function PlanPage({ roundId, move, onMoved }: PlanPageProps): ReactNode {
  const [wish, setWish] = useState<CodeMap>({});
  const [asking, setAsking] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const [, go] = useLocation();
  const command = useCommand('criteriaEditor.moveSheet');
  const lines = useMemo(() => planLines(move, wish), [move, wish]);
  const columns = useMemo(
    () =>
      planColumns(targetsOf(move), move.sheetIsOpen, (from, to) =>
        setWish((before) => ({ ...before, [from]: to })),
      ),
    [move],
  );
  const doubled = doubledTarget(lines);
  const fresh = newRows(move, lines);
  const answered = lines.filter((line) => line.answered);
  const lost = answered.filter(({ to }) => to === null).length;
  const run = async (): Promise<void> => {
    await flushEverything();
    const codeMap = { ...move.comparison.codeMap, ...wish };
    const reply = await command.run({ roundId, toHash: move.toHash, codeMap });
    if (reply.ok) onMoved(reply.value.moved);
  };
  return (
    <div className="page">
      <PageHeader
        title={t('setMove.title')}
        purpose={t('setMove.fromTo', {
          from: move.fromTitle,
          to: move.toTitle,
          at: formatMoment(move.receivedAt),
        })}
        actions={
          <>
            <Button variant="subtle" onClick={() => go('/cham-diem')}>
              {t('section.sheet')}
            </Button>
            <Button disabled={!move.sheetIsOpen || doubled !== null} onClick={() => setAsking(true)}>
              {t('setMove.move')}
            </Button>
          </>
        }
      />
      <div className={styles['notices']}>
        {move.sheetIsOpen ? null : <Notice tone="look">{t('setMove.closed')}</Notice>}
        {doubled === null ? null : <Notice tone="bad">{t('setMove.taken', { code: doubled })}</Notice>}
        {fresh.length > 0 ? (
          <Notice tone="info">
            {t('setMove.newRows', { list: fresh.map(({ code }) => code).join(', ') })}
          </Notice>
        ) : null}
      </div>
      <DataTable
        label={t('setMove.table')}
        rows={lines}
        columns={columns}
        rowKey={({ from }) => from.code}
        filters={PLAN_FILTERS}
        selectedKey={selected}
        onSelect={({ from }) => setSelected(from.code)}
        empty={<EmptyState icon="list" title={t('setMove.nothing')} hint={t('setMove.nothingHint')} />}
      />
      {asking ? (
        <DecisionDialog
          title={t('setMove.move')}
          confirmLabel={t('setMove.move')}
          focusConfirm
          busy={command.busy}
          error={command.error}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('setMove.moveWhat', { count: answered.length - lost })}</p>
          {lost > 0 ? <Notice tone="look">{t('setMove.leftBehind', { count: lost })}</Notice> : null}
        </DecisionDialog>
      ) : null}
    </div>
  );
}
