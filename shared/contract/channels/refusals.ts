import { z } from 'zod';
import { channel } from '../channel.ts';
import { fileTokenSchema, idSchema, readyFileSchema, sha256Schema } from '../../schemas/common.ts';
import { pathSchema } from '../../schemas/transport.ts';

/** The file with refused files and the reasons, as it lies on a stick or in a folder; sizes in bytes. */
export const exportedRefusalsSchema = z.strictObject({
  /** How many refused files are in it. */
  count: z.int(),
  fileName: z.string(),
  size: z.int(),
  fingerprint: sha256Schema,
  /** Ready to be fetched; null where it was written to a place. */
  file: readyFileSchema.extend({ token: fileTokenSchema }).nullable(),
  /** Where it was written and compared; null where it is to be fetched. */
  written: z
    .strictObject({
      place: z.string(),
      comparedWith: z.enum(['disk', 'cache']),
      safeToRemove: z.boolean(),
    })
    .nullable(),
});
export type ExportedRefusals = z.infer<typeof exportedRefusalsSchema>;

export const refusalsChannels = {
  /**
   * Files that were not taken in (ids of `transport.listJourneys`), put into one .zip for the sender together with
   * `ly-do.html`: step, reason, fingerprint, time and what to do of each. `place` null: the file is offered for
   * fetching; else it is written there, read back and compared. A job with an ExportedRefusals; fails with
   * FILE_NOT_READABLE (the kept copy is gone or changed), WRITE_CHECK_FAILED, DISK_FULL, FOLDER_NOT_WRITABLE.
   */
  'refusals.exportFiles': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({
      inboxIds: z.array(idSchema).min(1).max(5000),
      place: pathSchema.nullable().default(null),
    }),
    output: z.strictObject({ jobId: z.string() }),
    errors: ['FILE_NOT_FOUND', 'PLACE_NOT_FOUND'],
  }),
};
