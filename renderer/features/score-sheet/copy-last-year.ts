import { withLastYear } from '#renderer/lib/sheet/answers.ts';
import { answerOf, isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import type { Sheet } from '#renderer/lib/sheet/sheet-context.tsx';

/** What came of "chép từ năm trước" at one leaf. */
export type CopyOutcome =
  | { readonly kind: 'copied'; readonly code: string; readonly year: number }
  | { readonly kind: 'closed' | 'changed' | 'none' | 'already' };

/** Copies last year's figures and explanation of a leaf into this year's: one step to undo, marked until it is changed. */
export function copyLastYear(sheet: Sheet, code: string): CopyOutcome {
  const state = sheet.store.getState();
  const { lastYear } = state.data;
  if (!isEditable(state.data)) return { kind: 'closed' };
  const before = lastYear.answers[code];
  const { year } = lastYear;
  if (before === undefined || year === null) {
    return { kind: lastYear.changed.includes(code) ? 'changed' : 'none' };
  }
  if (answerOf(state, code).copiedFrom === year) return { kind: 'already' };
  sheet.edit(code, '#copy', (answer) => withLastYear(answer, before.answer, year));
  return { kind: 'copied', code, year };
}
