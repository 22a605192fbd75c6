import { compareRational, rationalFromLiteral } from '#shared/lib/rational.ts';
import type { Band, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { finding, type Finding } from '#shared/domain/criteria/findings.ts';
import { findNode, isLeaf } from '#shared/domain/criteria/tree.ts';

type Meeting = 'overlap' | 'gap' | 'touch' | 'reversed';

/** How the lower end of a band meets the upper end of the next lower band. */
function meet(upper: Band, lower: Band): Meeting {
  if (upper.from === null || lower.to === null) return 'overlap';
  const order = compareRational(rationalFromLiteral(upper.from.value), rationalFromLiteral(lower.to.value));
  if (order < 0) return isBelow(upper, lower) ? 'reversed' : 'overlap';
  if (order > 0) return 'gap';
  if (upper.from.inclusive && lower.to.inclusive) return 'overlap';
  return upper.from.inclusive || lower.to.inclusive ? 'touch' : 'gap';
}

/** True where the band listed first lies wholly below the one listed after it. */
function isBelow(first: Band, second: Band): boolean {
  if (first.to === null || second.from === null) return false;
  return compareRational(rationalFromLiteral(first.to.value), rationalFromLiteral(second.from.value)) <= 0;
}

const CODES = { overlap: 'BANDS_OVERLAP', gap: 'BANDS_LEAVE_GAP', reversed: 'BANDS_NOT_DESCENDING' } as const;

function checkNeighbours(bands: readonly Band[]): readonly Finding[] {
  return bands.flatMap((band, index) => {
    const next = bands[index + 1];
    const meeting = next ? meet(band, next) : 'touch';
    if (!next || meeting === 'touch') return [];
    const severity = meeting === 'gap' ? 'warning' : 'error';
    return [finding(severity, CODES[meeting], null, { upper: band.code, lower: next.code })];
  });
}

function checkBlockers(set: CriteriaSet): readonly Finding[] {
  const codes = new Set(set.classification.bands.map((band) => band.code));
  return set.classification.blockers.flatMap((blocker) => {
    const unknown = blocker.bars.filter((band) => !codes.has(band));
    const leafCode = blocker.when.kind === 'declared' ? null : blocker.when.leafCode;
    const node = leafCode === null ? null : findNode(set.tree, leafCode);
    const lost = leafCode !== null && (node === null || !isLeaf(node));
    return [
      ...unknown.map((band) => finding('error', 'UNKNOWN_BAND', null, { blocker: blocker.code, band })),
      ...(lost ? [finding('error', 'UNKNOWN_LEAF', null, { blocker: blocker.code, leaf: leafCode })] : []),
    ];
  });
}

/** Bands stand from the highest down, meet without overlap or gap, and are barred by things that exist. */
export function checkBands(set: CriteriaSet): readonly Finding[] {
  const { bands } = set.classification;
  const codes = bands.map((band) => band.code);
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [
    ...repeated.map((band) => finding('error', 'DUPLICATE_BAND', null, { band })),
    ...checkNeighbours(bands),
    ...checkBlockers(set),
  ];
}

/** Rows named as tie-break keys exist. */
export function checkRanking(set: CriteriaSet): readonly Finding[] {
  const { tie } = set.ranking;
  if (tie.kind !== 'ordered') return [];
  return tie.keys
    .filter((key) => findNode(set.tree, key) === null)
    .map((key) => finding('error', 'UNKNOWN_TIE_KEY', null, { key }));
}
