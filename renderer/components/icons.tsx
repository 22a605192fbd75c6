import type { ReactNode } from 'react';

const PATHS = {
  home: 'M4 11 12 4l8 7M6 10v9h12v-9M10 19v-5h4v5',
  sheet: 'M5 4h14v16H5zM5 9h14M5 14h14M10 9v11',
  evidence: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  sign: 'M4 20h16M6 16l1-4 8-8 3 3-8 8zM13 6l3 3',
  exchange: 'M4 8h13l-3-3M20 16H7l3 3',
  settings: 'M4 7h9M19 7h1M4 17h1M11 17h9M16 4.500v5M8 14.500v5',
  inbox: 'M4 13 6 5h12l2 8v6H4zM4 13h5l1 2h4l1-2h5',
  scale: 'M12 4v16M7 20h10M5 8h14M5 8l-2.5 6h5zM19 8l-2.5 6h5z',
  ranking: 'M4 20h16M6 20v-6h3v6M10.5 20V6h3v14M15 20v-9h3v9',
  publish: 'M4 10v4h3l8 4V6l-8 4zM18 9.500a4 4 0 0 1 0 5M8 14v5h2v-4',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  units: 'M4 20V9l5-3v14M9 20h11V4l-7 3v13M16 9h.01M16 13h.01M16 17h.01M6.5 12h.01M6.5 16h.01',
  figures: 'M4 4v16h16M8 16v-5M12 16V7M16 16v-7',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.6-4 3.6-6 7.500-6s6.900 2 7.500 6',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.4-1 .9-1 1.700M12 17h.01',
  check: 'M5 12.500 10 17.500 19 7',
  warning: 'M12 4 2.500 20h19zM12 10v5M12 17.500h.01',
  error: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.500h.01',
  close: 'M6 6l12 12M18 6 6 18',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 20 20',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  left: 'M15 6l-6 6 6 6',
  right: 'M9 6l6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  upload: 'M12 16V5M7 9l5-5 5 5M5 20h14',
  undo: 'M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  dash: 'M6 12h12',
  folder: 'M3 6h7l2 2h9v11H3z',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  comment: 'M4 5h16v11H10l-5 4v-4H4z',
  edit: 'M4 20h4L19 9l-4-4L4 16z',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** A line icon in the colour of the text around it. Always decorative: a word stands beside it or names its button. */
export function Icon({ name, size = 18 }: IconProps): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
