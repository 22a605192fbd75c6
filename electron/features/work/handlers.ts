import type { HandlersOf } from '#electron/backend/context.ts';
import { saveAssignments } from '#electron/features/work/assign.ts';
import { readConflicts, resolveConflict } from '#electron/features/work/conflicts.ts';
import { mergeKept } from '#electron/features/work/kept-returns.ts';
import { readBoard } from '#electron/features/work/read-board.ts';
import { returnPart } from '#electron/features/work/return-part.ts';
import { recallPart, sendPart } from '#electron/features/work/send-part.ts';

export const workHandlers: HandlersOf<'work'> = {
  'work.readBoard': (context, { roundId }) => readBoard(context, roundId),
  'work.saveAssignments': saveAssignments,
  'work.sendPart': sendPart,
  'work.recallPart': (context, { partId }) => recallPart(context, partId),
  'work.returnPart': (context) => returnPart(context),
  'work.mergeKept': (context, { bundleId }) => mergeKept(context, bundleId),
  'work.listConflicts': (context, { roundId }) => readConflicts(context, roundId),
  'work.resolveConflict': resolveConflict,
};
