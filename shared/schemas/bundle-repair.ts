import { z } from 'zod';
import { MAX_PARTS } from '#shared/domain/bundle/parts.ts';
import { sha256Schema } from '#shared/schemas/common.ts';

/**
 * "Gói xin gửi lại phần": `data/repair.json`. Names a file that came in parts (`fileName`, `fingerprint` and `size` of
 * the whole, as the parts say them), how it was cut, and the numbers of the parts wanted again, ascending.
 */
export const repairPayloadSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    fileName: z.string().min(1).max(120),
    fingerprint: sha256Schema,
    size: z.int().min(1),
    count: z.int().min(1).max(MAX_PARTS),
    /** Bytes of the file in every part but the last. */
    bytesPerPart: z.int().min(1),
    wanted: z.array(z.int().min(1).max(MAX_PARTS)).min(1).max(MAX_PARTS),
  })
  .refine(({ count, wanted }) =>
    wanted.every((part, index) => part <= count && part > (wanted[index - 1] ?? 0)),
  )
  .refine(({ size, count, bytesPerPart }) => Math.ceil(size / bytesPerPart) === count);
export type RepairPayload = z.infer<typeof repairPayloadSchema>;
