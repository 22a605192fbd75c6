import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import { BaselineTable } from '#renderer/features/rounds/baseline-table.tsx';
import { RoundFacts } from '#renderer/features/rounds/round-facts.tsx';
import {
  roundInput,
  roundProblems,
  usualDays,
  type RoundDraft,
} from '#renderer/features/rounds/round-draft.ts';
import styles from './rounds.module.css';

interface CreateRoundProps {
  readonly onCancel: () => void;
  readonly onCreated: (round: Round) => void;
}

/** The form of a new round: facts at the left, units with last year's points at the right. */
export function CreateRound({ onCancel, onCreated }: CreateRoundProps): ReactNode {
  const units = useQuery('units.listUnits', {});
  const sets = useQuery('criteria.listSets', {});
  const failed = units.error ?? sets.error;
  if (failed) return <ErrorMessage error={failed} />;
  if (units.value === null || sets.value === null) return <Loading />;
  const active = units.value.units.filter((unit) => unit.active && unit.type !== 'city');
  return <Form units={active} sets={sets.value.sets} onCancel={onCancel} onCreated={onCreated} />;
}

interface FormProps extends CreateRoundProps {
  readonly units: readonly Unit[];
  readonly sets: OutputOf<'criteria.listSets'>['sets'];
}

function Form({ units, sets, onCancel, onCreated }: FormProps): ReactNode {
  const thisYear = useWorkspace().state.today.slice(0, 4);
  const [draft, setDraft] = useState<RoundDraft>(() => ({
    code: '',
    title: '',
    year: thisYear,
    criteriaSetHash: sets.length === 1 ? (sets[0]?.hash ?? '') : '',
    ...usualDays(thisYear),
    chosen: new Set(units.map((unit) => unit.id)),
    baselines: new Map(),
  }));
  const [tried, setTried] = useState(false);
  const create = useCommand('rounds.createRound');
  const problems = roundProblems(draft);
  const change = (part: Partial<RoundDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const reply = await create.run(roundInput(draft));
    if (reply.ok) onCreated(reply.value);
  };
  const toggle = (unitId: string): void => {
    const chosen = new Set(draft.chosen);
    if (!chosen.delete(unitId)) chosen.add(unitId);
    change({ chosen });
  };
  return (
    <form
      className={styles['create']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles['facts']}>
        <RoundFacts draft={draft} sets={sets} problems={tried ? problems : {}} onChange={change} />
        {create.error ? <ErrorMessage error={create.error} onClose={create.clearError} /> : null}
        <div className="row end">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.busy}>
            {t('rounds.submitCreate')}
          </Button>
        </div>
      </div>
      <div className={styles['units']}>
        <div className={styles['bar']}>
          <strong>{t('rounds.units')}</strong>
          <span className="quiet grow" aria-live="polite">
            {t('rounds.unitsChosen', { count: draft.chosen.size, total: units.length })}
          </span>
          <FromLastRound
            year={draft.year}
            onPoints={(held) => change({ baselines: new Map([...draft.baselines, ...held]) })}
          />
          <Button
            size="xs"
            variant="default"
            onClick={() => change({ chosen: new Set(units.map((unit) => unit.id)) })}
          >
            {t('rounds.chooseAll')}
          </Button>
          <Button size="xs" variant="default" onClick={() => change({ chosen: new Set() })}>
            {t('rounds.chooseNone')}
          </Button>
        </div>
        <p className={styles['hint']}>{t('rounds.baselineHint')}</p>
        <BaselineTable
          label={t('rounds.units')}
          targets={units.map((unit) => ({ unitId: unit.id, code: unit.code, name: unit.name }))}
          raws={draft.baselines}
          onRaws={(baselines) => change({ baselines })}
          chosen={draft.chosen}
          onToggle={toggle}
        />
      </div>
    </form>
  );
}

interface FromLastRoundProps {
  readonly year: string;
  readonly onPoints: (points: ReadonlyMap<string, string>) => void;
}

/** Takes last year's points from the ranking of the round before, so that nobody types them again. */
function FromLastRound({ year, onPoints }: FromLastRoundProps): ReactNode {
  const { rounds } = useRound();
  const [error, setError] = useState<AppError | null>(null);
  const before = rounds
    .filter((round) => round.year < Number(year) && round.state !== 'open')
    .toSorted((a, b) => b.year - a.year)
    .at(0);
  if (!before) return null;
  const take = async (): Promise<void> => {
    const reply = await client.call('ranking.readRanking', { roundId: before.id });
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    const held = reply.value.rows.flatMap(({ unit, points, finished }): [string, string][] =>
      points === null || !finished ? [] : [[unit.id, formatPoints(points)]],
    );
    onPoints(new Map(held));
  };
  return (
    <>
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
      <Button size="xs" variant="default" title={before.title} onClick={() => void take()}>
        {t('rounds.fromLastRound', { code: before.code })}
      </Button>
    </>
  );
}
