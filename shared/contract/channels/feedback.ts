import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { leafStatusSchema, responseKindSchema } from '../../schemas/bundle-submission.ts';
import { dateSchema, idSchema, momentSchema, textSchema } from '../../schemas/common.ts';

/** An answer as it is being typed; anything goes. */
const answerDraftSchema = z.strictObject({ kind: responseKindSchema, text: textSchema });

/** "Ý kiến thẩm định": one leaf the city wants an answer on, with the answer given so far; see `FeedbackPoint`. */
export const feedbackPointSchema = z.strictObject({
  bundleId: idSchema,
  leafCode: z.string(),
  /** The revision it speaks of. */
  revisionNumber: z.int(),
  /** What the ward had claimed there; `selfStatus` null: nothing. */
  selfPoints: pointsSchema.nullable(),
  selfStatus: leafStatusSchema.nullable(),
  appraisedPoints: pointsSchema.nullable(),
  notApplicable: z.boolean(),
  reason: z.string(),
  request: z.string(),
  /** Day to answer by; null: none was set. */
  deadline: dateSchema.nullable(),
  wish: z.enum(['request', 'lowered', 'applicability', 'differs']),
  state: z.enum(['open', 'answered', 'sealed']),
  response: z
    .strictObject({
      bundleId: idSchema,
      leafCode: z.string(),
      revisionNumber: z.int(),
      kind: responseKindSchema,
      text: z.string(),
    })
    .nullable(),
  /** What is typed and not given as the answer yet; it holds until the answer is given. */
  draft: answerDraftSchema.nullable(),
  /** The first revision that carries this answer; null while it is not sealed. */
  sealedIn: z.int().nullable(),
  /** How far the revision that carries it has come; null while it is not sealed. */
  travel: z.enum(['sealed', 'made', 'received']).nullable(),
  /** Uses of documents under the leaf that the revision spoken of does not have. */
  newEvidence: z.int().min(0),
});

const OFFICE = ['officer', 'leader', 'administrator'] as const;

/** Why "bổ sung lần n" is opened where the sheet is sealed; null: it is not to be opened. */
const correctionReasonSchema = textSchema.pipe(z.string().min(1)).nullable();

export const feedbackChannels = {
  /** What the city wants answers on, in printed order. */
  'feedback.listPoints': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({ points: z.array(feedbackPointSchema) }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Keeps the ward's answer to a point; null takes it back while no revision carries it. */
  'feedback.saveResponse': channel({
    kind: 'command',
    side: 'ward',
    access: OFFICE,
    input: z.strictObject({
      roundId: idSchema,
      leafCode: z.string(),
      /** The bundle whose words are answered: words that came meanwhile are not answered unseen. */
      bundleId: idSchema,
      response: z.strictObject({ kind: responseKindSchema, text: textSchema }).nullable(),
      correctionReason: correctionReasonSchema,
    }),
    /** The number the sheet will be signed under. */
    output: z.strictObject({ revisionNumber: z.int() }),
    errors: [
      'ROUND_NOT_FOUND',
      'ROUND_CLOSED',
      'SHEET_SEALED',
      'NOTHING_TO_CORRECT',
      'FEEDBACK_POINT_NOT_FOUND',
      'EXPLANATION_REQUIRED',
      'NO_NEW_EVIDENCE',
      'RESPONSE_ALREADY_SEALED',
    ],
  }),
  /** Keeps what is typed as an answer, while it is typed; null: nothing is. The point stays as open as it was. */
  'feedback.saveDraft': channel({
    kind: 'command',
    side: 'ward',
    access: OFFICE,
    input: z.strictObject({
      roundId: idSchema,
      leafCode: z.string(),
      bundleId: idSchema,
      draft: answerDraftSchema.nullable(),
    }),
    output: z.strictObject({ savedAt: momentSchema }),
    errors: ['ROUND_NOT_FOUND', 'FEEDBACK_POINT_NOT_FOUND'],
  }),
  /** "Đồng ý các điểm còn lại": accepts every open point that asks nothing in words. */
  'feedback.acceptRemaining': channel({
    kind: 'command',
    side: 'ward',
    access: OFFICE,
    input: z.strictObject({ roundId: idSchema, correctionReason: correctionReasonSchema }),
    output: z.strictObject({ accepted: z.int(), revisionNumber: z.int() }),
    errors: ['ROUND_NOT_FOUND', 'ROUND_CLOSED', 'SHEET_SEALED', 'NOTHING_TO_CORRECT', 'NOTHING_TO_ACCEPT'],
  }),
};
