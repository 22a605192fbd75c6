import { parsePointsText } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';

/** A unit that last year's points may be pasted for. */
export interface PointTarget {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
}

/** What a pasted column gives: points as typed by unit, and the lines that fit nowhere. */
export interface PastedPoints {
  readonly byUnit: ReadonlyMap<string, string>;
  readonly leftOver: readonly string[];
}

function cellsOf(line: string): readonly string[] {
  return line.split('\t').map((cell) => cell.trim());
}

function fold(text: string): string {
  return foldVietnamese(text).replace(/\s+/g, ' ').trim();
}

/** The unit a line names by its code or its name, with or without marks. */
function findNamed(cells: readonly string[], targets: readonly PointTarget[]): PointTarget | undefined {
  const words = cells.map(fold);
  return targets.find((target) => words.includes(fold(target.code)) || words.includes(fold(target.name)));
}

/**
 * Spreads pasted lines over units. Lines of one cell go downwards from `startIndex`, in the order of the list; lines
 * that carry a code or a name beside the figure go to that unit. An empty line leaves its unit as it is.
 */
export function spreadPointLines(
  text: string,
  targets: readonly PointTarget[],
  startIndex: number,
): PastedPoints {
  const lines = text
    .normalize('NFC')
    .replace(/(\r\n|\r|\n)+$/, '')
    .split(/\r\n|\r|\n/);
  const byUnit = new Map<string, string>();
  const leftOver: string[] = [];
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line);
    const figure = cells.at(-1) ?? '';
    const target = cells.length === 1 ? targets[startIndex + index] : findNamed(cells.slice(0, -1), targets);
    if (line.trim() === '') continue;
    if (target) byUnit.set(target.unitId, figure);
    else leftOver.push(line);
  }
  return { byUnit, leftOver };
}

/** A field of last year's points: nothing typed is "none" (null), which is not 0; undefined where it cannot be read. */
export function readBaseline(raw: string): Points | null | undefined {
  if (raw.trim() === '' || raw.trim() === '–' || raw.trim() === '-') return null;
  const read = parsePointsText(raw, { maxDecimals: 6 });
  return read.ok && read.value >= 0 ? read.value : undefined;
}
