import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { SheetData } from '#renderer/lib/sheet/sheet-store.ts';

/** A sheet of the sample set in draft, with the answers given. */
export function makeSheetData(answers: Readonly<Record<string, LeafAnswer>> = {}): SheetData {
  return {
    round: {
      id: '019a0000-0000-7000-8000-000000000001',
      code: 'CCHC-2025',
      title: 'Kỳ đánh giá năm 2025',
      year: 2025,
      criteriaSetHash: 'a'.repeat(64),
      dataFrom: '2025-01-01',
      dataTo: '2025-12-31',
      deadline: '2026-01-15',
      state: 'open',
    },
    unit: { id: '019a0000-0000-7000-8000-000000000002', code: 'XA-01', name: 'Xã Bảo Ninh', type: 'commune' },
    cityName: 'Thành phố Đồng Hới',
    set: SAMPLE_COMMUNE_SET,
    state: 'draft',
    revisionNumber: 1,
    answers: Object.fromEntries(
      Object.entries(answers).map(([code, answer]) => [
        code,
        { answer, version: 1, updatedAt: '2026-01-02T03:04:05.000Z', updatedBy: 'canbo' },
      ]),
    ),
    evidence: [],
    documents: [],
    lastYear: {
      points: null,
      rank: null,
      unitCount: null,
      leafPoints: {},
      year: null,
      answers: {},
      changed: [],
    },
    feedback: [],
    points: [],
    comments: [],
    warningExplanations: {},
  };
}

/** An answer with these figures. */
export function answerWith(inputs: Readonly<Record<string, string>>): LeafAnswer {
  return {
    ...EMPTY_ANSWER,
    inputs: Object.fromEntries(Object.entries(inputs).map(([key, raw]) => [key, { raw, estimated: false }])),
  };
}
