import { z } from 'zod';
import { frozenRankingSchema } from '#shared/contract/channels/publication.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import { decisionSchema, resultsPayloadSchema } from '#shared/schemas/bundle-feedback.ts';
import { reportPayloadSchema } from '#shared/schemas/bundle-report.ts';
import { statisticsPayloadSchema } from '#shared/schemas/bundle-statistics.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { eachStoredText, STORED_TEXT_KINDS, type StoredTextKind } from '#db/queries/health.ts';
import { hashCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { partBaseSchema } from '#electron/features/work/part-rows.ts';

const FORMS: Readonly<Record<StoredTextKind, z.ZodType>> = {
  answer: leafAnswerSchema,
  criteriaSet: criteriaSetSchema,
  results: resultsPayloadSchema,
  statistics: statisticsPayloadSchema,
  report: reportPayloadSchema,
  decision: decisionSchema.nullable(),
  ranking: frozenRankingSchema,
  partLeaves: z.array(z.string()),
  partBase: partBaseSchema,
  conflict: z.array(z.unknown()).length(3),
};

/**
 * Reads every record that is kept as text in a form of its own (answers, sets, what was received, publications, parts
 * that are out): a damaged one would be met only when somebody needs it. A set must also be what its fingerprint says.
 */
export function checkStoredRecords(db: ReadDb): { readonly total: number; readonly bad: number } {
  let total = 0;
  let bad = 0;
  for (const kind of STORED_TEXT_KINDS) {
    for (const { id, text } of eachStoredText(db, kind)) {
      total += 1;
      if (!isReadable(kind, id, text)) bad += 1;
    }
  }
  return { total, bad };
}

function isReadable(kind: StoredTextKind, id: string, text: string): boolean {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return false;
  }
  if (kind === 'criteriaSet') {
    const set = criteriaSetSchema.safeParse(parsed);
    return set.success && hashCriteriaSet(set.data) === id;
  }
  return FORMS[kind].safeParse(parsed).success;
}
