import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Round } from '#shared/contract/channels/rounds.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { formatDay } from '#shared/lib/text-format.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { CreateRound } from '#renderer/features/rounds/create-round.tsx';
import { RoundDetail } from '#renderer/features/rounds/round-detail.tsx';

const TONES: Readonly<Record<Round['state'], Tone>> = { open: 'info', published: 'good', closed: 'plain' };

const COLUMNS: readonly Column<Round>[] = [
  {
    key: 'code',
    header: t('rounds.code'),
    width: '150px',
    cell: (round) => round.code,
    sort: (round) => round.code,
    search: (round) => round.code,
  },
  {
    key: 'title',
    header: t('rounds.name'),
    cell: (round) => round.title,
    sort: (round) => round.title,
    search: (round) => round.title,
  },
  {
    key: 'year',
    header: t('rounds.year'),
    width: '80px',
    cell: (round) => round.year,
    sort: (round) => round.year,
  },
  {
    key: 'period',
    header: t('rounds.period'),
    width: '210px',
    cell: (round) => `${formatDay(round.dataFrom)} – ${formatDay(round.dataTo)}`,
    sort: (round) => round.dataFrom,
  },
  {
    key: 'deadline',
    header: t('rounds.deadline'),
    width: '120px',
    cell: (round) => formatDay(round.deadline),
    sort: (round) => round.deadline,
  },
  {
    key: 'state',
    header: t('rounds.state'),
    width: '140px',
    cell: (round) => <StatusBadge tone={TONES[round.state]}>{t(`roundState.${round.state}`)}</StatusBadge>,
    sort: (round) => round.state,
  },
];

type View =
  | { readonly kind: 'list' }
  | { readonly kind: 'create' }
  | { readonly kind: 'detail'; readonly roundId: string };

/** The rounds: a list, the form of a new one, and one round with its units and setup bundles. */
export function RoundsTab({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const list = useQuery('rounds.listRounds', {});
  const everywhere = useRound();
  const [view, setView] = useState<View>({ kind: 'list' });
  const [selected, setSelected] = useState<string | null>(null);
  const showList = (): void => setView({ kind: 'list' });
  if (list.error) return <ErrorMessage error={list.error} />;
  if (list.value === null) return <Loading />;
  if (view.kind === 'create') {
    return (
      <CreateRound
        onCancel={showList}
        onCreated={(round) => {
          void list.reload();
          void everywhere.reload();
          everywhere.choose(round.id);
          setView({ kind: 'detail', roundId: round.id });
        }}
      />
    );
  }
  if (view.kind === 'detail') {
    return <RoundDetail key={view.roundId} roundId={view.roundId} mayChange={mayChange} onBack={showList} />;
  }
  const create = mayChange ? (
    <Button size="xs" onClick={() => setView({ kind: 'create' })}>
      {t('rounds.create')}
    </Button>
  ) : null;
  return (
    <DataTable
      label={t('rounds.table')}
      rows={list.value.rounds}
      columns={COLUMNS}
      rowKey={(round) => round.id}
      selectedKey={selected}
      onSelect={(round) => setSelected(round.id)}
      onOpen={(round) => setView({ kind: 'detail', roundId: round.id })}
      initialSort={{ key: 'year', descending: true }}
      tools={
        <span className="row">
          <Button
            size="xs"
            variant="default"
            disabled={selected === null}
            onClick={() => selected !== null && setView({ kind: 'detail', roundId: selected })}
          >
            {t('rounds.open')}
          </Button>
          {create}
        </span>
      }
      empty={<EmptyState title={t('rounds.empty')} hint={t('rounds.emptyHint')} action={create} />}
    />
  );
}
