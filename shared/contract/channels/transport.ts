import { z } from 'zod';
import { channel } from '../channel.ts';
import { emptySchema, idSchema } from '../../schemas/common.ts';
import {
  pathSchema,
  pemSchema,
  transportSettingsSchema,
  typedPasswordSchema,
  webdavSettingsSchema,
} from '../../schemas/transport.ts';
import {
  authoritySchema,
  comparisonSchema,
  inboxJourneySchema,
  outboxJourneySchema,
  placeSchema,
  transportLogSchema,
  transportWaySchema,
  wayStatusSchema,
  writePlanSchema,
} from './transport-results.ts';

const folderNameSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u)
  .refine((name) => !/[. ]$/.test(name) && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name))
  .transform((name) => name.normalize('NFC'));

const bundleIdsSchema = z.array(idSchema).min(1).max(5000);

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
  /** Copies every bundle file of a place to our own disk, ready to be taken in. A job with a FoundResult. */
  'transport.readPlace': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ place: pathSchema }),
    output: jobStartedSchema,
    errors: ['PLACE_NOT_FOUND'],
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
    errors: ['PLACE_NOT_FOUND', 'SAME_FOLDER_TWICE', 'TLS_REQUIRED', 'CERTIFICATE_NOT_VALID'],
  }),
  /** Reads the certificates of an own authority, to be compared before they are trusted. */
  'transport.readAuthority': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ pem: pemSchema }),
    output: z.strictObject({ certificates: z.array(authoritySchema) }),
    errors: ['CERTIFICATE_NOT_VALID'],
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
      'TLS_NOT_TRUSTED',
      'CERTIFICATE_NOT_VALID',
      'SERVER_UNREACHABLE',
      'SERVER_REFUSED_PASSWORD',
      'SERVER_FOLDER_NOT_FOUND',
      'SERVER_NO_SPACE',
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
    errors: ['FILE_NOT_FOUND', 'WAY_NOT_SET_UP', 'NOT_BY_THIS_WAY'],
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
