import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { sealedStatus } from '#shared/domain/appraisal/verify-claims.ts';
import { listWardLeaves, wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { printCodeOf } from '#shared/domain/report-models/print-code.ts';
import type { ScoreSheetInput } from '#shared/domain/report-models/score-sheet-types.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
export const FINGERPRINT = 'ab12'.repeat(16);

/** What a sealed sheet is printed from, for answers to a set; the first criterion has a document. */
export function printedInput(set: CriteriaSet, answers: ReadonlyMap<string, LeafAnswer>): ScoreSheetInput {
  const result = evaluateSet(set, answers, { unitType: 'commune' });
  const sealed: Record<string, RevisionAnswer> = {};
  for (const [index, { code }] of listWardLeaves(set).entries()) {
    const leaf = result.leaves.get(code);
    if (!leaf) continue;
    sealed[code] = {
      answer: answers.get(code) ?? EMPTY_ANSWER,
      points: leaf.points,
      status: sealedStatus(leaf),
      evidence:
        index === 0
          ? [
              {
                documentId: ID,
                sha256: 'cd'.repeat(32),
                fileName: 'ke-hoach.pdf',
                size: 10,
                number: '05/KH-UBND',
                date: '2023-01-09',
                issuer: 'UBND xã',
                title: 'Kế hoạch CCHC',
                section: 'II',
                page: '3',
              },
            ]
          : [],
      warningExplanation: '',
    };
  }
  const totals = wardTotals(set, result);
  const person = { fullName: 'Lê Văn Minh', position: 'Chủ tịch' };
  return {
    unit: { code: 'X1', name: 'Xã Số 1' },
    round: { code: 'CCHC-2023', title: 'Chỉ số CCHC năm 2023', year: 2023 },
    set,
    content: {
      number: 1,
      answers: sealed,
      totals,
      responses: [],
      correctionReason: '',
      preparedBy: { fullName: 'Hoàng Cán Bộ', position: 'Công chức' },
    },
    appraised: new Map(),
    responsible: new Map(),
    seal: {
      code: printCodeOf({
        unitCode: 'X1',
        roundCode: 'CCHC-2023',
        revision: 1,
        fingerprint: FINGERPRINT,
        total: totals.points,
      }),
      signedBy: person,
      signedAt: '2024-01-05T02:00:00.000Z',
    },
  };
}
