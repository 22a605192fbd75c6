import type { Section } from '#renderer/app/section.ts';
import { EvidenceScreen } from '#renderer/features/evidence/evidence-screen.tsx';
import { ScoreSheetScreen } from '#renderer/features/score-sheet/score-sheet-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';

/** The sections of a ward, in the order of the navigation. */
export const WARD_SECTIONS: readonly Section[] = [
  { path: '/cham-diem', label: 'section.sheet', icon: 'sheet', screen: ScoreSheetScreen },
  { path: '/tai-lieu', label: 'section.evidence', icon: 'evidence', screen: EvidenceScreen },
  { path: '/cai-dat', label: 'section.settings', icon: 'settings', screen: SettingsScreen },
];
