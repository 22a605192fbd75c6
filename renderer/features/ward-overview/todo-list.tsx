import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { IssueCode } from '#shared/domain/sign-off/check-completeness.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { LowRoom } from '#renderer/components/low-room.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { listIssues } from '#renderer/lib/sheet/leaf-state.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import type { SheetState } from '#renderer/lib/sheet/sheet-store.ts';
import { openPoints } from '#renderer/lib/point-words.ts';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';
import styles from './overview.module.css';

interface Todo {
  readonly text: string;
  readonly codes: readonly string[];
  /** Where it is done; the score sheet where it is not said. */
  readonly page?: string;
}

/** What waits, the most pressing first; what nothing waits for is left out. */
function listTodos(state: SheetState): readonly Todo[] {
  const issues = listIssues(state);
  const of = (wanted: IssueCode): readonly string[] =>
    issues.filter(({ code, explained }) => code === wanted && !explained).map(({ leafCode }) => leafCode);
  const requests = openPoints(state.data.points).map(({ leafCode }) => leafCode);
  const returned = state.data.comments.flatMap(({ leafCode }) => leafCode ?? []);
  const todos: readonly Todo[] = [
    { text: t('overview.todoReturned'), codes: state.data.state === 'returned' ? returned : [] },
    { text: t('overview.todoRequests'), codes: requests, page: '/y-kien' },
    { text: t('overview.todoInvalid'), codes: of('INVALID_ANSWER') },
    { text: t('overview.todoNotScored'), codes: of('NOT_SCORED') },
    { text: t('overview.todoNoEvidence'), codes: of('NO_EVIDENCE') },
    { text: t('overview.todoEstimated'), codes: of('ESTIMATED_FIGURE') },
  ];
  return todos.filter(({ codes }) => codes.length > 0);
}

/** "Việc cần làm": each line leads to its first cell. */
export function TodoList(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const [, navigate] = useLocation();
  const todos = useMemo(() => listTodos(state), [state]);
  return (
    <section className="block" aria-label={t('overview.todo')}>
      <h2>{t('overview.todo')}</h2>
      <LowRoom />
      {todos.length === 0 ? (
        <p className="block-body row">
          <Icon name="check" /> {t('overview.todoNone')}
        </p>
      ) : (
        <ul className={styles['todo']}>
          {todos.map(({ text, codes, page = '/cham-diem' }) => (
            <li key={text}>
              <strong className="number">{codes.length}</strong>
              <span className="grow">{text}</span>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('overview.go')}: ${text}`}
                onClick={() => {
                  const [first] = codes;
                  if (first !== undefined) jumpToRow(first);
                  navigate(page);
                }}
              >
                {t('overview.go')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
