import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { MergeConflict } from '#shared/contract/channels/work.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { conflictColumns } from '#renderer/features/work/conflict-columns.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './work.module.css';

/** "Chỗ khác nhau": one row per field, both values, one key to choose. */
export function ConflictsTab({ onChanged }: { readonly onChanged: () => Promise<void> }): ReactNode {
  const { roundId, saver } = useSheet();
  const leaves = useSheetState((state) => state.leaves);
  const [, navigate] = useLocation();
  const query = useQuery('work.listConflicts', { roundId });
  const resolve = useCommand('work.resolveConflict');
  const [selected, setSelected] = useState<string | null>(null);
  const items = query.value?.items ?? [];
  const choose = async (conflict: MergeConflict, choice: 'ours' | 'theirs'): Promise<void> => {
    if (conflict.state !== 'open' || resolve.busy) return;
    const next = items.find(({ id, state }) => state === 'open' && id !== conflict.id);
    await saver.flush();
    const reply = await resolve.run({ conflictId: conflict.id, choice });
    if (!reply.ok) return;
    await Promise.all([query.reload(), onChanged()]);
    setSelected(next?.id ?? null);
  };
  const look = (conflict: MergeConflict): void => {
    jumpToRow(conflict.leafCode);
    navigate('/cham-diem');
  };
  const columns = conflictColumns(leaves, (conflict) =>
    conflict.state === 'open' ? <Choices conflict={conflict} busy={resolve.busy} onChoose={choose} /> : null,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== '1' && event.key !== '2') return;
    const conflict = items.find(({ id }) => id === selected);
    if (!conflict || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    void choose(conflict, event.key === '1' ? 'ours' : 'theirs');
  };
  if (query.error) return <ErrorMessage error={query.error} />;
  if (!query.value) return <Loading />;
  return (
    <div className={styles['list']} onKeyDown={onKeyDown} role="presentation">
      {resolve.error ? <ErrorMessage error={resolve.error} /> : null}
      <DataTable
        label={t('work.conflicts')}
        rows={items}
        columns={columns}
        rowKey={({ id }) => id}
        selectedKey={selected}
        onSelect={({ id }) => setSelected(id)}
        onOpen={look}
        filters={[
          { key: 'open', label: t('work.conflict.open'), test: ({ state }) => state === 'open' },
          { key: 'decided', label: t('work.conflict.decided'), test: ({ state }) => state !== 'open' },
        ]}
        empty={<EmptyState icon="check" title={t('work.conflictsNone')} hint={t('work.conflictsNoneHint')} />}
      />
    </div>
  );
}

interface ChoicesProps {
  readonly conflict: MergeConflict;
  readonly busy: boolean;
  readonly onChoose: (conflict: MergeConflict, choice: 'ours' | 'theirs') => Promise<void>;
}

function Choices({ conflict, busy, onChoose }: ChoicesProps): ReactNode {
  const of = { code: conflict.leafCode, field: conflict.field };
  return (
    <span className="column tight">
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        aria-label={t('work.conflict.keepOursOf', of)}
        onClick={() => void onChoose(conflict, 'ours')}
      >
        <kbd className={styles['key']}>1</kbd>&nbsp;{t('work.conflict.keepOurs')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        aria-label={t('work.conflict.takeTheirsOf', of)}
        onClick={() => void onChoose(conflict, 'theirs')}
      >
        <kbd className={styles['key']}>2</kbd>&nbsp;{t('work.conflict.takeTheirs')}
      </Button>
    </span>
  );
}
