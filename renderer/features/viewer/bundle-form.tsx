import type { ReactNode } from 'react';
import type { ViewedBundle, ViewedRow } from '#shared/contract/channels/viewer.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './viewer.module.css';

function wordsOf({ remark, request, response }: ViewedRow): string {
  const asked = request === '' ? '' : t('viewer.request', { text: request });
  const answered = response === '' ? '' : t('viewer.response', { text: response });
  const said = [remark.trim(), asked, answered].filter((text) => text !== '');
  return said
    .map((text, index) => (index < said.length - 1 && !/[.!?;]$/.test(text) ? `${text}.` : text))
    .join(' ');
}

const APPRAISED: Column<ViewedRow> = {
  key: 'appraised',
  header: t('viewer.appraised'),
  width: '96px',
  align: 'right',
  cell: ({ appraisedPoints }) => <PointsText value={appraisedPoints} />,
};

function columnsOf({ kind }: ViewedBundle): readonly Column<ViewedRow>[] {
  return [
    {
      key: 'code',
      header: t('viewer.code'),
      width: '76px',
      cell: ({ code }) => code,
      search: ({ code }) => code,
    },
    {
      key: 'title',
      header: t('viewer.content'),
      cell: ({ title }) => title ?? <span className="quiet">{t('viewer.contentUnknown')}</span>,
      search: ({ title }) => title ?? '',
    },
    ...(kind === 'statistics' ? [] : [MAXIMUM]),
    // Points follow from the figures: a part carries none.
    ...(kind === 'submission' || kind === 'feedback' || kind === 'results' ? FILLED : []),
    ...(kind === 'feedback' || kind === 'results' ? [APPRAISED] : []),
    ...(isSetOnly(kind) ? [] : [wordsColumn(kind)]),
    ...(kind === 'submission' || kind === 'part' ? [DOCUMENTS] : []),
  ];
}

const MAXIMUM: Column<ViewedRow> = {
  key: 'maximum',
  header: t('viewer.maximum'),
  width: '76px',
  align: 'right',
  cell: ({ maximum }) => <PointsText value={maximum} />,
};

const FILLED: readonly Column<ViewedRow>[] = [
  {
    key: 'self',
    header: t('viewer.self'),
    width: '100px',
    align: 'right',
    cell: ({ selfPoints, notApplicable }) =>
      notApplicable ? (
        <span className="quiet">{t('common.notApplicable')}</span>
      ) : (
        <PointsText value={selfPoints} />
      ),
  },
];

function wordsColumn(kind: ViewedBundle['kind']): Column<ViewedRow> {
  const header = t(
    kind === 'statistics' ? 'viewer.figure' : kind === 'part' ? 'viewer.answered' : 'viewer.remark',
  );
  return { key: 'words', header, width: '34%', cell: wordsOf, search: wordsOf };
}

/** A bundle that brings criteria and no answers to them. */
function isSetOnly(kind: ViewedBundle['kind']): boolean {
  return kind === 'setup' || kind === 'criteria';
}

function formTitle(kind: ViewedBundle['kind']): string {
  if (kind === 'statistics') return t('viewer.formFigures');
  if (isSetOnly(kind)) return t('viewer.formSet');
  return t(kind === 'part' ? 'viewer.formPart' : 'viewer.form');
}

const DOCUMENTS: Column<ViewedRow> = {
  key: 'documents',
  header: t('viewer.documents'),
  width: '84px',
  align: 'right',
  cell: ({ evidence }) => (evidence.length === 0 ? '' : evidence.length),
};

/** The official form inside a bundle: every criterion with its points and words. */
export function BundleForm({ bundle }: { readonly bundle: ViewedBundle }): ReactNode {
  if (bundle.kind === 'receipt' || bundle.kind === 'repair' || bundle.kind === 'report') return null;
  return (
    <section className="block" aria-label={formTitle(bundle.kind)}>
      <h2>{formTitle(bundle.kind)}</h2>
      {bundle.totals ? <Sums totals={bundle.totals} /> : null}
      <DataTable
        label={t('viewer.formOf')}
        rows={bundle.rows}
        columns={columnsOf(bundle)}
        rowKey={({ code }) => code}
        empty={<EmptyState icon="sheet" title={t('viewer.rowsNone')} hint={t('viewer.rowsNoneHint')} />}
      />
    </section>
  );
}

function Sums({ totals }: { readonly totals: NonNullable<ViewedBundle['totals']> }): ReactNode {
  const { selfPoints, appraisedPoints, maximum } = totals;
  return (
    <p className={styles['sums']}>
      {selfPoints === null ? null : (
        <span>{t('viewer.totalSelf', { points: formatPoints(selfPoints, { min: 2 }) })}</span>
      )}
      {appraisedPoints === null ? null : (
        <span>{t('viewer.totalAppraised', { points: formatPoints(appraisedPoints, { min: 2 }) })}</span>
      )}
      {maximum === null ? null : <span>{t('viewer.totalMaximum', { points: formatPoints(maximum) })}</span>}
    </p>
  );
}
