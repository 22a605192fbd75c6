import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { whatWouldRaise } from '#shared/domain/scoring/what-would-raise.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatDay, formatIndex } from '#shared/lib/text-format.ts';
import { Bars } from '#renderer/components/bars.tsx';
import { FieldBars } from '#renderer/components/field-bars.tsx';
import { Figure, Figures } from '#renderer/components/figures.tsx';
import { PublishedResult } from '#renderer/components/published-result.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SetMoveNotice } from '#renderer/components/set-move-notice.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { TodoList } from '#renderer/features/ward-overview/todo-list.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { daysLeftText } from '#renderer/lib/day-words.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { countScored } from '#renderer/lib/sheet/work.ts';
import { useSheetAccess, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';
import type { SheetData } from '#renderer/lib/sheet/sheet-store.ts';
import { sheetTotals } from '#renderer/lib/sheet/totals.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './overview.module.css';

const HELP = { title: t('overview.title'), text: [t('overview.purpose')], keys: [] } as const;

/** "Tổng quan" of a ward. */
export function WardOverviewScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <PageHeader title={t('overview.title')} purpose={t('overview.purpose')} actions={<ToSheet />} />
      <WithSheet>
        <div className="page-body">
          <PublishedResult />
          <SetMoveNotice />
          <OverviewFigures />
          <div className={styles['halves']}>
            <FieldProgress />
            <div className="column">
              <TodoList />
              <Raises />
            </div>
          </div>
        </div>
      </WithSheet>
    </div>
  );
}

/** Scoring goes on only while it can be changed. */
function ToSheet(): ReactNode {
  const { sheet } = useSheetAccess();
  return sheet ? <ToOpenSheet /> : null;
}

function ToOpenSheet(): ReactNode {
  const open = useSheetState(({ data }) => isOpen(data));
  return (
    <Button component={Link} href="/cham-diem" variant={open ? 'filled' : 'default'}>
      {t(open ? 'overview.continue' : 'overview.seeSheet')}
    </Button>
  );
}

function isOpen({ round, state }: SheetData): boolean {
  return round.state === 'open' && (state === 'draft' || state === 'returned');
}

function OverviewFigures(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const { today } = useWorkspace().state;
  const totals = useMemo(() => sheetTotals(state), [state]);
  const { data } = state;
  const { lastYear } = data;
  const left = totals.leafCount - totals.scoredCount;
  return (
    <Figures>
      <Figure
        label={t('overview.deadline')}
        value={formatDay(data.round.deadline)}
        note={
          data.round.state === 'open' ? daysLeftText(today, data.round.deadline) : t('overview.roundEnded')
        }
      />
      <Figure
        label={t('overview.claimed')}
        value={formatPoints(totals.points)}
        note={t('overview.ofMaximum', {
          maximum: formatPoints(totals.maximum),
          index: formatIndex(totals.index) ?? t('common.dash'),
        })}
      />
      <Figure
        label={t('overview.scored')}
        value={t('overview.scoredText', { scored: totals.scoredCount, total: totals.leafCount })}
        note={left === 0 ? t('overview.allScored') : t('overview.left', { count: left })}
      />
      <MyWork />
      <Figure
        label={t(data.state === 'signed' ? 'overview.classSigned' : 'overview.class')}
        value={totals.className ?? t('sheet.total.noClass')}
      />
      <Figure
        label={t('overview.lastYear')}
        value={lastYear.points === null ? t('common.dash') : formatPoints(lastYear.points)}
        note={
          lastYear.rank === null || lastYear.unitCount === null
            ? lastYear.points === null
              ? t('overview.noLastYear')
              : ''
            : t('overview.lastYearRank', { rank: lastYear.rank, count: lastYear.unitCount })
        }
      />
      <Figure
        label={t('overview.state')}
        value={
          <StatusBadge tone={data.state === 'signed' ? 'good' : data.state === 'returned' ? 'look' : 'info'}>
            {t(`sheetState.${data.state}`)}
          </StatusBadge>
        }
        note={
          data.revisionNumber <= 1
            ? t('overview.revision')
            : t('overview.correction', { n: data.revisionNumber - 1 })
        }
      />
    </Figures>
  );
}

/** "Việc của tôi": shown where leaves are assigned to whoever is signed in. */
function MyWork(): ReactNode {
  const mine = useSheetState(({ data }) => data.work?.mine);
  const results = useSheetState((state) => state.results);
  if (!mine || mine.length === 0) return null;
  const scored = countScored(mine, results);
  return (
    <Figure
      label={t('work.mine')}
      value={t('overview.scoredText', { scored, total: mine.length })}
      note={
        scored === mine.length ? t('overview.allScored') : t('overview.left', { count: mine.length - scored })
      }
    />
  );
}

function FieldProgress(): ReactNode {
  const [, navigate] = useLocation();
  return (
    <section className="block" aria-label={t('overview.fields')}>
      <h2>{t('overview.fields')}</h2>
      <FieldBars
        caption={t('overview.fields')}
        onChoose={(code) => {
          jumpToRow(code);
          navigate('/cham-diem');
        }}
      />
    </section>
  );
}

const RAISES_SHOWN = 6;

function Raises(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const [, navigate] = useLocation();
  const raises = useMemo(
    () =>
      whatWouldRaise(state.data.set, state.summary)
        .filter(({ supplier }) => supplier === 'self' || supplier === 'imported')
        .slice(0, RAISES_SHOWN),
    [state],
  );
  const most = raises[0]?.gain ?? 1;
  const title = t(isOpen(state.data) ? 'overview.raise' : 'overview.lost');
  return (
    <section className="block" aria-label={title}>
      <h2>{title}</h2>
      {raises.length === 0 ? (
        <p className="block-body quiet">{t('overview.raiseNone')}</p>
      ) : (
        <Bars
          caption={title}
          bars={raises.map((raise) => ({
            key: raise.code,
            label: `${raise.code}. ${raise.title}`,
            share: raise.gain / most,
            value: t('overview.raiseGain', { points: formatPoints(raise.gain) }),
          }))}
          onChoose={(code) => {
            jumpToRow(code);
            navigate('/cham-diem');
          }}
        />
      )}
    </section>
  );
}
