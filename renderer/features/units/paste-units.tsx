import { useMemo, useState, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t, type MessageKey } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { readUnitLines, type UnitLine, type UnitLineProblem } from '#shared/domain/rounds/read-unit-lines.ts';
import styles from './units.module.css';

const PROBLEMS = {
  CODE_MISSING: 'units.lineCodeMissing',
  CODE_INVALID: 'units.lineCodeInvalid',
  CODE_TWICE: 'units.lineCodeTwice',
  CODE_TAKEN: 'units.lineCodeTaken',
  NAME_MISSING: 'units.lineNameMissing',
  TYPE_UNKNOWN: 'units.lineTypeUnknown',
} as const satisfies Record<UnitLineProblem, MessageKey>;

interface PasteUnitsProps {
  readonly takenCodes: readonly string[];
  readonly onAdded: () => void;
}

interface Outcome {
  readonly added: number;
  readonly stoppedAt: string | null;
  readonly error: AppError | null;
}

async function addLines(lines: readonly UnitLine[]): Promise<Outcome> {
  let added = 0;
  for (const { code, name, type } of lines) {
    if (type === null) continue;
    const reply = await client.call('units.saveUnit', { id: null, code, name, type, active: true });
    if (!reply.ok) return { added, stoppedAt: name, error: reply.error };
    added += 1;
  }
  return { added, stoppedAt: null, error: null };
}

/** Many units at once from a spreadsheet: read first, shown line by line, then added. */
export function PasteUnits({ takenCodes, onAdded }: PasteUnitsProps): ReactNode {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const lines = useMemo(() => readUnitLines(text, takenCodes), [text, takenCodes]);
  const good = lines.filter((line) => line.problem === null);
  const add = async (): Promise<void> => {
    setBusy(true);
    const done = await addLines(good);
    setBusy(false);
    setOutcome(done);
    if (done.error === null) setText('');
    onAdded();
  };
  return (
    <div className="column">
      <Textarea
        label={t('units.pasteLabel')}
        placeholder={t('units.pasteExample')}
        value={text}
        minRows={6}
        maxRows={12}
        autosize
        onChange={(event) => {
          setText(event.target.value);
          setOutcome(null);
        }}
      />
      {lines.length > 0 ? <Lines lines={lines} good={good.length} /> : null}
      {outcome?.error ? <ErrorMessage error={outcome.error} /> : null}
      {outcome ? <OutcomeNotice outcome={outcome} /> : null}
      <div className="row">
        <Button disabled={good.length === 0} loading={busy} onClick={() => void add()}>
          {t('units.pasteAdd', { count: good.length })}
        </Button>
      </div>
    </div>
  );
}

function OutcomeNotice({ outcome }: { readonly outcome: Outcome }): ReactNode {
  if (outcome.stoppedAt !== null)
    return (
      <Notice tone="look">{t('units.pasteStopped', { done: outcome.added, name: outcome.stoppedAt })}</Notice>
    );
  return <Notice tone="good">{t('units.pasteAdded', { count: outcome.added })}</Notice>;
}

function Lines({ lines, good }: { readonly lines: readonly UnitLine[]; readonly good: number }): ReactNode {
  return (
    <div>
      <p>{t('units.pasteRead', { count: lines.length, good })}</p>
      <table className={styles['lines']} aria-label={t('units.pasteTable')}>
        <thead>
          <tr>
            <th scope="col">{t('units.pasteLine')}</th>
            <th scope="col">{t('units.code')}</th>
            <th scope="col">{t('units.name')}</th>
            <th scope="col">{t('units.type')}</th>
            <th scope="col">{t('units.state')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td className="number">{line.line}</td>
              <td>{line.code}</td>
              <td>{line.name}</td>
              <td>{line.type === null ? t('common.dash') : t(`unitType.${line.type}`)}</td>
              <td>
                <StatusBadge tone={line.problem === null ? 'good' : 'bad'}>
                  {t(line.problem === null ? 'units.lineGood' : PROBLEMS[line.problem])}
                </StatusBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
