import { z } from 'zod';
import { roundingSchema } from '../../lib/rounding.ts';
import { pointsSchema } from '../../lib/points.ts';
import { leafAnswerSchema } from '../../schemas/answer.ts';
import {
  emptySchema,
  fileTokenSchema,
  idSchema,
  momentSchema,
  readyFileSchema,
  requiredLineSchema,
  sha256Schema,
  unitTypeSchema,
} from '../../schemas/common.ts';
import { codeMapSchema, setComparisonSchema } from '../../schemas/criteria-comparison.ts';
import { draftNodeSchema, draftSetSchema } from '../../schemas/criteria-draft.ts';
import { workbookMappingSchema, workbookPreviewSchema } from '../../schemas/criteria-workbook.ts';
import { channel } from '../channel.ts';
import { criteriaMoveChannels } from './criteria-moves.ts';
import { setSummarySchema } from './rounds.ts';

/** "Bản soạn thảo". open: being written; published: frozen as a set; archived: put aside, never deleted. */
export const draftSummarySchema = z.strictObject({
  id: idSchema,
  code: z.string(),
  title: z.string(),
  year: z.string(),
  version: z.int(),
  state: z.enum(['open', 'published', 'archived']),
  source: z.enum(['empty', 'set', 'workbook']),
  /** The set it continues. */
  basedOnHash: sha256Schema.nullable(),
  publishedHash: sha256Schema.nullable(),
  /** Counts up with every save. */
  revision: z.int(),
  leafCount: z.int(),
  updatedAt: momentSchema,
  updatedBy: z.string(),
});
export type DraftSummary = z.infer<typeof draftSummarySchema>;

/** A finding of the check of a draft. `nodeId`: the row to jump to; `field`: its field, where one is meant. */
export const draftFindingSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  nodeId: z.string().nullable(),
  nodeCode: z.string(),
  field: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A set to look at: one that is held, or a draft. */
export const setRefSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), hash: sha256Schema }),
  z.strictObject({ kind: z.literal('draft'), draftId: idSchema }),
]);

/** package: the file that other installations take in; xlsx and docx: for people, the xlsx also comes back whole. */
export const exportFormatSchema = z.enum(['package', 'xlsx', 'docx']);

const draftIdInput = z.strictObject({ draftId: idSchema });
const byAdministrator = { side: 'city', access: ['administrator'] } as const;

export const criteriaEditorChannels = {
  'criteriaEditor.listDrafts': channel({
    ...byAdministrator,
    kind: 'query',
    input: emptySchema,
    output: z.strictObject({ drafts: z.array(draftSummarySchema) }),
    errors: [],
  }),
  /** A new draft: empty, the next version of a held set, or from a workbook as it was previewed. */
  'criteriaEditor.createDraft': channel({
    ...byAdministrator,
    kind: 'command',
    input: z.discriminatedUnion('from', [
      z.strictObject({
        from: z.literal('empty'),
        title: requiredLineSchema,
        year: z.int().min(2000).max(2100),
      }),
      z.strictObject({ from: z.literal('set'), hash: sha256Schema }),
      z.strictObject({
        from: z.literal('workbook'),
        fileToken: fileTokenSchema,
        mapping: workbookMappingSchema.nullable(),
        /** Ids of the rows whose guessed rule the administrator has agreed to. */
        confirmedNodeIds: z.array(z.string().max(40)).max(5000),
      }),
    ]),
    output: draftSummarySchema,
    errors: [
      'SET_NOT_FOUND',
      'FILE_NOT_FOUND',
      'FILE_TOO_LARGE',
      'WORKBOOK_NOT_READABLE',
      'WORKBOOK_WITHOUT_ROWS',
    ],
  }),
  'criteriaEditor.readDraft': channel({
    ...byAdministrator,
    kind: 'query',
    input: draftIdInput,
    output: z.strictObject({
      summary: draftSummarySchema,
      set: draftSetSchema,
      findings: z.array(draftFindingSchema),
    }),
    errors: ['DRAFT_NOT_FOUND'],
  }),
  /** Keeps the whole set as typed. `baseRevision` is what the screen last read. */
  'criteriaEditor.saveDraft': channel({
    ...byAdministrator,
    kind: 'command',
    input: z.strictObject({ draftId: idSchema, baseRevision: z.int(), set: draftSetSchema }),
    output: z.strictObject({
      revision: z.int(),
      savedAt: momentSchema,
      findings: z.array(draftFindingSchema),
    }),
    errors: ['DRAFT_NOT_FOUND', 'DRAFT_NOT_OPEN', 'DRAFT_CHANGED_ELSEWHERE'],
  }),
  /** The same check as a screen can run itself (`checkDraft`), on what is typed and not yet saved. */
  'criteriaEditor.checkDraft': channel({
    ...byAdministrator,
    kind: 'query',
    input: z.strictObject({ set: draftSetSchema }),
    output: z.strictObject({ findings: z.array(draftFindingSchema) }),
    errors: [],
  }),
  /** Works out one row on sample figures: points, the working in words, and what is wrong with rule or figures. */
  'criteriaEditor.tryOut': channel({
    ...byAdministrator,
    kind: 'query',
    input: z.strictObject({
      node: draftNodeSchema,
      rounding: roundingSchema,
      answer: leafAnswerSchema,
      unitType: unitTypeSchema.nullable(),
    }),
    output: z.strictObject({
      /** null: the row cannot be worked out yet; `findings` says why. */
      result: z
        .strictObject({
          status: z.enum(['notScored', 'scored', 'notApplicable', 'invalid']),
          points: pointsSchema.nullable(),
          maximum: pointsSchema,
          trace: z.string(),
          lines: z.array(z.string()),
          problems: z.array(
            z.strictObject({
              code: z.string(),
              severity: z.enum(['error', 'warning']),
              inputKey: z.string().nullable(),
              details: z.record(z.string(), z.string()),
            }),
          ),
        })
        .nullable(),
      findings: z.array(draftFindingSchema),
    }),
    errors: [],
  }),
  /** Freezes the draft as a set. Refused while the check finds an error. */
  'criteriaEditor.publishDraft': channel({
    ...byAdministrator,
    kind: 'command',
    input: z.strictObject({ draftId: idSchema, baseRevision: z.int() }),
    output: setSummarySchema,
    errors: [
      'DRAFT_NOT_FOUND',
      'DRAFT_NOT_OPEN',
      'DRAFT_CHANGED_ELSEWHERE',
      'SET_INVALID',
      'SET_VERSION_TAKEN',
    ],
  }),
  'criteriaEditor.archiveDraft': channel({
    ...byAdministrator,
    kind: 'command',
    input: draftIdInput,
    output: draftSummarySchema,
    errors: ['DRAFT_NOT_FOUND', 'DRAFT_NOT_OPEN'],
  }),
  /** Takes an archived draft back into work. */
  'criteriaEditor.restoreDraft': channel({
    ...byAdministrator,
    kind: 'command',
    input: draftIdInput,
    output: draftSummarySchema,
    errors: ['DRAFT_NOT_FOUND', 'DRAFT_NOT_ARCHIVED'],
  }),
  /** Two sets side by side. `codeMap` null: by code, and what the likeness of titles suggests is told beside it. */
  'criteriaEditor.compareSets': channel({
    ...byAdministrator,
    kind: 'query',
    input: z.strictObject({ left: setRefSchema, right: setRefSchema, codeMap: codeMapSchema.nullable() }),
    output: setComparisonSchema,
    errors: ['SET_NOT_FOUND', 'DRAFT_NOT_FOUND', 'DRAFT_INCOMPLETE'],
  }),
  /** How a workbook would be understood; `mapping` null: as detected. Writes nothing. */
  'criteriaEditor.previewWorkbook': channel({
    ...byAdministrator,
    kind: 'query',
    input: z.strictObject({ fileToken: fileTokenSchema, mapping: workbookMappingSchema.nullable() }),
    output: workbookPreviewSchema,
    errors: ['FILE_NOT_FOUND', 'FILE_TOO_LARGE', 'WORKBOOK_NOT_READABLE', 'WORKBOOK_WITHOUT_ROWS'],
  }),
  'criteriaEditor.exportSet': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ hash: sha256Schema, format: exportFormatSchema }),
    output: readyFileSchema,
    errors: ['SET_NOT_FOUND'],
  }),
  /** A draft on paper or for a colleague. It must be complete enough to be a set, not yet free of findings. */
  'criteriaEditor.exportDraft': channel({
    ...byAdministrator,
    kind: 'command',
    input: z.strictObject({ draftId: idSchema, format: exportFormatSchema }),
    output: readyFileSchema,
    errors: ['DRAFT_NOT_FOUND', 'DRAFT_INCOMPLETE'],
  }),
  ...criteriaMoveChannels,
};
