import { z } from 'zod';
import { inboxItemSchema, outboxItemSchema } from './exchange.ts';
import { pointsSchema } from '../../lib/points.ts';
import {
  dateSchema,
  fileTokenSchema,
  idSchema,
  momentSchema,
  readyFileSchema,
  sha256Schema,
} from '../../schemas/common.ts';
import { leafStatusSchema } from '../../schemas/bundle-submission.ts';
import { LOG_EVENTS, TRANSPORT_WAYS } from '../../schemas/transport.ts';

/** "Đường gửi": by stick, by e-mail, by a watched folder, by WebDAV. */
export const transportWaySchema = z.enum(TRANSPORT_WAYS);

/** "Nơi ghi": a stick or a folder bundles can be written to and read from. Sizes in bytes, null where unknown. */
export const placeSchema = z.strictObject({
  path: z.string(),
  label: z.string(),
  kind: z.enum(['removable', 'mounted', 'configured']),
  freeBytes: z.int().nullable(),
  totalBytes: z.int().nullable(),
  writable: z.boolean(),
});
export type Place = z.infer<typeof placeSchema>;

/** A certificate of an own authority, as it is shown before it is trusted. */
export const authoritySchema = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  validFrom: momentSchema,
  validTo: momentSchema,
  /** SHA-256 of the certificate, hexadecimal: what people compare by telephone. */
  fingerprint: sha256Schema,
  isAuthority: z.boolean(),
});
export type Authority = z.infer<typeof authoritySchema>;

/** What would be written: shown before it is. */
export const writePlanSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      bundleId: idSchema,
      fileName: z.string(),
      /** Bytes. */
      size: z.int(),
      receiverName: z.string(),
      /** Whether it can be encrypted to its receiver: "chỉ … đọc được". */
      encryptable: z.boolean(),
    }),
  ),
  neededBytes: z.int(),
  freeBytes: z.int().nullable(),
  enough: z.boolean(),
  writable: z.boolean(),
});

/** One file as it lies written and compared. */
export const writtenFileSchema = z.strictObject({
  bundleId: idSchema,
  fileName: z.string(),
  size: z.int(),
  /** SHA-256 of the file written, which is the encrypted one where it is encrypted. */
  fingerprint: sha256Schema,
  encrypted: z.boolean(),
  /** It lay there already, byte for byte. */
  wasThere: z.boolean(),
  /** disk: compared with what the medium itself gave; cache: the system did not allow to go around its memory. */
  comparedWith: z.enum(['disk', 'cache']),
});

/** Result of the job `writeToPlace`. `safeToRemove`: everything was flushed; false: let the system eject it. */
export const writeResultSchema = z.strictObject({
  place: z.string(),
  folder: z.string(),
  files: z.array(writtenFileSchema),
  freeBytesBefore: z.int().nullable(),
  freeBytesAfter: z.int().nullable(),
  safeToRemove: z.boolean(),
});
export type WriteResult = z.infer<typeof writeResultSchema>;

/** A file ready for `exchange.importBundles`, which decrypts and joins: copied off the stick to our own disk. */
export const foundFileSchema = z.strictObject({
  /** Relative to the place, as it is found there. */
  name: z.string(),
  size: z.int(),
  token: fileTokenSchema,
  form: z.enum(['plain', 'encrypted', 'part']),
});

/** A file that is left alone. tooMany: the place holds more than anyone looks through. */
export const leftFileSchema = z.strictObject({
  name: z.string(),
  reason: z.enum(['notReadable', 'tooLarge', 'tooMany']),
});

/** Result of the job `readPlace`: what can be taken in, and what cannot even be copied. */
export const foundResultSchema = z.strictObject({
  files: z.array(foundFileSchema),
  left: z.array(leftFileSchema),
});
export type FoundResult = z.infer<typeof foundResultSchema>;

/** One e-mail draft (.eml); opening it shows it in the mail program, ready to send. */
export const emailDraftSchema = z.strictObject({
  bundleId: idSchema,
  part: z.int(),
  count: z.int(),
  subject: z.string(),
  attachmentName: z.string(),
  file: readyFileSchema,
});

/** Result of the job `makeEmail`. `together`: all drafts in one ZIP, where there are several. */
export const emailResultSchema = z.strictObject({
  drafts: z.array(emailDraftSchema),
  together: readyFileSchema.nullable(),
  encrypted: z.boolean(),
});
export type EmailResult = z.infer<typeof emailResultSchema>;

/** One thing that happened on the way of a file. `code`: an error code with a sentence, where it failed. */
export const transportLogSchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  way: transportWaySchema,
  event: z.enum(LOG_EVENTS),
  bundleId: idSchema.nullable(),
  fileName: z.string(),
  /** The folder or address, without credentials. */
  place: z.string(),
  fingerprint: sha256Schema.nullable(),
  code: z.string().nullable(),
});
export type TransportLogItem = z.infer<typeof transportLogSchema>;

/** How a way that works by itself stands right now. */
export const wayStatusSchema = z.strictObject({
  way: z.enum(['folder', 'webdav']),
  enabled: z.boolean(),
  state: z.enum(['off', 'waiting', 'working', 'unreachable']),
  lastCheckedAt: momentSchema.nullable(),
  lastCode: z.string().nullable(),
  /** Bundles waiting to go out. */
  queued: z.int(),
  nextAttemptAt: momentSchema.nullable(),
});

/** One step of a journey. `created`, `acknowledged`, `refused` come from the outbox, all else from the log. */
export const journeyStepSchema = z.strictObject({
  at: momentSchema,
  step: z.enum(['created', ...LOG_EVENTS, 'acknowledged', 'refused', 'imported', 'receiptMade']),
  way: transportWaySchema.nullable(),
  place: z.string(),
  code: z.string().nullable(),
});
export type JourneyStep = z.infer<typeof journeyStepSchema>;

export const outboxJourneySchema = z.strictObject({
  item: outboxItemSchema,
  steps: z.array(journeyStepSchema),
  /** Green: a signed receipt of the receiver is held. Nothing else makes it green. */
  confirmed: z.boolean(),
  /** Whether the copy in the outbox is there (its bytes are compared when it is sent). */
  copyHeld: z.boolean(),
  /** Ways it is waiting to go out by. */
  waiting: z.array(
    z.strictObject({ way: transportWaySchema, attempts: z.int(), nextAttemptAt: momentSchema }),
  ),
});

export const inboxJourneySchema = z.strictObject({
  /** Of the row in the inbox. */
  id: idSchema,
  item: inboxItemSchema,
  steps: z.array(journeyStepSchema),
  /** The receipt made here in answer, if any. */
  receiptBundleId: idSchema.nullable(),
  /** Of a refused file: its copy is there and can be exported for the sender. */
  kept: z.boolean(),
});

/** One criterion at the boundary: what I sent, what came back. */
export const compareLeafSchema = z.strictObject({
  leafCode: z.string(),
  title: z.string(),
  maximum: pointsSchema,
  sentPoints: pointsSchema.nullable(),
  sentStatus: leafStatusSchema,
  /** The ward's answers to earlier words of the city that this revision carries, '' where there are none. */
  sentAnswer: z.string(),
  /** null: no feedback holds this criterion. */
  returned: z
    .strictObject({
      appraisedPoints: pointsSchema.nullable(),
      notApplicable: z.boolean(),
      reason: z.string(),
      request: z.string(),
    })
    .nullable(),
  /** same: equal points; changed: other points or "không áp dụng"; open: nothing decided yet. */
  outcome: z.enum(['same', 'changed', 'open']),
});

/** "Tôi gửi gì, cấp trên giữ gì, cái gì trở lại" of one submission. */
export const comparisonSchema = z.strictObject({
  bundleId: idSchema,
  roundTitle: z.string(),
  revision: z.int(),
  sent: z.strictObject({
    fingerprint: sha256Schema,
    /** Of the sealed revision inside. */
    revisionFingerprint: sha256Schema,
    total: pointsSchema,
    maximum: pointsSchema,
    signedAt: momentSchema,
    signedBy: z.string(),
  }),
  /** From the newest signed receipt for this bundle; null until one came. */
  held: z
    .strictObject({
      receiptBundleId: idSchema,
      fingerprint: sha256Schema,
      verdict: z.enum(['accepted', 'kept', 'refused']),
      reasonCode: z.string().nullable(),
      receivedAt: momentSchema,
      /** The city holds exactly the bytes sent. */
      matches: z.boolean(),
    })
    .nullable(),
  /** From the newest feedback on this revision; null until one came. */
  returned: z
    .strictObject({
      bundleId: idSchema,
      receivedAt: momentSchema,
      deadline: dateSchema.nullable(),
      appraisedTotal: pointsSchema.nullable(),
    })
    .nullable(),
  leaves: z.array(compareLeafSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
