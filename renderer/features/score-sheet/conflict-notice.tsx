import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { answerChanges } from '#shared/domain/sign-off/field-changes.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { fieldWord } from '#shared/vocabulary/field-words.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './sheet-body.module.css';

interface ConflictNoticeProps {
  readonly code: string;
  /** The version the other person saved. */
  readonly version: number;
}

/** Two people at one criterion: what each has in every field that differs, and the choice. Nothing is overwritten before. */
export function ConflictNotice({ code, version }: ConflictNoticeProps): ReactNode {
  const { store, saver, reload } = useSheet();
  const settle = (): void =>
    store.setState((state) => ({
      conflicts: Object.fromEntries(Object.entries(state.conflicts).filter(([each]) => each !== code)),
    }));
  return (
    <Notice
      tone="bad"
      action={
        <span className="row">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              settle();
              void saver.keepMine(code, version);
            }}
          >
            {t('sheet.conflict.keepMine')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              settle();
              saver.dropMine(code);
              void reload().then(saver.flush);
            }}
          >
            {t('sheet.conflict.takeTheirs')}
          </Button>
        </span>
      }
    >
      {t('sheet.conflict.told', { code })}
      <Differences code={code} />
    </Notice>
  );
}

/** Read from the disk once the conflict is known; what is typed on meanwhile shows at once. */
function Differences({ code }: { readonly code: string }): ReactNode {
  const { roundId } = useSheet();
  const held = useQuery('scoring.readSheet', { roundId });
  const mine = useSheetState((state) => state.answers[code]) ?? EMPTY_ANSWER;
  const leaf = useSheetState((state) => state.rows.find((row) => row.code === code)?.leaf ?? null);
  const theirs = held.value?.answers[code];
  if (!theirs) return null;
  const said = (text: string): string => (text === '' ? t('look.empty') : text);
  return (
    <ul className={styles['differences']}>
      {answerChanges(mine, theirs.answer, leaf).map((change) => (
        <li key={`${change.field} ${change.key}`}>
          {t('sheet.conflict.field', {
            field: fieldWord(change),
            mine: said(change.before),
            by: theirs.updatedBy,
            theirs: said(change.after),
          })}
        </li>
      ))}
    </ul>
  );
}
