import { parseDay } from '#shared/lib/days.ts';
import type { PublishedDecision } from '#shared/schemas/bundle-feedback.ts';

/** The decision as typed. */
export interface DecisionDraft {
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly title: string;
}

export const EMPTY_DECISION: DecisionDraft = { number: '', date: '', issuer: '', title: '' };

/** What was typed: nothing, a whole decision, or one with fields still wrong. */
export type ReadDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly decision: PublishedDecision }
  | { readonly kind: 'wrong'; readonly fields: ReadonlySet<'date' | 'issuer' | 'title'> };

/** Reads a typed decision. The number may be missing; date, issuer and title may not once anything is typed. */
export function readDecision(draft: DecisionDraft): ReadDecision {
  const number = draft.number.normalize('NFC').trim();
  const issuer = draft.issuer.normalize('NFC').trim();
  const title = draft.title.normalize('NFC').trim();
  if ([number, draft.date.trim(), issuer, title].every((text) => text === '')) return { kind: 'none' };
  const day = parseDay(draft.date);
  const fields = new Set<'date' | 'issuer' | 'title'>();
  if (!day.ok) fields.add('date');
  if (issuer === '') fields.add('issuer');
  if (title === '') fields.add('title');
  return day.ok && fields.size === 0
    ? { kind: 'given', decision: { number, date: day.value, issuer, title } }
    : { kind: 'wrong', fields };
}
