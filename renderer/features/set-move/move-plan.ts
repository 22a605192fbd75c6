import type { OutputOf } from '#shared/contract/contract.ts';
import type { CodeMap, ComparedRow, RowChange } from '#shared/schemas/criteria-comparison.ts';

/** What a correction that arrived would do to the sheet. */
export type Move = NonNullable<OutputOf<'criteriaEditor.readMove'>['move']>;

/** A scored row of the old set with where its answer goes. */
export interface PlanLine {
  readonly from: ComparedRow;
  readonly to: ComparedRow | null;
  readonly answered: boolean;
  readonly evidenceCount: number;
  readonly inputsWithoutPlace: readonly string[];
  readonly changes: readonly RowChange[];
}

/** The scored rows of the new set an answer may go to: not those others supply and that are taken already. */
export function targetsOf(move: Move): readonly ComparedRow[] {
  const others = codesOfOthers(move);
  return move.comparison.rows.flatMap(({ right }) =>
    right?.isLeaf === true && !others.has(right.code) ? [right] : [],
  );
}

/** Codes of the new set that rows with points of others go to. */
function codesOfOthers(move: Move): ReadonlySet<string> {
  const theirs = move.rows.filter((row) => isNotOurs(move, row));
  return new Set(theirs.map(({ fromCode }) => move.comparison.codeMap[fromCode] ?? ''));
}

/** A row that goes over by the map but carries no answer of the ward: others supply its points. */
function isNotOurs({ comparison }: Move, { fromCode, toCode }: Move['rows'][number]): boolean {
  return toCode === null && (comparison.codeMap[fromCode] ?? null) !== null;
}

/** The scored rows of the old set under `map`. Changes and lost inputs are told only for the successor they were found for. */
export function planLines(move: Move, map: CodeMap): readonly PlanLine[] {
  const { rows } = move.comparison;
  const olds = new Map(rows.flatMap(({ left }) => (left ? [[left.code, left] as const] : [])));
  const news = new Map(rows.flatMap(({ right }) => (right ? [[right.code, right] as const] : [])));
  const changes = new Map(rows.flatMap((row) => (row.left ? [[row.left.code, row] as const] : [])));
  return move.rows.flatMap((row): PlanLine[] => {
    const from = olds.get(row.fromCode);
    if (from?.isLeaf !== true || isNotOurs(move, row)) return [];
    const toCode = Object.hasOwn(map, row.fromCode) ? (map[row.fromCode] ?? null) : row.toCode;
    const told = changes.get(row.fromCode);
    const asTold = (told?.right?.code ?? null) === toCode;
    const { answered, evidenceCount } = row;
    const to = toCode === null ? null : (news.get(toCode) ?? null);
    const chosen: readonly RowChange[] =
      to === null ? ['removed'] : to.maximum === from.maximum ? ['recoded'] : ['recoded', 'maximumChanged'];
    return [
      {
        from,
        to,
        answered,
        evidenceCount,
        inputsWithoutPlace: asTold ? row.inputsWithoutPlace : [],
        changes: asTold ? (told?.changes ?? []) : chosen,
      },
    ];
  });
}

/** A target two rows go to, or null: then the map can be used. */
export function doubledTarget(lines: readonly PlanLine[]): string | null {
  const seen = new Set<string>();
  for (const { to } of lines) {
    if (to === null) continue;
    if (seen.has(to.code)) return to.code;
    seen.add(to.code);
  }
  return null;
}

/** Scored rows of the new set nothing goes to: they are to be scored from the start. */
export function newRows(move: Move, lines: readonly PlanLine[]): readonly ComparedRow[] {
  const reached = new Set(lines.flatMap(({ to }) => (to ? [to.code] : [])));
  return targetsOf(move).filter(({ code }) => !reached.has(code));
}
