import type { ReactNode } from 'react';
import type { Column } from '#renderer/components/data-table-types.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { isInView, type DocumentUse } from '#renderer/features/evidence/library-views.ts';
import { t } from '#renderer/i18n/translate.ts';
import { formatBytes } from '#shared/lib/text-format.ts';

/** The most pressing thing about a document; the lists by chips show each of them. */
function stateBadge(use: DocumentUse): ReactNode {
  const verdict = use.file?.verdict;
  if (!use.document.intact) return <StatusBadge tone="bad">{t('evidence.state.bad')}</StatusBadge>;
  if (verdict === 'broken') return <StatusBadge tone="bad">{t('evidence.state.broken')}</StatusBadge>;
  if (verdict === 'encrypted') return <StatusBadge tone="bad">{t('evidence.state.encrypted')}</StatusBadge>;
  if (isInView(use, 'lookalike'))
    return <StatusBadge tone="look">{t('evidence.state.lookalike')}</StatusBadge>;
  if (use.large) return <StatusBadge tone="look">{t('evidence.state.large')}</StatusBadge>;
  if (use.links.length === 0) return <StatusBadge tone="plain">{t('evidence.state.unused')}</StatusBadge>;
  if (isInView(use, 'undescribed'))
    return <StatusBadge tone="look">{t('evidence.state.undescribed')}</StatusBadge>;
  return <StatusBadge tone="good">{t('evidence.state.good')}</StatusBadge>;
}

/** The columns of the library. */
export const EVIDENCE_COLUMNS: readonly Column<DocumentUse>[] = [
  {
    key: 'name',
    header: t('evidence.column.name'),
    cell: ({ document }) => document.title || document.fileName,
    sort: ({ document }) => document.title || document.fileName,
    search: ({ document }) => `${document.title} ${document.fileName}`,
  },
  {
    key: 'number',
    header: t('evidence.column.number'),
    width: '120px',
    cell: ({ document }) => document.number,
    sort: ({ document }) => document.number || null,
    search: ({ document }) => document.number,
  },
  { key: 'date', header: t('evidence.column.date'), width: '96px', cell: ({ document }) => document.date },
  {
    key: 'issuer',
    header: t('evidence.column.issuer'),
    width: '150px',
    cell: ({ document }) => document.issuer,
    sort: ({ document }) => document.issuer || null,
    search: ({ document }) => document.issuer,
  },
  {
    key: 'size',
    header: t('evidence.column.size'),
    width: '84px',
    align: 'right',
    cell: ({ document }) => formatBytes(document.size),
    sort: ({ document }) => document.size,
  },
  {
    key: 'uses',
    header: t('evidence.column.uses'),
    width: '130px',
    cell: ({ links }) => links.map(({ leafCode }) => leafCode).join(', '),
    search: ({ links }) => links.map(({ leafCode }) => leafCode).join(' '),
  },
  { key: 'state', header: t('evidence.column.state'), width: '150px', cell: (use) => stateBadge(use) },
];

/** Beside an open panel, which says the rest. */
const NARROW = new Set(['name', 'number', 'size', 'state']);
export const NARROW_COLUMNS = EVIDENCE_COLUMNS.filter(({ key }) => NARROW.has(key));
