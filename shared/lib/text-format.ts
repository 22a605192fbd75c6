import { formatPoints, type DecimalsFormat } from '#shared/lib/numbers.ts';
import { pointsFromMicro, type Points } from '#shared/lib/points.ts';

/** A day "2026-11-22", or the day of a moment, as people write it: "22/11/2026". Other text comes back as it is. */
export function formatDay(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?=T|$)/.exec(day);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : day;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment in the computer's own zone: "22/11/2026 10:32". */
export function formatMoment(moment: string): string {
  const date = new Date(moment);
  const day = `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The time of day with seconds: "10:32:05". */
export function formatClock(moment: string): string {
  const date = new Date(moment);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Whole days from `today` to `day` (both ISO days); below zero where `day` has passed. */
export function daysBetween(today: string, day: string): number {
  return Math.round(
    (Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today.slice(0, 10)}T00:00:00Z`)) /
      86_400_000,
  );
}

/** Sizes of files: "12 kB", "3,4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${units[unit] ?? ''}`;
}

/** An index in micro-percent: 83_260_000 → "83,26 %". */
export function formatIndex(microPercent: number | null): string | null {
  return microPercent === null
    ? null
    : `${formatPoints(pointsFromMicro(microPercent), { min: 2, max: 2 })} %`;
}

/** A difference with its sign: "+1,5", "−0,25", "0". */
export function formatChange(change: Points, format: DecimalsFormat = {}): string {
  const text = formatPoints(pointsFromMicro(Math.abs(change)), format);
  if (change === 0) return text;
  return `${change > 0 ? '+' : '−'}${text}`;
}

/**
 * "Mã kiểm tra": a hexadecimal fingerprint in upper case and groups of four, as it stands on screen and on paper:
 * `3F9A 01BC …`. Takes any hexadecimal digest, also the beginning of one; `groups` keeps only the first so many groups.
 */
export function formatFingerprint(hex: string, groups?: number): string {
  const parts = hex.toUpperCase().match(/.{1,4}/g) ?? [];
  return (groups === undefined ? parts : parts.slice(0, groups)).join(' ');
}
