import type { z } from 'zod';
import { appraisalChannels } from './channels/appraisal.ts';
import { auditChannels } from './channels/audit.ts';
import { criteriaEditorChannels } from './channels/criteria-editor.ts';
import { documentsChannels } from './channels/documents.ts';
import { evidenceDeskChannels } from './channels/evidence-desk.ts';
import { exchangeChannels } from './channels/exchange.ts';
import { feedbackChannels } from './channels/feedback.ts';
import { keysChannels } from './channels/keys.ts';
import { leaderDeskChannels } from './channels/leader-desk.ts';
import { refusalsChannels } from './channels/refusals.ts';
import { publicationChannels } from './channels/publication.ts';
import { reportsChannels } from './channels/reports.ts';
import { revisionsChannels } from './channels/revisions.ts';
import { roundsChannels } from './channels/rounds.ts';
import { safekeepingChannels } from './channels/safekeeping.ts';
import { scoringChannels } from './channels/scoring.ts';
import { sessionChannels } from './channels/session.ts';
import { signOffChannels } from './channels/sign-off.ts';
import { statisticsChannels } from './channels/statistics.ts';
import { transportChannels } from './channels/transport.ts';
import { viewerChannels } from './channels/viewer.ts';
import { workChannels } from './channels/work.ts';
import { workspaceChannels } from './channels/workspace.ts';
import type { AppError, CommonError } from './errors.ts';

/** The one table of everything a caller can ask: `prefix.verbNoun` → kind, side, access, input, output, errors. */
export const contract = {
  ...workspaceChannels,
  ...sessionChannels,
  ...roundsChannels,
  ...criteriaEditorChannels,
  ...scoringChannels,
  ...evidenceDeskChannels,
  ...statisticsChannels,
  ...signOffChannels,
  ...leaderDeskChannels,
  ...revisionsChannels,
  ...documentsChannels,
  ...feedbackChannels,
  ...exchangeChannels,
  ...transportChannels,
  ...refusalsChannels,
  ...keysChannels,
  ...viewerChannels,
  ...appraisalChannels,
  ...publicationChannels,
  ...reportsChannels,
  ...safekeepingChannels,
  ...auditChannels,
  ...workChannels,
};

export type Contract = typeof contract;
export type ChannelName = keyof Contract;

/** What a caller passes (before defaults and normalisation). */
export type InputOf<Name extends ChannelName> = z.input<Contract[Name]['input']>;
/** What a handler gets: strictly parsed. */
export type ParsedInputOf<Name extends ChannelName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends ChannelName> = z.output<Contract[Name]['output']>;
/** Errors a handler itself may return: those its channel declares, and the common ones. */
export type ErrorOf<Name extends ChannelName> = AppError<Contract[Name]['errors'][number] | CommonError>;
export type ReplyOf<Name extends ChannelName> =
  | { readonly ok: true; readonly value: OutputOf<Name> }
  | { readonly ok: false; readonly error: ErrorOf<Name> };
