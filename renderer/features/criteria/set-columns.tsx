import type { DraftSummary } from '#shared/contract/channels/criteria-editor.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { Link } from 'wouter';
import type { Column } from '#renderer/components/data-table-types.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { FindingsBadge } from '#renderer/features/criteria/findings.tsx';

type SetSummary = OutputOf<'criteria.listSets'>['sets'][number];

/** A line of the list: a set that is held, or a draft of one. */
export type SetLine =
  | { readonly kind: 'set'; readonly set: SetSummary }
  | { readonly kind: 'draft'; readonly draft: DraftSummary };

/** The key of a line. */
export function lineKey(line: SetLine): string {
  return line.kind === 'set' ? line.set.hash : line.draft.id;
}

/** Where a line opens. */
export function lineHref(line: SetLine): string {
  return line.kind === 'set' ? `/bo-tieu-chi/${line.set.hash}` : `/bo-tieu-chi/soan/${line.draft.id}`;
}

const head = (
  line: SetLine,
): { title: string; code: string; year: string; version: number; leafCount: number } =>
  line.kind === 'set' ? { ...line.set, year: String(line.set.year) } : line.draft;

export const SET_COLUMNS: readonly Column<SetLine>[] = [
  {
    key: 'title',
    header: t('criteria.name'),
    cell: (line) => (
      // Enter on the row does the same, so the link is no stop of its own.
      <Link href={lineHref(line)} tabIndex={-1}>
        {head(line).title}
      </Link>
    ),
    sort: (line) => head(line).title,
    search: (line) => `${head(line).title} ${head(line).code}`,
  },
  {
    key: 'year',
    header: t('criteria.year'),
    width: '72px',
    cell: (line) => head(line).year,
    sort: (line) => head(line).year,
  },
  {
    key: 'version',
    header: t('criteria.version'),
    width: '64px',
    cell: (line) => head(line).version,
    sort: (line) => head(line).version,
  },
  {
    key: 'leaves',
    header: t('criteria.leaves'),
    align: 'right',
    width: '108px',
    cell: (line) => head(line).leafCount,
    sort: (line) => head(line).leafCount,
  },
  {
    key: 'maximum',
    header: t('criteria.maximum'),
    align: 'right',
    width: '88px',
    cell: (line) => (line.kind === 'set' ? <PointsText value={line.set.maximum} /> : t('common.dash')),
    sort: (line) => (line.kind === 'set' ? line.set.maximum : null),
  },
  {
    key: 'source',
    header: t('criteria.source'),
    width: '210px',
    cell: (line) => (line.kind === 'set' ? <SetSource set={line.set} /> : <DraftState draft={line.draft} />),
    sort: (line) => line.kind,
  },
  {
    key: 'check',
    header: t('criteria.check'),
    width: '200px',
    cell: (line) =>
      line.kind === 'set' ? (
        <FindingsBadge findings={line.set.findings} />
      ) : (
        <span className="quiet">
          {t('criteria.savedBy', { at: formatMoment(line.draft.updatedAt), name: line.draft.updatedBy })}
        </span>
      ),
    sort: (line) =>
      line.kind === 'set' ? line.set.findings.filter((finding) => finding.severity !== 'info').length : 0,
  },
];

function SetSource({ set }: { readonly set: SetSummary }) {
  return (
    <span className="row">
      {t(set.source === 'builtin' ? 'criteria.builtin' : 'criteria.importedSource')}
      {set.sample ? (
        <StatusBadge tone="info" title={t('criteria.sampleHint')}>
          {t('criteria.sample')}
        </StatusBadge>
      ) : null}
    </span>
  );
}

const STATES = {
  open: ['look', t('criteria.draftOpen')],
  published: ['good', t('criteria.draftPublished')],
  archived: ['plain', t('criteria.draftArchived')],
} as const;

function DraftState({ draft }: { readonly draft: DraftSummary }) {
  const [tone, words] = STATES[draft.state];
  return <StatusBadge tone={tone}>{words}</StatusBadge>;
}
