import { z } from 'zod';
import { idSchema, sha256Schema } from '#shared/schemas/common.ts';
import { codeMapSchema } from '#shared/schemas/criteria-comparison.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';

/**
 * "Gói bộ tiêu chí": `data/criteria.json`, another version of the set of a round that is under way. `replacesHash` is
 * the version the round stood on before, both hashes SHA-256 of canonical JSON. `codeMap`: old code → new one, null
 * where a row has no successor; rows it does not name keep their code.
 */
export const criteriaPayloadSchema = z.strictObject({
  schemaVersion: z.literal(1),
  roundId: idSchema,
  criteriaSet: criteriaSetSchema,
  criteriaSetHash: sha256Schema,
  replacesHash: sha256Schema,
  codeMap: codeMapSchema.nullable(),
});
export type CriteriaPayload = z.infer<typeof criteriaPayloadSchema>;
