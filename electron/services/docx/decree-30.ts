import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  type IStylesOptions,
} from 'docx';
import { writeFile } from 'node:fs/promises';

/*
 * The form of an administrative document, Nghị định 30/2020/NĐ-CP, Phụ lục I. The library counts sizes in half points
 * and lengths in twips (1/20 point).
 */
export const FONT = 'Times New Roman';
export const SIZE = { small: 22, note: 24, line: 26, body: 28 } as const;

/** Margins in millimetres: top and bottom 20–25, left 30–35, right 15–20 (Phụ lục I, mục I.2). */
const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 };
const PAGE = { width: 210, height: 297 };

/** Twips between the margins: 165 mm. */
export const TEXT_WIDTH = twips(PAGE.width - MARGIN.left - MARGIN.right);
/** "ỦY BAN NHÂN DÂN …" left, "CỘNG HÒA …" right: the right one needs its line unbroken at 12 points. */
const HEADER_WIDTHS = [3854, TEXT_WIDTH - 3854] as const;

/** Millimetres as twips. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

export const DECREE_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: SIZE.body, color: '000000', language: { value: 'vi-VN' } },
      // LibreOffice takes a line height without its rule for an exact one.
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
  },
};

/** A4 in portrait; page numbers from 1 in the top margin, centred, not on the first page. */
export function decreeSection(children: ISectionOptions['children']): ISectionOptions {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: SIZE.line })],
  });
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(PAGE.width),
          height: twips(PAGE.height),
          orientation: PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(MARGIN.top),
          bottom: twips(MARGIN.bottom),
          left: twips(MARGIN.left),
          right: twips(MARGIN.right),
          header: twips(10),
          footer: twips(10),
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      default: new Header({ children: [number] }),
      first: new Header({ children: [new Paragraph('')] }),
    },
    children,
  };
}

/** A paragraph of one run. */
export function line(
  text: string,
  run: Omit<IRunOptions, 'text'> = {},
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun({ size: SIZE.line, ...run, text })] });
}

/** A centred line. */
export function centred(
  text: string,
  run: Omit<IRunOptions, 'text'> = {},
  options: IParagraphOptions = {},
): Paragraph {
  return line(text, run, { alignment: AlignmentType.CENTER, keepNext: true, ...options });
}

/** Body text: justified, first line 12,7 mm, 6 points apart, single to 1,5 spaced. */
export function bodyText(text: string, run: Omit<IRunOptions, 'text'> = {}): Paragraph {
  return line(
    text,
    { size: SIZE.body, ...run },
    {
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: twips(12.7) },
      spacing: { before: 60, after: 60, line: 264, lineRule: LineRuleType.AUTO },
    },
  );
}

/** A rule of `width` twips, centred in a place of `within` twips: a low empty line with a border below, as Word keeps it. */
export function rule(within: number, width: number, after = 0): Paragraph {
  const indent = Math.max(0, Math.round((within - width) / 2));
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 0, after, line: 60, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [new TextRun({ text: '', size: 4 })],
  });
}

/** Issuing body and number left, Quốc hiệu, Tiêu ngữ, place and date right. */
export function documentHead(head: {
  readonly bodyLines: readonly string[];
  readonly numberLine: string;
  readonly placeDate: string;
}): Table {
  const [left, right] = HEADER_WIDTHS;
  return plainTable(HEADER_WIDTHS, [
    [
      [
        ...head.bodyLines.map((text) => centred(text, { bold: true, size: SIZE.line })),
        rule(left, left * 0.42),
      ],
      [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: SIZE.note }),
        centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: SIZE.line }),
        rule(right, twips(56)),
      ],
    ],
    [
      [centred(head.numberLine, { size: SIZE.line }, { spacing: { before: 80 } })],
      [centred(head.placeDate, { italics: true, size: SIZE.line }, { spacing: { before: 80 } })],
    ],
  ]);
}

/** What stands above the text of a report: head, type, abstract with its rule. */
export function reportTop(report: {
  readonly bodyLines: readonly string[];
  readonly numberLine: string;
  readonly placeDate: string;
  readonly kind: string;
  readonly abstract: readonly string[];
}): (Paragraph | Table)[] {
  return [
    documentHead(report),
    centred(report.kind, { bold: true, size: SIZE.body }, { spacing: { before: 240 } }),
    ...report.abstract.map((text) => centred(text, { bold: true, size: SIZE.body })),
    rule(TEXT_WIDTH, TEXT_WIDTH * 0.35, 200),
  ];
}

/** Writes a report in the form of the decree. Throws where the disk fails. */
export async function writeReport(
  report: {
    readonly bodyLines: readonly string[];
    readonly kind: string;
    readonly abstract: readonly string[];
  },
  children: ISectionOptions['children'],
  path: string,
): Promise<void> {
  const document = new Document({
    creator: report.bodyLines.join(' '),
    title: `${report.kind} ${report.abstract.join(' ')}`,
    styles: DECREE_STYLES,
    sections: [decreeSection(children)],
  });
  await writeFile(path, await Packer.toBuffer(document));
}

/** "Nơi nhận" left, authority and place for the signature right; the block never parts from its lines. */
export function signatureBlock(block: {
  readonly recipients: readonly string[];
  readonly authority: readonly string[];
  /** Whose name stands under the place for the signature; left open where nobody is known. */
  readonly signer?: string;
}): Table {
  const left = [
    line('Nơi nhận:', { bold: true, italics: true, size: SIZE.note }, { keepNext: true }),
    ...block.recipients.map((text) => line(text, { size: SIZE.small }, { keepNext: true })),
  ];
  const right = block.authority.map((text) => centred(text, { bold: true, size: SIZE.line }));
  const half = Math.round(TEXT_WIDTH / 2);
  const blank = Array.from({ length: 5 }, () => centred(''));
  const name = block.signer ? [centred(block.signer, { bold: true, size: SIZE.line })] : [];
  return plainTable([half, TEXT_WIDTH - half], [[left, [...right, ...blank, ...name]]]);
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** A table without lines and of fixed widths: other layouts move from one word processor to the next. */
function plainTable(widths: readonly number[], rows: readonly (readonly (readonly Paragraph[])[])[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                children: [...children],
                borders: NO_BORDERS,
                verticalAlign: VerticalAlignTable.TOP,
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
              }),
          ),
        }),
    ),
  });
}
