import type { Section } from '#renderer/app/section.ts';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';

/** The sections of a ward, in the order of the navigation. */
export const WARD_SECTIONS: readonly Section[] = [
  { path: '/cai-dat', label: 'section.settings', icon: 'settings', screen: SettingsScreen },
];
