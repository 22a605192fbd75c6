import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { leafAnswerSchema } from '../../schemas/answer.ts';
import { criteriaSetSchema } from '../../schemas/criteria-set.ts';
import {
  dateSchema,
  fileTokenSchema,
  idSchema,
  lineSchema,
  momentSchema,
  readyFileSchema,
  sha256Schema,
  textSchema,
  unitTypeSchema,
} from '../../schemas/common.ts';
import { feedbackPointSchema } from './feedback.ts';
import { roundSchema } from './rounds.ts';
import { followedLeafSchema } from './statistics.ts';
import { sheetWorkSchema } from './work.ts';

/** "Trạng thái bảng chấm": draft being scored, submitted to the leader, returned by the leader, signed and sealed. */
export const SHEET_STATES = ['draft', 'submitted', 'returned', 'signed'] as const;
export const sheetStateSchema = z.enum(SHEET_STATES);
export type SheetState = z.infer<typeof sheetStateSchema>;

/** An answer as kept on disk. `version` grows with each save and guards against two people typing at once. */
export const savedAnswerSchema = z.strictObject({
  answer: leafAnswerSchema,
  version: z.int(),
  updatedAt: momentSchema,
  updatedBy: z.string(),
});
export type SavedAnswer = z.infer<typeof savedAnswerSchema>;

/** One use of a document under one leaf, pinned to section and page. */
export const evidenceLinkSchema = z.strictObject({
  id: idSchema,
  leafCode: z.string(),
  documentId: idSchema,
  section: z.string(),
  page: z.string(),
});
export type EvidenceLink = z.infer<typeof evidenceLinkSchema>;

/** "Tài liệu kiểm chứng": one stored file with its number, date and issuer. */
export const evidenceDocumentSchema = z.strictObject({
  id: idSchema,
  sha256: sha256Schema,
  fileName: z.string(),
  size: z.int(),
  number: z.string(),
  /** As printed on the document, dd/MM/yyyy; '' when it has none. */
  date: z.string(),
  issuer: z.string(),
  title: z.string(),
  addedAt: momentSchema,
  /** false: the stored file is missing or damaged on disk. */
  intact: z.boolean(),
});
export type EvidenceDocument = z.infer<typeof evidenceDocumentSchema>;

/** What the city said of one leaf. */
export const feedbackItemSchema = z.strictObject({
  leafCode: z.string(),
  revisionNumber: z.int(),
  appraisedPoints: pointsSchema.nullable(),
  notApplicable: z.boolean(),
  reason: z.string(),
  request: z.string(),
  deadline: dateSchema.nullable(),
});

/** A leader's comment when a sheet is returned; leafCode null: on the whole sheet. */
export const returnCommentSchema = z.strictObject({
  leafCode: z.string().nullable(),
  text: z.string(),
  author: z.string(),
  at: momentSchema,
});

const documentFields = {
  number: lineSchema,
  date: lineSchema,
  issuer: lineSchema,
  title: lineSchema,
};

export const scoringChannels = {
  /** Everything the score sheet shows; points are computed by the same engine on both sides. */
  'scoring.readSheet': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      round: roundSchema,
      unit: z.strictObject({ id: idSchema, code: z.string(), name: z.string(), type: unitTypeSchema }),
      cityName: z.string(),
      set: criteriaSetSchema,
      state: sheetStateSchema,
      /** The number the sheet will be signed under: 1, or n for "bổ sung lần n − 1". */
      revisionNumber: z.int(),
      answers: z.record(z.string(), savedAnswerSchema),
      evidence: z.array(evidenceLinkSchema),
      documents: z.array(evidenceDocumentSchema),
      lastYear: z.strictObject({
        points: pointsSchema.nullable(),
        rank: z.int().nullable(),
        unitCount: z.int().nullable(),
        leafPoints: z.record(z.string(), pointsSchema),
        /** The year `answers` are of; null where there are none. */
        year: z.int().nullable(),
        /** What "chép từ năm trước" copies, by leaf; `points`: those claimed then, null where not known. */
        answers: z.record(
          z.string(),
          z.strictObject({ answer: leafAnswerSchema, points: pointsSchema.nullable() }),
        ),
        /** Leaves answered last year that ask for something else now. */
        changed: z.array(z.string()),
      }),
      /** The newest words of the city on each leaf it spoke of. */
      feedback: z.array(feedbackItemSchema),
      /** What of it wants an answer of the ward. */
      points: z.array(feedbackPointSchema),
      comments: z.array(returnCommentSchema),
      warningExplanations: z.record(z.string(), z.string()),
      /** How the work is shared; absent where nothing is. */
      work: sheetWorkSchema.optional(),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Keeps an answer exactly as typed. `baseVersion` 0: nobody has saved it before. */
  'scoring.saveAnswer': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({
      roundId: idSchema,
      leafCode: z.string(),
      answer: leafAnswerSchema,
      baseVersion: z.int().min(0),
    }),
    output: z.strictObject({
      version: z.int(),
      savedAt: momentSchema,
      /** Other leaves that took the figure of a statistic typed here. */
      followed: z.array(followedLeafSchema),
    }),
    errors: [
      'ROUND_NOT_FOUND',
      'LEAF_NOT_FOUND',
      'LEAF_NOT_YOURS',
      'SHEET_SEALED',
      'ANSWER_CHANGED_ELSEWHERE',
    ],
  }),
  /** Takes answers from a JSON or .xlsx file (columns Mã, Ô số liệu, Giá trị, Giải trình …). All or nothing. */
  'scoring.importAnswers': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ roundId: idSchema, fileToken: fileTokenSchema }),
    output: z.strictObject({ saved: z.int() }),
    errors: [
      'ROUND_NOT_FOUND',
      'SHEET_SEALED',
      'ANSWERS_NOT_READABLE',
      'FILE_NOT_FOUND',
      'FILE_TOO_LARGE',
      'LEAF_NOT_FOUND',
      'LEAF_NOT_YOURS',
      'STATISTIC_GIVEN_TWICE',
    ],
  }),
  /** The changes of one leaf from the audit log, newest first. */
  'scoring.readHistory': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema, leafCode: z.string() }),
    output: z.strictObject({
      changes: z.array(
        z.strictObject({
          at: momentSchema,
          actor: z.string(),
          before: leafAnswerSchema.nullable(),
          after: leafAnswerSchema,
        }),
      ),
    }),
    errors: [],
  }),
  /** Stores an uploaded file once by content and describes it. The same content again: the held document comes back. */
  'evidence.addDocument': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ fileToken: fileTokenSchema, ...documentFields }),
    output: z.strictObject({ document: evidenceDocumentSchema, alreadyHeld: z.boolean() }),
    errors: ['FILE_NOT_FOUND', 'EVIDENCE_EMPTY', 'FILE_TOO_LARGE', 'WRITE_CHECK_FAILED'],
  }),
  'evidence.updateDocument': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ documentId: idSchema, ...documentFields }),
    output: evidenceDocumentSchema,
    errors: ['EVIDENCE_NOT_FOUND'],
  }),
  'evidence.listDocuments': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      documents: z.array(evidenceDocumentSchema),
      links: z.array(evidenceLinkSchema),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Pins a document under a leaf; the same document under the same leaf again changes section and page. */
  'evidence.linkDocument': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({
      roundId: idSchema,
      leafCode: z.string(),
      documentId: idSchema,
      section: lineSchema,
      page: lineSchema,
    }),
    output: evidenceLinkSchema,
    errors: ['ROUND_NOT_FOUND', 'LEAF_NOT_FOUND', 'EVIDENCE_NOT_FOUND', 'SHEET_SEALED'],
  }),
  /** Takes a document off a leaf. The file stays in the library. */
  'evidence.unlinkDocument': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ linkId: idSchema }),
    output: z.strictObject({}),
    errors: ['EVIDENCE_NOT_FOUND', 'SHEET_SEALED', 'ROUND_NOT_FOUND'],
  }),
  'evidence.openDocument': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ documentId: idSchema }),
    output: readyFileSchema,
    errors: ['EVIDENCE_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
  /** Explains a warning of the completion check; '' takes the explanation back. */
  'signOff.explainWarning': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ roundId: idSchema, leafCode: z.string(), text: textSchema }),
    output: z.strictObject({}),
    errors: ['ROUND_NOT_FOUND', 'LEAF_NOT_FOUND', 'SHEET_SEALED'],
  }),
};
