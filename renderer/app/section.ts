import type { ComponentType } from 'react';
import type { Role } from '#shared/contract/channel.ts';
import type { IconName } from '#renderer/components/icons.tsx';
import type { PlainKey } from '#renderer/i18n/translate.ts';

/** One entry of the navigation and the screen behind it. */
export interface Section {
  /** Hash path: "/cham-diem". */
  readonly path: string;
  readonly label: PlainKey;
  readonly icon: IconName;
  readonly screen: ComponentType;
  /** A line stands above it: other work begins. */
  readonly startsGroup?: true;
  /** Only for these roles; absent: for all. */
  readonly roles?: readonly Role[];
}
