import type { HandlersOf } from '#electron/backend/context.ts';
import { exportStatistics } from '#electron/features/statistics/export-statistics.ts';
import { listReceivedStatistics } from '#electron/features/statistics/received.ts';
import {
  previewValue,
  readHistory,
  readStatistics,
  saveValue,
} from '#electron/features/statistics/statistics.ts';

export const statisticsHandlers: HandlersOf<'statistics'> = {
  'statistics.listStatistics': (context, { roundId }) => readStatistics(context, roundId),
  'statistics.saveValue': saveValue,
  'statistics.previewValue': previewValue,
  'statistics.readHistory': readHistory,
  'statistics.exportStatistics': (context, { roundId, encrypt }) =>
    exportStatistics(context, roundId, encrypt),
  'statistics.listReceived': (context, { roundId, unitId }) =>
    listReceivedStatistics(context, roundId, unitId),
};
