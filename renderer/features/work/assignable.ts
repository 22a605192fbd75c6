import type { OutputOf } from '#shared/contract/contract.ts';
import type { WorkPerson } from '#shared/contract/channels/work.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { countScored } from '#renderer/lib/sheet/work.ts';

/** Everything `work.readBoard` gives. */
export type Board = OutputOf<'work.readBoard'>;

/** One leaf in the list of assignments. */
export interface AssignRow {
  readonly code: string;
  readonly title: string;
  readonly fieldCode: string;
  readonly person: WorkPerson | null;
  readonly away: string | null;
  readonly scored: boolean;
}

/** A person with how much is assigned to them and how much of it is scored; `key`: the digit that assigns, or null. */
export interface PersonLoad {
  readonly person: WorkPerson;
  readonly key: string | null;
  readonly leafCodes: readonly string[];
  readonly scored: number;
}

/** The digits that assign, in the order people are listed. */
export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The ward's own leaves in printed order, with who has them. */
export function assignRows(
  rows: readonly SheetRow[],
  board: Board,
  away: Readonly<Record<string, string>>,
  results: Readonly<Record<string, LeafResult>>,
): readonly AssignRow[] {
  const people = new Map(board.people.map((person) => [person.accountId, person]));
  const assigned = new Map(board.assignments.map(({ leafCode, accountId }) => [leafCode, accountId]));
  return rows
    .filter(({ ours }) => ours)
    .map(({ code, node, fieldCode }) => ({
      code,
      title: node.title,
      fieldCode,
      person: people.get(assigned.get(code) ?? '') ?? null,
      away: away[code] ?? null,
      scored: countScored([code], results) === 1,
    }));
}

/**
 * People leaves can be assigned to, officers first, each with a digit while there are digits; who is disabled is listed
 * only while something is still assigned to them.
 */
export function loadsOf(
  board: Board,
  rows: readonly AssignRow[],
  results: Readonly<Record<string, LeafResult>>,
): readonly PersonLoad[] {
  const order = ['officer', 'administrator', 'leader', 'appraiser'];
  const sorted = board.people.toSorted(
    (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.fullName.localeCompare(b.fullName, 'vi'),
  );
  const enabled = sorted.filter(({ disabled }) => !disabled);
  return sorted.flatMap((person): readonly PersonLoad[] => {
    const leafCodes = rows
      .filter((row) => row.person?.accountId === person.accountId)
      .map(({ code }) => code);
    if (person.disabled && leafCodes.length === 0) return [];
    const key = person.disabled ? null : (DIGITS[enabled.indexOf(person)] ?? null);
    return [{ person, key, leafCodes, scored: countScored(leafCodes, results) }];
  });
}
