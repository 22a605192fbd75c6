import type { Comparison } from '#shared/contract/channels/transport-results.ts';
import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';

type Leaf = Comparison['leaves'][number];

type Outcome = Leaf['outcome'] | 'given';

const TONES: Readonly<Record<Outcome, Tone>> = {
  same: 'good',
  changed: 'look',
  open: 'plain',
  given: 'info',
};

/** What became of a criterion; given: the city scores it itself, the ward sent no points for it. */
export function outcomeOf({
  outcome,
  sentPoints,
  sentStatus,
}: Pick<Leaf, 'outcome' | 'sentPoints' | 'sentStatus'>): Outcome {
  const isCitys = sentPoints === null && sentStatus !== 'NOT_APPLICABLE';
  return outcome === 'changed' && isCitys ? 'given' : outcome;
}

/** How far the points returned differ from the points sent; null where either is missing. */
export function changeOf({ sentPoints, returned }: Pick<Leaf, 'sentPoints' | 'returned'>): Points | null {
  const appraised = returned?.appraisedPoints ?? null;
  return sentPoints === null || appraised === null ? null : pointsFromMicro(appraised - sentPoints);
}

function wordsOf({ returned, sentAnswer }: Leaf): string {
  const answer = sentAnswer === '' ? '' : t('compare.sentAnswer', { text: sentAnswer });
  const request = returned && returned.request !== '' ? t('compare.request', { text: returned.request }) : '';
  return [answer, returned?.reason ?? '', request].filter((text) => text !== '').join(' ');
}

/** The columns of the comparison. */
export const COMPARE_COLUMNS: readonly Column<Leaf>[] = [
  {
    key: 'code',
    header: t('compare.leaf'),
    width: '76px',
    cell: ({ leafCode }) => leafCode,
    search: ({ leafCode }) => leafCode,
  },
  {
    key: 'title',
    header: t('compare.content'),
    cell: ({ title }) => title,
    search: ({ title }) => title,
  },
  {
    key: 'maximum',
    header: t('compare.maximum'),
    width: '76px',
    align: 'right',
    cell: ({ maximum }) => <PointsText value={maximum} />,
  },
  {
    key: 'sent',
    header: t('compare.sentPoints'),
    width: '96px',
    align: 'right',
    cell: ({ sentPoints, sentStatus }) =>
      sentStatus === 'NOT_APPLICABLE' ? (
        <span className="quiet">{t('common.notApplicable')}</span>
      ) : (
        <PointsText value={sentPoints} />
      ),
    sort: ({ sentPoints }) => sentPoints,
  },
  {
    key: 'returned',
    header: t('compare.returnedPoints'),
    width: '96px',
    align: 'right',
    cell: ({ returned }) =>
      returned?.notApplicable === true ? (
        <span className="quiet">{t('common.notApplicable')}</span>
      ) : (
        <PointsText value={returned?.appraisedPoints ?? null} />
      ),
    sort: ({ returned }) => returned?.appraisedPoints ?? null,
  },
  {
    key: 'change',
    header: t('compare.change'),
    width: '96px',
    align: 'right',
    cell: (leaf) => <PointsText value={changeOf(leaf)} change />,
    sort: changeOf,
  },
  {
    key: 'outcome',
    header: t('compare.outcome'),
    width: '150px',
    cell: (leaf) =>
      leaf.returned === null ? (
        <span className="quiet">{t('compare.none')}</span>
      ) : (
        <StatusBadge tone={TONES[outcomeOf(leaf)]}>{t(`compare.${outcomeOf(leaf)}`)}</StatusBadge>
      ),
    sort: outcomeOf,
  },
  { key: 'words', header: t('compare.words'), width: '26%', cell: wordsOf, search: wordsOf },
];

/** Chips by outcome, once anything came back. */
export function compareFilters({ returned }: Comparison): readonly RowFilter<Leaf>[] {
  if (returned === null) return [];
  return (['changed', 'same', 'given', 'open'] as const).map((outcome) => ({
    key: outcome,
    label: t(`compare.${outcome}`),
    test: (leaf) => outcomeOf(leaf) === outcome,
  }));
}
