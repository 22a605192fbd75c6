import type { Section } from '#renderer/app/section.ts';
import { CityExchangeScreen } from '#renderer/app/exchange-screen.tsx';
import { UnitsAndRoundsScreen } from '#renderer/app/units-and-rounds-screen.tsx';
import { AppraisalRoute } from '#renderer/app/appraisal-route.tsx';
import { CityOverviewScreen } from '#renderer/features/city-overview/city-overview-screen.tsx';
import { CriteriaScreen } from '#renderer/features/criteria/criteria-screen.tsx';
import { ImportScreen } from '#renderer/features/import/import-screen.tsx';
import { PublicationScreen } from '#renderer/features/publication/publication-screen.tsx';
import { RankingScreen } from '#renderer/features/ranking/ranking-screen.tsx';
import { CityReportsScreen } from '#renderer/features/reports/city-reports-screen.tsx';
import { ReceivedStatisticsScreen } from '#renderer/features/statistics/received-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';

/** The sections of the higher level ("cấp trên"): what comes and goes, what was received, the outcome, what rounds rest on. */
export const CITY_SECTIONS: readonly Section[] = [
  { path: '/tong-quan', label: 'section.cityOverview', icon: 'home', screen: CityOverviewScreen },
  { path: '/tiep-nhan', label: 'section.import', icon: 'inbox', screen: ImportScreen },
  { path: '/gui-nhan', label: 'section.exchange', icon: 'exchange', screen: CityExchangeScreen },
  {
    path: '/tham-dinh',
    label: 'section.appraisal',
    icon: 'scale',
    screen: AppraisalRoute,
    startsGroup: true,
  },
  { path: '/so-lieu', label: 'section.statistics', icon: 'figures', screen: ReceivedStatisticsScreen },
  { path: '/bao-cao', label: 'section.reports', icon: 'file', screen: CityReportsScreen },
  { path: '/ket-qua', label: 'section.ranking', icon: 'ranking', screen: RankingScreen, startsGroup: true },
  { path: '/cong-bo', label: 'section.publication', icon: 'publish', screen: PublicationScreen },
  {
    path: '/bo-tieu-chi',
    label: 'section.criteria',
    icon: 'list',
    screen: CriteriaScreen,
    startsGroup: true,
  },
  { path: '/don-vi', label: 'section.units', icon: 'units', screen: UnitsAndRoundsScreen },
  {
    path: '/cai-dat',
    label: 'section.settings',
    icon: 'settings',
    screen: SettingsScreen,
    startsGroup: true,
  },
];
