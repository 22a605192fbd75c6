import type { Section } from '#renderer/app/section.ts';
import { WardExchangeScreen } from '#renderer/app/exchange-screen.tsx';
import { SignOffRoute } from '#renderer/app/sign-off-route.tsx';
import { PartExchangeScreen } from '#renderer/app/part-exchange-screen.tsx';
import { SheetScreen } from '#renderer/app/sheet-screen.tsx';
import { EvidenceScreen } from '#renderer/features/evidence/evidence-screen.tsx';
import { FeedbackScreen } from '#renderer/features/feedback/feedback-screen.tsx';
import { WardReportsScreen } from '#renderer/features/reports/ward-reports-screen.tsx';
import { ResultsScreen } from '#renderer/features/results/results-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { StatisticsScreen } from '#renderer/features/statistics/statistics-screen.tsx';
import { WorkScreen } from '#renderer/features/work/work-screen.tsx';
import { WardOverviewScreen } from '#renderer/features/ward-overview/overview-screen.tsx';

/** The sections of a ward, in the order of the work: scored, signed and answered, kept. */
export const WARD_SECTIONS: readonly Section[] = [
  { path: '/tong-quan', label: 'section.overview', icon: 'home', screen: WardOverviewScreen },
  { path: '/cham-diem', label: 'section.sheet', icon: 'sheet', screen: SheetScreen, startsGroup: true },
  { path: '/so-lieu', label: 'section.statistics', icon: 'figures', screen: StatisticsScreen },
  { path: '/tai-lieu', label: 'section.evidence', icon: 'evidence', screen: EvidenceScreen },
  { path: '/phan-cong', label: 'section.work', icon: 'user', screen: WorkScreen },
  { path: '/trinh-ky', label: 'section.signOff', icon: 'sign', screen: SignOffRoute, startsGroup: true },
  { path: '/gui-nhan', label: 'section.exchange', icon: 'exchange', screen: WardExchangeScreen },
  { path: '/y-kien', label: 'section.feedback', icon: 'comment', screen: FeedbackScreen },
  { path: '/ket-qua', label: 'section.results', icon: 'ranking', screen: ResultsScreen },
  { path: '/bao-cao', label: 'section.reports', icon: 'file', screen: WardReportsScreen },
  {
    path: '/cai-dat',
    label: 'section.settings',
    icon: 'settings',
    screen: SettingsScreen,
    startsGroup: true,
  },
];

/** The sections of a folder that holds a part of the ward's work: scoring it, its documents, and taking it back. */
export const PART_SECTIONS: readonly Section[] = [
  { path: '/cham-diem', label: 'section.sheet', icon: 'sheet', screen: SheetScreen },
  { path: '/tai-lieu', label: 'section.evidence', icon: 'evidence', screen: EvidenceScreen },
  { path: '/gui-nhan', label: 'section.returnPart', icon: 'exchange', screen: PartExchangeScreen },
  { path: '/cai-dat', label: 'section.settings', icon: 'settings', screen: SettingsScreen },
];
