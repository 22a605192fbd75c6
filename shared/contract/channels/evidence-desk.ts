import { z } from 'zod';
import { channel } from '../channel.ts';
import { emptySchema, idSchema, momentSchema, readyFileSchema, sha256Schema } from '../../schemas/common.ts';
import { evidenceDocumentSchema } from './scoring.ts';

/** What a stored file is, by its first bytes and its ending. */
export const FILE_KINDS = ['pdf', 'image', 'docx', 'xlsx', 'text', 'other'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/**
 * Whether a file can be opened: `encrypted` behind a password, `broken` not what it says it is or cut off,
 * `unchecked` of a kind that is not looked into.
 */
export const FILE_VERDICTS = ['good', 'encrypted', 'broken', 'unchecked'] as const;
export type FileVerdict = (typeof FILE_VERDICTS)[number];

/** How the bytes of a text file were read. */
export const TEXT_ENCODINGS = ['utf-8', 'utf-16', 'windows-1258', 'tcvn3'] as const;

/** What is shown of a file beside the list. Scripts of a file are never run: whatever is no picture or PDF is text. */
export const previewSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    /** null: the text was taken out of a Word or Excel file. */
    encoding: z.enum(TEXT_ENCODINGS).nullable(),
    /** Only the beginning is shown. */
    truncated: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('image'), file: readyFileSchema }),
  z.strictObject({ kind: z.literal('pdf'), file: readyFileSchema }),
  z.strictObject({
    kind: z.literal('none'),
    /** Why nothing is shown: no preview of this kind, too large, damaged, or behind a password. */
    reason: z.enum(['kind', 'tooLarge', 'broken', 'encrypted']),
  }),
]);
export type Preview = z.infer<typeof previewSchema>;

/** A document and what is known of its file. */
export const deskDocumentSchema = z.strictObject({
  documentId: idSchema,
  fileKind: z.enum(FILE_KINDS),
  verdict: z.enum(FILE_VERDICTS),
  /** Documents that look the same with other content: same number, date and issuer, or same file name. */
  lookalikes: z.array(idSchema),
});

/** Room on the disk of the data folder. */
export const roomSchema = z.strictObject({
  /** null: it cannot be asked. */
  freeBytes: z.int().nullable(),
  /** Below this a person is told. */
  lowBelowBytes: z.int(),
  low: z.boolean(),
});

/** A file of the scan folder. */
export const scannedFileSchema = z.strictObject({
  name: z.string(),
  size: z.int(),
  /** Size and time of change: another stamp is another file. */
  stamp: z.string(),
  modifiedAt: momentSchema,
  /** false: it was still growing at the last look. */
  settled: z.boolean(),
  /** Put aside by the officer. */
  dismissed: z.boolean(),
});
export type ScannedFile = z.infer<typeof scannedFileSchema>;

const documentFields = z.strictObject({
  number: z.string(),
  date: z.string(),
  issuer: z.string(),
  title: z.string(),
});

const scanRef = { name: z.string().min(1).max(255), stamp: z.string().max(60) };
const writers = ['officer', 'leader', 'administrator'] as const;

export const evidenceDeskChannels = {
  /** What the library shows besides documents and links: checks, lookalikes, removed ones, sizes, room. */
  'evidence.readDesk': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      files: z.array(deskDocumentSchema),
      removed: z.array(
        z.strictObject({ document: evidenceDocumentSchema, removedAt: momentSchema, removedBy: z.string() }),
      ),
      /** Bytes of all files pinned under the round's leaves, each content once: what a submission carries. */
      usedBytes: z.int(),
      /** Largest file taken in. */
      fileLimitBytes: z.int(),
      /** A file above this alone makes e-mail awkward. */
      largeAboveBytes: z.int(),
      room: roomSchema,
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Room of the disk, for the top of pages. */
  'evidence.readRoom': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: emptySchema,
    output: roomSchema,
    errors: [],
  }),
  /** Asked before files are sent: none above the limit, and room for all of them twice (arrival and store). */
  'evidence.checkRoom': channel({
    kind: 'query',
    side: 'ward',
    access: writers,
    input: z.strictObject({
      files: z.array(z.strictObject({ name: z.string().max(1000), size: z.int().min(0) })).max(1000),
    }),
    output: roomSchema,
    errors: ['FILE_TOO_LARGE', 'EVIDENCE_EMPTY', 'NOT_ENOUGH_SPACE'],
  }),
  'evidence.previewDocument': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ documentId: idSchema }),
    output: previewSchema,
    errors: ['EVIDENCE_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
  /** The same for a file a ward sent; its content is compared with its signed hash first. */
  'appraisal.previewEvidence': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema, unitId: idSchema, sha256: sha256Schema }),
    output: previewSchema,
    errors: ['EVIDENCE_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
  /** Number, date, issuer and title as far as name and first page say them plainly; '' where they do not. */
  'evidence.suggestFields': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ documentId: idSchema }),
    output: documentFields,
    errors: ['EVIDENCE_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
  /** Looks at every stored file again. A job with `{ checked, unreadable }`. */
  'evidence.recheckFiles': channel({
    kind: 'command',
    side: 'ward',
    access: writers,
    input: emptySchema,
    output: z.strictObject({ jobId: z.string() }),
    errors: [],
  }),
  /**
   * Takes a document out of the library; its file stays. Refused while leaves of open rounds hold it, unless they are
   * to let go of it.
   */
  'evidence.removeDocument': channel({
    kind: 'command',
    side: 'ward',
    access: writers,
    input: z.strictObject({ documentId: idSchema, unlink: z.boolean() }),
    output: emptySchema,
    errors: ['EVIDENCE_NOT_FOUND', 'EVIDENCE_IN_USE', 'SHEET_SEALED', 'ROUND_NOT_FOUND'],
  }),
  'evidence.restoreDocument': channel({
    kind: 'command',
    side: 'ward',
    access: writers,
    input: z.strictObject({ documentId: idSchema }),
    output: emptySchema,
    errors: ['EVIDENCE_NOT_FOUND'],
  }),
  /** New files of the scan folder. Nothing in that folder is ever changed. */
  'evidence.listScanned': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({
      folder: z.string().nullable(),
      state: z.enum(['off', 'ready', 'unreachable']),
      files: z.array(scannedFileSchema),
    }),
    errors: [],
  }),
  /** Sets the scan folder; null: none. It must be a folder of this computer outside the data of the program. */
  'evidence.saveScanFolder': channel({
    kind: 'command',
    side: 'ward',
    access: writers,
    input: z.strictObject({ path: z.string().max(1000).nullable() }),
    output: emptySchema,
    errors: ['PLACE_NOT_FOUND'],
  }),
  /** Copies a file of the scan folder into the library, as it was listed. */
  'evidence.takeScanned': channel({
    kind: 'command',
    side: 'ward',
    access: writers,
    input: z.strictObject(scanRef),
    output: z.strictObject({ document: evidenceDocumentSchema, alreadyHeld: z.boolean() }),
    errors: [
      'FILE_NOT_FOUND',
      'FILE_TOO_LARGE',
      'EVIDENCE_EMPTY',
      'NOT_ENOUGH_SPACE',
      'WRITE_CHECK_FAILED',
      'PLACE_NOT_FOUND',
    ],
  }),
  /** Puts a listed file aside, or back among the new ones. */
  'evidence.dismissScanned': channel({
    kind: 'command',
    side: 'ward',
    access: writers,
    input: z.strictObject({ ...scanRef, dismissed: z.boolean() }),
    output: emptySchema,
    errors: ['FILE_NOT_FOUND', 'PLACE_NOT_FOUND'],
  }),
};
