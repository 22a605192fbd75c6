import type { DraftSet } from '#shared/schemas/criteria-draft.ts';

/** What every part of the form of the set gets. */
export interface SetPartProps {
  readonly set: DraftSet;
  readonly change: (part: Partial<DraftSet>) => void;
}
