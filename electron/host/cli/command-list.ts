import type { Command } from './command.ts';
import { addAccount, listAccounts } from './commands/accounts.ts';
import { appraiseWard, showOverview } from './commands/appraisal.ts';
import { checkPrint, exportAudit, printHeld, printReport, printSheet } from './commands/documents.ts';
import { checkEvidence, removeEvidence, restoreEvidence } from './commands/evidence-desk.ts';
import { addEvidence, listEvidence } from './commands/evidence.ts';
import { createDemo, initCity, initWard, listDataFolders } from './commands/folders.ts';
import { answerFeedbackPoint, listFeedbackPoints } from './commands/feedback-points.ts';
import { importBundles, listInbox } from './commands/incoming.ts';
import {
  exportSubmission,
  listOutbox,
  makeFeedback,
  makeSetupBundles,
  saveOutbox,
} from './commands/outgoing.ts';
import { addDecision, makeResults, showResults } from './commands/publication.ts';
import {
  addReport,
  exportWardReport,
  listReceivedReports,
  listReports,
  saveReport,
} from './commands/reports.ts';
import { exportReport, showRanking } from './commands/ranking.ts';
import { compareRevisions } from './commands/revisions.ts';
import { createRound, listRounds, publishRound, saveBaselines, showRound } from './commands/rounds.ts';
import { listAudit, makeBackup, runDoctor } from './commands/safekeeping.ts';
import { score } from './commands/scoring.ts';
import { exportSet, importSet, listSets } from './commands/sets.ts';
import {
  explainWarnings,
  listRevisions,
  returnSheet,
  signSheet,
  startCorrection,
  submitSheet,
  withdrawSheet,
} from './commands/sign-off.ts';
import { exportStatistics, listStatistics, setStatistic, showReceived } from './commands/statistics.ts';
import { addUnit, importUnits, listUnits } from './commands/units.ts';
import { assignLeaves, decideConflicts, listParts, sendPart, takePartBack } from './commands/work.ts';
import { askForParts, exportRefused, listWaiting, saveWantedParts } from './commands/repair.ts';
import {
  listJourneys,
  listPlaces,
  makeEmail,
  sendAgain,
  sendNow,
  writeToPlace,
} from './commands/transport.ts';
import { setTransport, showTransport } from './commands/transport-settings.ts';
import { verifyBundles } from './commands/verify.ts';
import { viewBundle } from './commands/view.ts';

/** Every command, in the order of the main job. */
export const COMMANDS: readonly Command[] = [
  listDataFolders,
  initCity,
  initWard,
  createDemo,
  addAccount,
  listAccounts,
  addUnit,
  importUnits,
  listUnits,
  listSets,
  importSet,
  exportSet,
  createRound,
  listRounds,
  showRound,
  saveBaselines,
  makeSetupBundles,
  score,
  listStatistics,
  setStatistic,
  exportStatistics,
  showReceived,
  addEvidence,
  listEvidence,
  assignLeaves,
  sendPart,
  takePartBack,
  listParts,
  decideConflicts,
  checkEvidence,
  removeEvidence,
  restoreEvidence,
  explainWarnings,
  submitSheet,
  withdrawSheet,
  returnSheet,
  signSheet,
  startCorrection,
  listFeedbackPoints,
  answerFeedbackPoint,
  listRevisions,
  compareRevisions,
  printSheet,
  printHeld,
  printReport,
  checkPrint,
  exportSubmission,
  verifyBundles,
  viewBundle,
  importBundles,
  listInbox,
  listOutbox,
  saveOutbox,
  exportRefused,
  listWaiting,
  askForParts,
  saveWantedParts,
  listPlaces,
  writeToPlace,
  makeEmail,
  showTransport,
  setTransport,
  sendNow,
  sendAgain,
  listJourneys,
  showOverview,
  appraiseWard,
  makeFeedback,
  showRanking,
  exportReport,
  publishRound,
  addDecision,
  makeResults,
  showResults,
  addReport,
  listReports,
  exportWardReport,
  listReceivedReports,
  saveReport,
  makeBackup,
  runDoctor,
  listAudit,
  exportAudit,
];
