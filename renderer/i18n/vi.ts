import { commonVi } from '#renderer/i18n/vi/common.ts';
import { frameVi } from '#renderer/i18n/vi/frame.ts';
import { evidenceVi } from '#renderer/i18n/vi/evidence.ts';
import { sheetVi } from '#renderer/i18n/vi/sheet.ts';
import { settingsVi } from '#renderer/i18n/vi/settings.ts';
import { wardVi } from '#renderer/i18n/vi/ward.ts';
import { startVi } from '#renderer/i18n/vi/start.ts';
import { cityOverviewVi } from '#renderer/i18n/vi/city-overview.ts';
import { unitsVi } from '#renderer/i18n/vi/units.ts';
import { roundsVi } from '#renderer/i18n/vi/rounds.ts';
import { importVi } from '#renderer/i18n/vi/import.ts';
import { appraisalVi } from '#renderer/i18n/vi/appraisal.ts';
import { rankingVi } from '#renderer/i18n/vi/ranking.ts';
import { publicationVi } from '#renderer/i18n/vi/publication.ts';
import { resultsVi } from '#renderer/i18n/vi/results.ts';
import { reportsVi } from '#renderer/i18n/vi/reports.ts';
import { criteriaVi } from '#renderer/i18n/vi/criteria.ts';
import { criteriaEditorVi } from '#renderer/i18n/vi/criteria-editor.ts';
import { criteriaExchangeVi } from '#renderer/i18n/vi/criteria-exchange.ts';
import { setMoveVi } from '#renderer/i18n/vi/set-move.ts';
import { criteriaRulesVi } from '#renderer/i18n/vi/criteria-rules.ts';
import { documentsVi } from '#renderer/i18n/vi/documents.ts';
import { feedbackVi } from '#renderer/i18n/vi/feedback.ts';
import { exchangeVi } from '#renderer/i18n/vi/exchange.ts';
import { transportVi } from '#renderer/i18n/vi/transport.ts';
import { refusalsVi } from '#renderer/i18n/vi/refusals.ts';
import { viewerVi } from '#renderer/i18n/vi/viewer.ts';
import { leaderVi } from '#renderer/i18n/vi/leader.ts';
import { statisticsVi } from '#renderer/i18n/vi/statistics.ts';
import { workVi } from '#renderer/i18n/vi/work.ts';
import { keysVi } from '#renderer/i18n/vi/keys.ts';

/** Every word of the interface. One file per area; keys are `area.what`. */
export const vi = {
  ...commonVi,
  ...frameVi,
  ...startVi,
  ...sheetVi,
  ...wardVi,
  ...settingsVi,
  ...evidenceVi,
  ...cityOverviewVi,
  ...unitsVi,
  ...roundsVi,
  ...importVi,
  ...appraisalVi,
  ...rankingVi,
  ...publicationVi,
  ...resultsVi,
  ...reportsVi,
  ...criteriaVi,
  ...criteriaEditorVi,
  ...criteriaRulesVi,
  ...criteriaExchangeVi,
  ...setMoveVi,
  ...documentsVi,
  ...feedbackVi,
  ...exchangeVi,
  ...transportVi,
  ...refusalsVi,
  ...viewerVi,
  ...keysVi,
  ...statisticsVi,
  ...leaderVi,
  ...workVi,
} as const;
