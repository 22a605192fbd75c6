import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { whatWouldRaise } from '#shared/domain/scoring/what-would-raise.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatDay, formatIndex } from '#shared/lib/text-format.ts';
import { Bars } from '#renderer/components/bars.tsx';
import { FieldBars } from '#renderer/components/field-bars.tsx';
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
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';
import { sheetTotals } from '#renderer/lib/sheet/totals.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './overview.module.css';

const HELP = { title: t('overview.title'), text: [t('overview.purpose')], keys: [] } as const;

/** "Tổng quan" of a ward. */
export function WardOverviewScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <PageHeader
        title={t('overview.title')}
        purpose={t('overview.purpose')}
        actions={
          <Button component={Link} href="/cham-diem">
            {t('overview.continue')}
          </Button>
        }
      />
      <WithSheet>
        <div className="page-body">
          <PublishedResult />
          <SetMoveNotice />
          <Figures />
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

function Figures(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const { today } = useWorkspace().state;
  const totals = useMemo(() => sheetTotals(state), [state]);
  const { data } = state;
  const { lastYear } = data;
  const left = totals.leafCount - totals.scoredCount;
  return (
    <dl className={`block ${styles['figures'] ?? ''}`}>
      <Figure
        label={t('overview.deadline')}
        value={formatDay(data.round.deadline)}
        note={daysLeftText(today, data.round.deadline)}
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
      <Figure label={t('overview.class')} value={totals.className ?? t('sheet.total.noClass')} />
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
    </dl>
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

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: string;
}

function Figure({ label, value, note = '' }: FigureProps): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={styles['value']}>{value}</dd>
      {note === '' ? null : <dd className="quiet">{note}</dd>}
    </div>
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
  return (
    <section className="block" aria-label={t('overview.raise')}>
      <h2>{t('overview.raise')}</h2>
      {raises.length === 0 ? (
        <p className="block-body quiet">{t('overview.raiseNone')}</p>
      ) : (
        <Bars
          caption={t('overview.raise')}
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
