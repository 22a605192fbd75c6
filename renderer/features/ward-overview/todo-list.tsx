import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { Icon } from '#renderer/components/icons.tsx';
import { LowRoom } from '#renderer/components/low-room.tsx';
import { listTodos, nothingToDo } from '#renderer/features/ward-overview/todos.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';
import styles from './overview.module.css';

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
          <Icon name="check" /> {nothingToDo(state)}
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
