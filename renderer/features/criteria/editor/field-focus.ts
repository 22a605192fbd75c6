import type { RowTab } from '#renderer/features/criteria/editor/row-form.tsx';

const WORDS = /^leaf\.(guidance|evidenceWanted|leadAgency|coordinatingAgencies)/;
const SETTINGS = /^leaf\.(minimum|step|supplier|block|notApplicable|dataWindow|completion)/;

/** The part of the row's form a field stands in; null: above all parts, or not in a row at all. */
export function fieldTab(field: string | null): RowTab | null {
  if (field === null || !field.startsWith('leaf.')) return null;
  if (WORDS.test(field)) return 'words';
  return SETTINGS.test(field) ? 'settings' : 'rule';
}

function elementOf(field: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
}

/** Where a finding points: its field, or the nearest around it that is on the screen. */
function nearest(field: string): HTMLElement | null {
  for (let path = field; path !== ''; path = path.split('.').slice(0, -1).join('.')) {
    const found =
      elementOf(path) ?? document.querySelector<HTMLElement>(`[data-field^="${CSS.escape(path)}."]`);
    if (found) return found;
  }
  return null;
}

const FOCUSABLE = 'input, select, textarea, button';

/** Focuses the field a finding is about; without one the first field of the form. */
export function focusField(field: string | null): void {
  const found = field === null ? null : nearest(field);
  if (!found) {
    focusFirstField();
    return;
  }
  const target = found.matches(FOCUSABLE) ? found : (found.querySelector<HTMLElement>(FOCUSABLE) ?? found);
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/** Focuses the content of the row, or the first field of the set. */
export function focusFirstField(): void {
  elementOf('title')?.focus();
}
