import type { ReactNode } from 'react';
import { NativeSelect, TextInput } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { t, type MessageKey } from '#renderer/i18n/translate.ts';
import {
  usualDays,
  type RoundDraft,
  type RoundProblem,
  type RoundProblems,
} from '#renderer/features/rounds/round-draft.ts';
import styles from './rounds.module.css';

const WORDS = {
  REQUIRED: 'common.required',
  CODE: 'units.codeInvalid',
  YEAR: 'rounds.yearInvalid',
  DAY: 'rounds.dayInvalid',
  BEFORE_START: 'rounds.toBeforeFrom',
  NO_UNITS: 'rounds.needUnits',
  POINTS: 'rounds.baselineInvalid',
} as const satisfies Record<RoundProblem, MessageKey>;

interface RoundFactsProps {
  readonly draft: RoundDraft;
  readonly sets: OutputOf<'criteria.listSets'>['sets'];
  /** Shown once the user has tried to go on. */
  readonly problems: RoundProblems;
  readonly onChange: (part: Partial<RoundDraft>) => void;
}

/** Code, title, year, criteria set, period and deadline of a new round. */
export function RoundFacts({ draft, sets, problems, onChange }: RoundFactsProps): ReactNode {
  const told = (problem: RoundProblem | undefined): string | null => (problem ? t(WORDS[problem]) : null);
  const chosenSet = sets.find((set) => set.hash === draft.criteriaSetHash);
  const changeYear = (year: string): void => {
    const untouched =
      draft.dataFrom === usualDays(draft.year).dataFrom && draft.dataTo === usualDays(draft.year).dataTo;
    onChange(untouched ? { year, ...usualDays(year) } : { year });
  };
  const text = (
    key: 'code' | 'title' | 'dataFrom' | 'dataTo' | 'deadline',
    label: string,
    hint?: string,
  ): ReactNode => (
    <TextInput
      label={label}
      description={hint}
      value={draft[key]}
      error={told(problems[key])}
      onChange={(event) => onChange({ [key]: event.target.value })}
    />
  );
  return (
    <div className="form">
      {text('title', t('rounds.name'))}
      <div className={styles['days']}>
        {text('code', t('rounds.code'))}
        <TextInput
          label={t('rounds.year')}
          inputMode="numeric"
          value={draft.year}
          error={told(problems.year)}
          onChange={(event) => changeYear(event.target.value)}
        />
      </div>
      <NativeSelect
        label={t('rounds.set')}
        value={draft.criteriaSetHash}
        error={told(problems.criteriaSetHash)}
        data={[
          { value: '', label: t('rounds.chooseSet') },
          ...sets.map((set) => ({
            value: set.hash,
            label: t('rounds.setOption', {
              title: set.title,
              year: set.year,
              version: set.version,
              leaves: set.leafCount,
            }),
          })),
        ]}
        onChange={(event) => onChange({ criteriaSetHash: event.target.value })}
      />
      {sets.length === 0 ? <Notice tone="look">{t('rounds.noSets')}</Notice> : null}
      {chosenSet?.sample ? <Notice tone="info">{t('rounds.setSample')}</Notice> : null}
      <div className={styles['days']}>
        {text('dataFrom', t('rounds.dataFrom'))}
        {text('dataTo', t('rounds.dataTo'))}
      </div>
      {text('deadline', t('rounds.deadline'), t('rounds.dayHint'))}
      {problems.units ? <Notice tone="bad">{told(problems.units)}</Notice> : null}
      {problems.baselines ? <Notice tone="bad">{told(problems.baselines)}</Notice> : null}
    </div>
  );
}
