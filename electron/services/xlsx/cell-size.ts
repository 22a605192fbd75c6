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

/**
 * A text in pieces that each stay below a height in points, broken between lines as they are drawn: Excel draws no row
 * higher than 409 points, and prints nothing of what does not fit. One piece where it fits.
 */
export function splitTall(cell: CellText, highest: number): readonly string[] {
  const room = Math.max(1, cell.widthMm - PADDING_MM);
  const most = Math.max(1, Math.floor((highest - 5) / (cell.size * 1.28)));
  const pieces: string[] = [];
  let piece = '';
  let lines = 0;
  for (const [index, paragraph] of cell.text.split('\n').entries()) {
    let glue = index === 0 ? '' : '\n';
    for (const line of brokenLines(paragraph, room, cell.size, cell.bold)) {
      const height = linesOf(line, room, cell.size, cell.bold);
      if (lines > 0 && lines + height > most) {
        pieces.push(piece);
        [piece, lines, glue] = ['', 0, ''];
      }
      piece += `${glue}${line}`;
      lines += height;
      glue = ' ';
    }
  }
  return [...pieces, piece];
}

/** A paragraph in the lines it is drawn in; a word wider than the place stands on a line of its own. */
function brokenLines(paragraph: string, room: number, size: number, bold: boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size, bold) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
