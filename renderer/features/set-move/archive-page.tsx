import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { inputLabel, inputText } from '#renderer/lib/sheet/input-words.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

type Archive = OutputOf<'criteriaEditor.readArchive'>;

interface ArchiveLine {
  readonly leaf: LeafNode;
  readonly answer: LeafAnswer | null;
  readonly result: LeafResult | null;
  readonly explanation: string;
}

function figuresOf({ leaf, answer }: ArchiveLine): string {
  if (!answer) return '';
  const typed = leaf.leaf.operands.flatMap((operand) =>
    inputKeysOf(operand).map(
      (key) => [inputLabel(operand, key), inputText(operand, answer.inputs[key]?.raw ?? '')] as const,
    ),
  );
  const figures = typed
    .filter(([, text]) => text !== t('common.dash'))
    .map(([label, text]) => `${label}: ${text}`);
  return figures.join('; ');
}

const COLUMNS: readonly Column<ArchiveLine>[] = [
  {
    key: 'code',
    header: t('setMove.code'),
    width: '76px',
    cell: ({ leaf }) => leaf.code,
    search: ({ leaf }) => leaf.code,
  },
  {
    key: 'title',
    header: t('setMove.content'),
    cell: ({ leaf }) => leaf.title,
    search: ({ leaf }) => leaf.title,
  },
  {
    key: 'maximum',
    header: t('setMove.maximum'),
    width: '72px',
    align: 'right',
    cell: ({ leaf }) => <PointsText value={leaf.maximum} />,
  },
  { key: 'figures', header: t('setMove.figures'), width: '30%', cell: figuresOf },
  {
    key: 'points',
    header: t('setMove.points'),
    width: '96px',
    align: 'right',
    cell: ({ result }) => (
      <PointsText
        value={result?.points ?? null}
        missing={result?.status === 'notApplicable' ? t('common.notApplicable') : t('common.notScored')}
      />
    ),
  },
  {
    key: 'explanation',
    header: t('setMove.explanation'),
    width: '22%',
    cell: ({ explanation }) => explanation,
  },
];

function linesOf({ set, answers, explanations }: Archive): readonly ArchiveLine[] {
  const { leaves } = evaluateSet(set, new Map(Object.entries(answers)), {});
  return listLeaves(set.tree).map((leaf) => ({
    leaf,
    answer: answers[leaf.code] ?? null,
    result: leaves.get(leaf.code) ?? null,
    explanation: explanations[leaf.code] ?? '',
  }));
}

/** An old sheet, just as it was when its answers were moved. */
export function ArchivePage({ archiveId }: { readonly archiveId: string }): ReactNode {
  const reading = useQuery('criteriaEditor.readArchive', { archiveId });
  const [selected, setSelected] = useState<string | null>(null);
  const lines = useMemo(() => (reading.value ? linesOf(reading.value) : []), [reading.value]);
  const archive = reading.value?.archive ?? null;
  return (
    <div className="page">
      <PageHeader
        title={archive ? t('setMove.archiveOf', { title: archive.criteriaSetTitle }) : t('setMove.archives')}
        purpose={
          archive
            ? `${t('setMove.archivePurpose')} ${formatMoment(archive.archivedAt)}`
            : t('setMove.archivePurpose')
        }
        actions={
          <Button component={Link} href="/cham-diem/bo-moi" variant="default">
            {t('setMove.back')}
          </Button>
        }
      />
      {reading.error ? <ErrorMessage error={reading.error} /> : null}
      {reading.loading ? <Loading /> : null}
      {reading.value ? (
        <DataTable
          label={t('setMove.archives')}
          rows={lines}
          columns={COLUMNS}
          rowKey={({ leaf }) => leaf.code}
          selectedKey={selected}
          onSelect={({ leaf }) => setSelected(leaf.code)}
          empty={<EmptyState title={t('setMove.nothing')} hint={t('setMove.nothingHint')} />}
        />
      ) : null}
    </div>
  );
}
