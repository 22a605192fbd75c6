import type { IssueCode } from '#shared/domain/sign-off/check-completeness.ts';
import { t } from '#renderer/i18n/translate.ts';
import { waitingPoints } from '#renderer/lib/point-words.ts';
import { listIssues } from '#renderer/lib/sheet/leaf-state.ts';
import type { SheetState } from '#renderer/lib/sheet/sheet-store.ts';

/** One kind of work that waits, with the cells it waits at. */
export interface Todo {
  readonly text: string;
  readonly codes: readonly string[];
  /** Where it is done; the score sheet where it is not said. */
  readonly page?: string;
}

/** What waits, the most pressing first; what nothing waits for is left out. A round that has ended waits for nothing. */
export function listTodos(state: SheetState): readonly Todo[] {
  if (state.data.round.state !== 'open') return [];
  const issues = listIssues(state);
  const of = (wanted: IssueCode): readonly string[] =>
    issues.filter(({ code, explained }) => code === wanted && !explained).map(({ leafCode }) => leafCode);
  const requests = waitingPoints(state.data).map(({ leafCode }) => leafCode);
  const returned = state.data.comments.flatMap(({ leafCode }) => leafCode ?? []);
  const todos: readonly Todo[] = [
    { text: t('overview.todoReturned'), codes: state.data.state === 'returned' ? returned : [] },
    { text: t('overview.todoRequests'), codes: requests, page: '/y-kien' },
    { text: t('overview.todoConflicts'), codes: of('OPEN_CONFLICT'), page: '/phan-cong/khac-nhau' },
    { text: t('overview.todoInvalid'), codes: of('INVALID_ANSWER') },
    { text: t('overview.todoNotScored'), codes: of('NOT_SCORED') },
    { text: t('overview.todoNoEvidence'), codes: of('NO_EVIDENCE') },
    { text: t('overview.todoEstimated'), codes: of('ESTIMATED_FIGURE') },
  ];
  return todos.filter(({ codes }) => codes.length > 0);
}

/** What to say where nothing waits: it depends on where the sheet is. */
export function nothingToDo({ data }: SheetState): string {
  if (data.round.state !== 'open') return t('overview.todoClosed');
  if (data.state === 'submitted') return t('overview.todoSubmitted');
  return t(data.state === 'signed' ? 'overview.todoSigned' : 'overview.todoNone');
}
