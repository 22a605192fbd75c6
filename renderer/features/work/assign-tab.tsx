import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { assignColumns, assignFilters } from '#renderer/features/work/assign-columns.tsx';
import { assignRows, loadsOf, type Board } from '#renderer/features/work/assignable.ts';
import { PeopleList } from '#renderer/features/work/people-list.tsx';
import { SendPart } from '#renderer/features/work/send-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import styles from './work.module.css';

interface AssignTabProps {
  readonly board: Board;
  readonly onChanged: () => Promise<void>;
}

const NO_WORK = {} as const;

/** Leaves and people: tick rows, press the digit of a person. */
export function AssignTab({ board, onChanged }: AssignTabProps): ReactNode {
  const { roundId } = useSheet();
  const { accountId } = useUser();
  const sheetRows = useSheetState((state) => state.rows);
  const results = useSheetState((state) => state.results);
  const away = useSheetState(({ data }) => data.work?.away ?? NO_WORK);
  const save = useCommand('work.saveAssignments');
  const [field, setField] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const rows = useMemo(() => assignRows(sheetRows, board, away, results), [sheetRows, board, away, results]);
  const loads = useMemo(() => loadsOf(board, rows, results), [board, rows, results]);
  const shown = field === '' ? rows : rows.filter((row) => row.fieldCode === field);
  const tick = (code: string): void =>
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  const columns = assignColumns({ ticked, onTick: tick });
  const filters = useMemo(() => assignFilters(accountId), [accountId]);

  const assign = async (to: string | null): Promise<void> => {
    const leafCodes = ticked.size > 0 ? [...ticked] : selected === null ? [] : [selected];
    if (leafCodes.length === 0) return;
    const reply = await save.run({ roundId, leafCodes, accountId: to });
    if (!reply.ok) return;
    const count = reply.value.changed;
    const name = board.people.find((person) => person.accountId === to)?.fullName;
    setTold(name === undefined ? t('work.savedNobody', { count }) : t('work.saved', { count, name }));
    setTicked(new Set());
    await onChanged();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('tr[data-index]') : null;
    if (!row || event.target !== row || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === ' ' && selected !== null) tick(selected);
    else if (event.key === '0') void assign(null);
    else {
      const load = loads.find(({ key }) => key === event.key);
      if (!load) return;
      void assign(load.person.accountId);
    }
    event.preventDefault();
  };
  return (
    <div className={styles['sides']} onKeyDown={onKeyDown} role="presentation">
      <div className={styles['list']}>
        <div className={styles['notices']}>
          {save.error ? <ErrorMessage error={save.error} /> : null}
          {told === null ? null : <Notice tone="good">{told}</Notice>}
        </div>
        <DataTable
          label={t('work.leaves')}
          rows={shown}
          columns={columns}
          rowKey={({ code }) => code}
          selectedKey={selected}
          onSelect={({ code }) => setSelected(code)}
          filters={filters}
          tools={
            <>
              <FieldChooser value={field} onChange={setField} />
              {field === '' ? null : (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setTicked(new Set([...ticked, ...shown.map(({ code }) => code)]))}
                >
                  {t('work.tickField')}
                </Button>
              )}
              {ticked.size > 0 ? (
                <>
                  <strong>{t('work.ticked', { count: ticked.size })}</strong>
                  <button type="button" className="link-button" onClick={() => setTicked(new Set())}>
                    {t('work.untick')}
                  </button>
                </>
              ) : null}
            </>
          }
          empty={<EmptyState icon="sheet" title={t('frame.noRound')} hint={t('sheet.noRoundHint')} />}
        />
      </div>
      <PeopleList
        loads={loads}
        busy={save.busy}
        ready={ticked.size > 0 || selected !== null}
        onAssign={(to) => void assign(to)}
        onSend={() => setSending(true)}
      />
      {sending ? (
        <SendPart
          loads={loads}
          ticked={rows.filter(({ code }) => ticked.has(code)).map(({ code }) => code)}
          onClose={() => setSending(false)}
          onSent={(name) => {
            setSending(false);
            setTicked(new Set());
            setTold(t('work.sent', { name }));
            void onChanged();
          }}
        />
      ) : null}
    </div>
  );
}

interface FieldChooserProps {
  readonly value: string;
  readonly onChange: (field: string) => void;
}

function FieldChooser({ value, onChange }: FieldChooserProps): ReactNode {
  const fields = useSheetState((state) => state.data.set.tree);
  return (
    <NativeSelect
      size="xs"
      w={160}
      aria-label={t('work.field')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      data={[
        { value: '', label: t('work.allFields') },
        ...fields.map(({ code, title }) => ({ value: code, label: `${code}. ${title}` })),
      ]}
    />
  );
}
