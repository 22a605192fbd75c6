import { z } from 'zod';
import { channel } from '../channel.ts';
import { inboxItemSchema, outboxItemSchema } from './exchange.ts';
import { pointsSchema } from '../../lib/points.ts';
import {
  dateSchema,
  emptySchema,
  fileTokenSchema,
  idSchema,
  momentSchema,
  readyFileSchema,
  sha256Schema,
} from '../../schemas/common.ts';
import { leafStatusSchema } from '../../schemas/bundle-submission.ts';
import {
  LOG_EVENTS,
  pathSchema,
  TRANSPORT_WAYS,
  transportSettingsSchema,
  typedPasswordSchema,
  webdavSettingsSchema,
} from '../../schemas/transport.ts';

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

const folderNameSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u)
  .refine((name) => !/[. ]$/.test(name) && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name))
  .transform((name) => name.normalize('NFC'));

const bundleIdsSchema = z.array(idSchema).min(1).max(5000);

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

/** A bundle that travels in parts, as far as it has come. `missing` and `damaged` must come (again). */
export const partSetSchema = z.strictObject({
  fileName: z.string(),
  fingerprint: sha256Schema,
  count: z.int(),
  present: z.array(z.int()),
  missing: z.array(z.int()),
  damaged: z.array(z.int()),
  complete: z.boolean(),
});
export type PartSet = z.infer<typeof partSetSchema>;

/** A file ready for `exchange.importBundles`: copied off the stick, joined from its parts, decrypted. */
export const foundFileSchema = z.strictObject({
  /** Relative to the place, as it is found there; of a joined file its own name. */
  name: z.string(),
  size: z.int(),
  token: fileTokenSchema,
  origin: z.enum(['plain', 'encrypted', 'parts']),
});

/** A file that is left alone. notForUs: encrypted to somebody else. */
export const leftFileSchema = z.strictObject({
  name: z.string(),
  reason: z.enum(['notForUs', 'damaged', 'notReadable', 'tooLarge', 'tooMany']),
});

/** Result of the jobs `readPlace` and of `addParts`: what can be taken in, what waits for parts, what is left. */
export const foundResultSchema = z.strictObject({
  files: z.array(foundFileSchema),
  partSets: z.array(partSetSchema),
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
  item: inboxItemSchema,
  steps: z.array(journeyStepSchema),
  /** The receipt made here in answer, if any. */
  receiptBundleId: idSchema.nullable(),
});

/** One criterion at the boundary: what I sent, what came back. */
export const compareLeafSchema = z.strictObject({
  leafCode: z.string(),
  name: z.string(),
  maximum: pointsSchema,
  sentPoints: pointsSchema.nullable(),
  sentStatus: leafStatusSchema,
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

const jobStartedSchema = z.strictObject({ jobId: z.string() });

export const transportChannels = {
  'transport.listPlaces': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ places: z.array(placeSchema) }),
    errors: [],
  }),
  /** What writing would take and whether it fits; writes nothing. */
  'transport.planWrite': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ bundleIds: bundleIdsSchema, place: pathSchema }),
    output: writePlanSchema,
    errors: ['FILE_NOT_FOUND', 'PLACE_NOT_FOUND'],
  }),
  /**
   * Writes bundles to a place that `listPlaces` offers: temporary name, flush, read back, compare, rename. A job with
   * a WriteResult; fails with NOT_ENOUGH_SPACE, WRITE_CHECK_FAILED (names the file), DISK_FULL, FOLDER_NOT_WRITABLE,
   * PLACE_NOT_FOUND (pulled out). The copy in the outbox stays.
   */
  'transport.writeToPlace': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({
      bundleIds: bundleIdsSchema,
      place: pathSchema,
      folderName: folderNameSchema.nullable().default(null),
      /** Encrypt to the receiver where its key is known. */
      encrypt: z.boolean().default(true),
    }),
    output: jobStartedSchema,
    errors: ['FILE_NOT_FOUND', 'PLACE_NOT_FOUND', 'NOT_ENOUGH_SPACE'],
  }),
  /** Copies every bundle file of a place aside, joins parts and decrypts. A job with a FoundResult. */
  'transport.readPlace': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ place: pathSchema }),
    output: jobStartedSchema,
    errors: ['PLACE_NOT_FOUND'],
  }),
  /** Keeps parts that came by e-mail, over days and in any order; gives what is complete now. */
  'transport.addParts': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ fileTokens: z.array(fileTokenSchema).min(1).max(1000) }),
    output: foundResultSchema,
    errors: ['FILE_NOT_FOUND'],
  }),
  /** The parts kept so far. A complete set disappears once its bundle was taken in. */
  'transport.listParts': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ partSets: z.array(partSetSchema) }),
    errors: [],
  }),
  /** Parts and .eml drafts below a size. `partSizeBytes` is the whole message as it travels. A job with an EmailResult. */
  'transport.makeEmail': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({
      bundleIds: bundleIdsSchema.max(200),
      partSizeBytes: z
        .int()
        .min(64 * 1024)
        .max(200 * 1024 * 1024)
        .default(20 * 1024 * 1024),
      to: z.union([z.literal(''), z.email().max(254)]),
      encrypt: z.boolean().default(true),
      /** Only these parts again (numbers from 1); null: all. For one bundle only. */
      onlyParts: z.array(z.int().min(1).max(999)).min(1).nullable().default(null),
    }),
    output: jobStartedSchema,
    errors: ['FILE_NOT_FOUND', 'TOO_MANY_PARTS'],
  }),
  /** The user says that bundles were handed over by their own hand (mail sent, stick given). */
  'transport.noteHandedOver': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ bundleIds: bundleIdsSchema, way: transportWaySchema }),
    output: emptySchema,
    errors: ['FILE_NOT_FOUND'],
  }),
  'transport.readSettings': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: transportSettingsSchema.extend({
      /** The app password is kept in keys/ of the data folder, readable by this user only; never given out. */
      passwordSet: z.boolean(),
      status: z.array(wayStatusSchema),
    }),
    errors: [],
  }),
  /** `password`: null keeps the one held, '' forgets it. */
  'transport.saveSettings': channel({
    kind: 'command',
    side: 'any',
    access: ['administrator'],
    input: transportSettingsSchema.extend({ password: typedPasswordSchema.nullable() }),
    output: emptySchema,
    errors: ['PLACE_NOT_FOUND', 'SAME_FOLDER_TWICE', 'TLS_REQUIRED'],
  }),
  /** Tries address, name and password of a WebDAV folder without sending anything. `password` null: the one held. */
  'transport.testWebdav': channel({
    kind: 'command',
    side: 'any',
    access: ['administrator'],
    input: z.strictObject({ webdav: webdavSettingsSchema, password: typedPasswordSchema.nullable() }),
    output: z.strictObject({ inboxFiles: z.int().nullable(), outboxReachable: z.boolean() }),
    errors: [
      'TLS_REQUIRED',
      'SERVER_UNREACHABLE',
      'SERVER_REFUSED_PASSWORD',
      'SERVER_FOLDER_NOT_FOUND',
      'SERVER_ANSWER_WRONG',
    ],
  }),
  /** Looks into the watched folder and the WebDAV folder now, and sends what waits. A job with {taken, sent}. */
  'transport.pollNow': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: jobStartedSchema,
    errors: [],
  }),
  /** Queues bundles to go out by a way that works by itself (again, where they went before). */
  'transport.sendAgain': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ bundleIds: bundleIdsSchema, way: z.enum(['folder', 'webdav']) }),
    output: emptySchema,
    errors: ['FILE_NOT_FOUND', 'WAY_NOT_SET_UP'],
  }),
  'transport.listLog': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ limit: z.int().min(1).max(1000) }),
    output: z.strictObject({ items: z.array(transportLogSchema) }),
    errors: [],
  }),
  'transport.listJourneys': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ outbox: z.array(outboxJourneySchema), inbox: z.array(inboxJourneySchema) }),
    errors: [],
  }),
  /** What I sent, what the city holds, what came back: of one submission in the outbox. */
  'transport.compare': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ bundleId: idSchema }),
    output: comparisonSchema,
    errors: ['FILE_NOT_FOUND', 'REVISION_NOT_FOUND'],
  }),
};
