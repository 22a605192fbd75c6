import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { StatisticRow } from '#shared/contract/channels/statistics.ts';
import { traceToLines } from '#shared/domain/scoring/explain/trace-to-vietnamese.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { leavesThatFollow, type FollowingLeaf } from '#shared/domain/statistics/follow.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { TypedFigure } from '#shared/schemas/answer.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { figureProblem } from '#renderer/features/statistics/statistic-columns.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './statistics.module.css';

interface StatisticPanelProps {
  readonly row: StatisticRow;
  /** As it stood when the page was opened. */
  readonly opened: TypedFigure;
  readonly onClose: () => void;
}

/** A figure in words: what was typed, and whether it is an estimate. */
function figureWords({ raw, estimated }: TypedFigure): string {
  if (raw.trim() === '') return t('statistics.panel.blank');
  return estimated ? t('statistics.panel.estimated', { figure: raw }) : raw;
}

/** One statistic: the leaves that follow it with points before and now, who saved it last, and its history. */
export function StatisticPanel({ row, opened, onClose }: StatisticPanelProps): ReactNode {
  const problem = figureProblem(row.raw);
  return (
    <SidePanel name="statistic" title={`${row.code}. ${row.label}`} onClose={onClose} initialWidth={380}>
      <div className="column">
        {problem === null ? null : <Notice tone="look">{problem}</Notice>}
        <p className="quiet">
          {row.updatedAt === null
            ? t('statistics.panel.neverSaved')
            : t('statistics.panel.saved', { name: row.updatedBy, time: formatMoment(row.updatedAt) })}
        </p>
        <Leaves row={row} opened={opened} />
        <History key={row.code} code={row.code} version={row.version} />
      </div>
    </SidePanel>
  );
}

function Leaves({ row, opened }: Pick<StatisticPanelProps, 'row' | 'opened'>): ReactNode {
  const set = useSheetState((state) => state.data.set);
  const unitType = useSheetState((state) => state.data.unit.type);
  const answers = useSheetState((state) => state.answers);
  const { code, raw, estimated } = row;
  const following = useMemo(
    () =>
      leavesThatFollow(
        set,
        new Map(Object.entries(answers)),
        { code, before: opened, after: { raw, estimated } },
        { unitType },
      ),
    [set, unitType, answers, code, raw, estimated, opened],
  );
  return (
    <section className="column tight" aria-label={t('statistics.panel.leaves')}>
      <h3 className={styles['heading']}>{t('statistics.panel.leaves')}</h3>
      {following.length === 0 ? <p className="quiet">{t('statistics.panel.noLeaves')}</p> : null}
      <ul className={styles['leaves']}>
        {following.map((each) => (
          <Leaf key={each.leaf.code} following={each} opened={opened} />
        ))}
      </ul>
    </section>
  );
}

function Points({ result }: { readonly result: LeafResult }): ReactNode {
  const missing = result.status === 'notApplicable' ? t('common.notApplicable') : t('common.notScored');
  return <PointsText value={result.points} missing={missing} />;
}

interface LeafProps {
  readonly following: FollowingLeaf;
  readonly opened: TypedFigure;
}

function Leaf({ following: { leaf, before, after }, opened }: LeafProps): ReactNode {
  const [, navigate] = useLocation();
  const goTo = (): void => {
    jumpToRow(leaf.code);
    navigate('/cham-diem');
  };
  const same = before.points === after.points && before.status === after.status;
  const lines = traceToLines(after.trace);
  return (
    <li className={styles['leaf']}>
      <button type="button" className="link-button" onClick={goTo}>
        {leaf.code}. {leaf.title}
      </button>
      <dl className={styles['points']}>
        <dt>{t('statistics.panel.before', { figure: figureWords(opened) })}</dt>
        <dd>
          <Points result={before} />
        </dd>
        <dt>{t('statistics.panel.now')}</dt>
        <dd>
          <strong>
            <Points result={after} />
          </strong>
          {same ? <span className="quiet"> ({t('statistics.panel.unchanged')})</span> : null}
        </dd>
      </dl>
      {lines.length > 0 ? (
        <ul className={styles['working']}>
          {lines.map((line, index) => (
            // Lines of one working may repeat; their place is what tells them apart.
            <li key={`${index}-${line}`}>{line}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** Who changed the figure, newest first; read on demand, and again after each save. */
function History({ code, version }: { readonly code: string; readonly version: number }): ReactNode {
  const [asked, setAsked] = useState(false);
  return (
    <section className="column tight" aria-label={t('statistics.panel.history')}>
      <h3 className={styles['heading']}>{t('statistics.panel.history')}</h3>
      {asked ? (
        <Changes key={version} code={code} />
      ) : (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {t('statistics.panel.historyShow')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Changes({ code }: { readonly code: string }): ReactNode {
  const { roundId } = useSheet();
  const history = useQuery('statistics.readHistory', { roundId, code });
  if (history.error) return <ErrorMessage error={history.error} />;
  if (!history.value) return null;
  const { changes } = history.value;
  if (changes.length === 0) return <p className="quiet">{t('statistics.panel.historyNone')}</p>;
  return (
    <ul className={styles['changes']}>
      {changes.map(({ at, actor, before, after }) => (
        <li key={at}>
          <span className="quiet">
            {formatMoment(at)} · {actor}
          </span>
          <div>
            {t('statistics.panel.changed', {
              before: figureWords(before ?? { raw: '', estimated: false }),
              after: figureWords(after),
            })}
          </div>
          {after.note === (before?.note ?? '') ? null : <div className="quiet">{after.note}</div>}
        </li>
      ))}
    </ul>
  );
}
