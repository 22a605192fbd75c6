import type { ReactNode } from 'react';
import type { EvidenceDocument, EvidenceLink } from '#shared/contract/channels/scoring.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetData } from '#renderer/lib/sheet/sheet-store.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { formatBytes } from '#shared/lib/text-format.ts';

/** A document and the criteria it stands under. */
export interface DocumentUse {
  readonly document: EvidenceDocument;
  readonly links: readonly EvidenceLink[];
}

/** Every document with its uses. */
export function listDocumentUses(data: SheetData): readonly DocumentUse[] {
  return data.documents.map((document) => ({
    document,
    links: data.evidence.filter((link) => link.documentId === document.id),
  }));
}

const isUndescribed = ({ document }: DocumentUse): boolean => document.number === '' || document.date === '';

export const EVIDENCE_FILTERS: readonly RowFilter<DocumentUse>[] = [
  { key: 'bad', label: t('evidence.filter.bad'), test: ({ document }) => !document.intact },
  { key: 'unused', label: t('evidence.filter.unused'), test: ({ links }) => links.length === 0 },
  { key: 'undescribed', label: t('evidence.filter.undescribed'), test: isUndescribed },
];

function stateBadge(use: DocumentUse): ReactNode {
  if (!use.document.intact) return <StatusBadge tone="bad">{t('evidence.state.bad')}</StatusBadge>;
  if (use.links.length === 0) return <StatusBadge tone="plain">{t('evidence.state.unused')}</StatusBadge>;
  if (isUndescribed(use)) return <StatusBadge tone="look">{t('evidence.state.undescribed')}</StatusBadge>;
  return <StatusBadge tone="good">{t('evidence.state.good')}</StatusBadge>;
}

/** The columns of the library. */
export function evidenceColumns(): readonly Column<DocumentUse>[] {
  return [
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
      width: '130px',
      cell: ({ document }) => document.number,
      sort: ({ document }) => document.number || null,
      search: ({ document }) => document.number,
    },
    { key: 'date', header: t('evidence.column.date'), width: '100px', cell: ({ document }) => document.date },
    {
      key: 'issuer',
      header: t('evidence.column.issuer'),
      width: '180px',
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
      width: '150px',
      cell: ({ links }) => links.map(({ leafCode }) => leafCode).join(', '),
      search: ({ links }) => links.map(({ leafCode }) => leafCode).join(' '),
    },
    { key: 'state', header: t('evidence.column.state'), width: '150px', cell: (use) => stateBadge(use) },
  ];
}
