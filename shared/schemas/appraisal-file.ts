import { z } from 'zod';

/**
 * "Tệp thẩm định" in JSON: `{ "leaves": { "1.1": { "points": "1,75", "reason": "…" } } }`. Points are as typed; what is
 * not given is empty.
 */
export const appraisalFileSchema = z.strictObject({
  leaves: z.record(
    z.string().min(1).max(40),
    z.strictObject({
      points: z.string().max(40).default(''),
      reason: z.string().max(20_000).default(''),
      request: z.string().max(20_000).default(''),
      notApplicable: z.boolean().default(false),
    }),
  ),
});
export type AppraisalFile = z.infer<typeof appraisalFileSchema>;
