/** A text in a cell: how wide the place is, and the size of its letters in points. */
export interface CellText {
  readonly text: string;
  readonly widthMm: number;
  readonly size: number;
  readonly bold: boolean;
}

/** Width of a column in the unit of a workbook: one digit of its standard font (7 pixels at 96 dpi). */
export function columnWidth(millimetres: number): number {
  return Math.round(((millimetres / 25.4) * 96 * 100) / 7) / 100;
}

const MILLIMETRES_PER_POINT = 25.4 / 72;
/** Mean width of a letter of Times New Roman, in parts of its size; a little above, so that no line is cut off. */
const LETTER = 0.42;
const BOLD_LETTER = 0.47;
const CAPITAL = 0.7;
const SPACE = 0.25;
const PADDING_MM = 2;

/**
 * Height in points of a row with these wrapped cells. Nobody works it out otherwise: LibreOffice keeps the height
 * written, and without one texts overlap.
 */
export function rowHeight(cells: readonly CellText[]): number {
  const heights = cells.map((cell) => countLines(cell) * cell.size * 1.28 + 5);
  return Math.ceil(Math.max(15, ...heights));
}

/** How many lines a text takes when it is broken between words. */
export function countLines({ text, widthMm, size, bold }: CellText): number {
  const room = Math.max(1, widthMm - PADDING_MM);
  return text.split('\n').reduce((sum, paragraph) => sum + linesOf(paragraph, room, size, bold), 0);
}

function linesOf(paragraph: string, room: number, size: number, bold: boolean): number {
  let lines = 1;
  let used = 0;
  const space = widthOf(' ', size, bold);
  for (const word of paragraph.split(' ')) {
    const width = widthOf(word, size, bold);
    if (used > 0 && used + space + width > room) {
      lines += 1;
      used = 0;
    }
    lines += Math.floor(width / room);
    used += (used > 0 ? space : 0) + (width % room);
  }
  return lines;
}

function widthOf(text: string, size: number, bold: boolean): number {
  let letters = 0;
  for (const letter of text) {
    letters += partOfSize(letter, bold);
  }
  return letters * size * MILLIMETRES_PER_POINT;
}

function partOfSize(letter: string, bold: boolean): number {
  if (letter === ' ') return SPACE;
  if (letter !== letter.toLowerCase()) return CAPITAL;
  return bold ? BOLD_LETTER : LETTER;
}
