import type { LeafResult } from '#shared/domain/scoring/result-types.ts';

/** How many of these leaves are answered: scored, or not applicable. */
export function countScored(
  leafCodes: readonly string[],
  results: Readonly<Record<string, LeafResult>>,
): number {
  return leafCodes.filter((code) => {
    const status = results[code]?.status;
    return status === 'scored' || status === 'notApplicable';
  }).length;
}
