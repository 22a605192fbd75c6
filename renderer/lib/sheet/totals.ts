import { classify } from '#shared/domain/scoring/classify.ts';
import { wardTotals, type WardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import type { SheetState } from '#renderer/lib/sheet/sheet-store.ts';

/** The ward's totals and the class they would give today; survey points are not known yet and count nowhere. */
export interface SheetTotals extends WardTotals {
  readonly className: string | null;
}

/** Totals of what stands on screen. */
export function sheetTotals({ data, summary }: SheetState): SheetTotals {
  const totals = wardTotals(data.set, summary);
  // The ward holds only its own part, so the class goes by its share of that part: points out of 100 and index agree.
  const value = totals.index === null || totals.scoredCount === 0 ? null : pointsFromMicro(totals.index);
  const code = value === null ? null : classify(data.set, value, summary.blockedBands);
  const band = data.set.classification.bands.find((each) => each.code === code);
  return { ...totals, className: band?.label ?? null };
}
