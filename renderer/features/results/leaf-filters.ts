import type { PublishedLeaf } from '#shared/contract/channels/publication.ts';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';

function isBelow({ finalPoints, lastYearPoints }: PublishedLeaf): boolean {
  return finalPoints !== null && lastYearPoints !== null && finalPoints < lastYearPoints;
}

function isAbove({ finalPoints, lastYearPoints }: PublishedLeaf): boolean {
  return finalPoints !== null && lastYearPoints !== null && finalPoints > lastYearPoints;
}

/** Chips of the table of criteria. What is not known on one side is no difference. */
export const LEAF_FILTERS: readonly RowFilter<PublishedLeaf>[] = [
  { key: 'lost', label: t('results.filterLost'), test: ({ lost }) => lost !== null },
  {
    key: 'changed',
    label: t('results.filterChanged'),
    test: ({ selfPoints, finalPoints }) =>
      selfPoints !== null && finalPoints !== null && selfPoints !== finalPoints,
  },
  { key: 'below', label: t('results.filterBelow'), test: isBelow },
  { key: 'above', label: t('results.filterAbove'), test: isAbove },
];
