import { classify } from '#shared/domain/scoring/classify.ts';
import { wardTotals, type WardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { pointsFromMicro, sumPoints } from '#shared/lib/points.ts';
import type { SheetState } from '#renderer/lib/sheet/sheet-store.ts';

/** The ward's totals and the class they would give today; survey points are not known yet and count nowhere. */
export interface SheetTotals extends WardTotals {
  readonly className: string | null;
}

/** Totals of what stands on screen. */
export function sheetTotals({ data, summary }: SheetState): SheetTotals {
  if (data.work?.part) return partTotals(data.work.part.leafCodes, summary);
  const totals = wardTotals(data.set, summary);
  // The ward holds only its own part, so the class goes by its share of that part: points out of 100 and index agree.
  const value = totals.index === null || totals.scoredCount === 0 ? null : pointsFromMicro(totals.index);
  const code = value === null ? null : classify(data.set, value, summary.blockedBands);
  const band = data.set.classification.bands.find((each) => each.code === code);
  return { ...totals, className: band?.label ?? null };
}

/** Totals of a part alone; no class follows from some leaves. */
function partTotals(leafCodes: readonly string[], { leaves }: SheetState['summary']): SheetTotals {
  const results = leafCodes.flatMap((code) => leaves.get(code) ?? []);
  return {
    points: sumPoints(results.flatMap(({ points }) => points ?? [])),
    maximum: sumPoints(results.map(({ maximum }) => maximum)),
    index: null,
    scoredCount: results.filter(({ status }) => status === 'scored' || status === 'notApplicable').length,
    leafCount: leafCodes.length,
    className: null,
  };
}
