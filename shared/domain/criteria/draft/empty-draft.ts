import { foldVietnamese } from '#shared/lib/vi-text.ts';
import type { DraftLeaf, DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import type { NodeLevel } from '#shared/schemas/criteria-set.ts';

const HALF_UP_2 = { mode: 'HALF_UP', digits: 2 } as const;
const HALF_UP_3 = { mode: 'HALF_UP', digits: 3 } as const;

/** A leaf as it starts: by hand with a reason, from 0 up to the maximum. */
export const EMPTY_LEAF: DraftLeaf = {
  minimum: '0',
  step: '',
  rule: { kind: 'MANUAL', reasonRequired: true },
  ruleConfirmed: true,
  operands: [],
  evidenceWanted: [],
  guidance: '',
  leadAgency: '',
  coordinatingAgencies: '',
  supplier: 'self',
  dataWindow: null,
  notApplicable: null,
  block: 'appraised',
  completion: 'BLOCK',
};

/** A row nobody has typed anything into. */
export function emptyNode(id: string, level: NodeLevel): DraftNode {
  return { id, code: '', title: '', level, maximum: '', scored: true, leaf: EMPTY_LEAF, children: [] };
}

/** A code for files and lists from a title: "Bộ tiêu chí xã, năm 2025" → "bo-tieu-chi-xa-nam-2025". */
export function codeFromTitle(title: string): string {
  const code = foldVietnamese(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return code.slice(0, 60).replace(/-+$/, '');
}

/** A set without rows: one block of 100 points, halves rounded up, totals printed with two decimals. */
export function emptyDraft(title: string, year: number): DraftSet {
  return {
    code: codeFromTitle(title),
    title,
    version: 1,
    sample: false,
    decision: null,
    issuer: '',
    year: String(year),
    level: 'commune',
    unitTypes: ['commune', 'ward', 'specialZone'],
    validity: { from: `${year}-01-01`, to: `${year}-12-31` },
    declared: { fields: '', criteria: '', components: '', maximum: '100', perField: [] },
    tree: [],
    blocks: [
      {
        key: 'appraised',
        label: 'Điểm tự chấm/thẩm định',
        kind: 'appraised',
        weight: '100',
        optional: false,
        scaleToWeight: false,
      },
    ],
    rescaleWhenDropped: false,
    rounding: {
      leaf: HALF_UP_3,
      criterion: HALF_UP_3,
      field: HALF_UP_2,
      total: HALF_UP_2,
      percent: HALF_UP_2,
    },
    classification: { by: 'total', bands: [], blockers: [] },
    ranking: { by: 'printed', tie: { kind: 'competition' }, groups: [] },
    testVectors: [],
  };
}
