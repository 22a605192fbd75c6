import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  ImageRun,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { writeFile } from 'node:fs/promises';
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import { SCORE_SHEET_WIDTH_MM } from '#shared/domain/report-models/score-sheet.ts';
import type { ScoreSheetReport, ScoreSheetRow } from '#shared/domain/report-models/score-sheet-types.ts';
import { centred, DECREE_STYLES, FONT, line, twips } from '#electron/services/docx/decree-30.ts';
import { ruledTable } from '#electron/services/docx/ruled-table.ts';
import { qrPng } from '#electron/services/print/qr-code.ts';

/** Half points. */
const SIZE = { cell: 18, footer: 16, title: 26, fact: 22, mark: 28 } as const;
const QR_PIXELS = 83;
const WIDTH = twips(SCORE_SHEET_WIDTH_MM);
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const SHADE = { field: 'D9E2F3', group: 'F2F2F2', leaf: null, sum: 'F2F2F2', total: 'D9E2F3' } as const;

/** Writes the score sheet as a Word document, A4 in landscape, the heading on every page. Throws where the disk fails. */
export async function writeScoreSheetDocx(report: ScoreSheetReport, path: string): Promise<void> {
  const footer = await footerOf(report);
  const document = new Document({
    creator: report.bodyLines.join(' '),
    title: report.title.join(' '),
    styles: DECREE_STYLES,
    sections: [
      {
        properties: {
          page: {
            // The library turns the sides round by itself.
            size: { width: twips(210), height: twips(297), orientation: PageOrientation.LANDSCAPE },
            margin: {
              top: twips(15),
              bottom: twips(15),
              left: twips(15),
              right: twips(15),
              header: twips(8),
              footer: twips(7),
            },
          },
        },
        headers: { default: headerOf(report) },
        footers: { default: footer },
        children: [...head(report), table(report), centred('', { size: SIZE.cell }), signatures(report)],
      },
    ],
  });
  await writeFile(path, await Packer.toBuffer(document));
}

function head(report: ScoreSheetReport): Paragraph[] {
  return [
    ...report.bodyLines.map((text) => line(text, { bold: true, size: SIZE.fact })),
    ...report.title.map((text, index) =>
      centred(text, { bold: true, size: SIZE.title }, index === 0 ? { spacing: { before: 60 } } : {}),
    ),
    ...report.facts.map((text, index) =>
      centred(
        text,
        { italics: true, size: SIZE.fact },
        index === report.facts.length - 1 ? { spacing: { after: 100 } } : {},
      ),
    ),
  ];
}

function headerOf({ draftMark }: ScoreSheetReport): Header {
  const text = draftMark ?? '';
  return new Header({ children: [centred(text, { bold: true, size: SIZE.mark }, { keepNext: false })] });
}

async function footerOf({ footer }: ScoreSheetReport): Promise<Footer> {
  const page = new Paragraph({
    children: [
      new TextRun({
        children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
        font: FONT,
        size: SIZE.footer,
      }),
    ],
  });
  const text = [...footer.lines.map((words) => line(words, { size: SIZE.footer })), page];
  if (footer.code === null) return new Footer({ children: text });
  const image = new ImageRun({
    type: 'png',
    data: await qrPng(footer.code),
    transformation: { width: QR_PIXELS, height: QR_PIXELS },
    altText: { name: 'Mã QR', title: 'Mã QR', description: footer.code },
  });
  const right = twips(26);
  const widths = [WIDTH - right, right];
  const cells = [text, [new Paragraph({ alignment: AlignmentType.RIGHT, children: [image] })]];
  return new Footer({ children: [plainRow(widths, cells)] });
}

function table({ columns, rows }: ScoreSheetReport): Table {
  return ruledTable({
    columnWidths: columns.map(({ widthMm }) => twips(widthMm)),
    margins: { left: 45, right: 45, top: 20, bottom: 20 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) =>
          cell(
            { text: column.title },
            { ...column, align: 'center' },
            { bold: true, fill: 'D9E2F3', keepNext: true },
          ),
        ),
      }),
      ...rows.map((row) => tableRow(row, columns)),
    ],
  });
}

function tableRow(row: ScoreSheetRow, columns: readonly ReportColumn[]): TableRow {
  const bold = row.kind !== 'leaf';
  // A heading row never stands alone at the foot of a page.
  const style = { bold, fill: SHADE[row.kind], keepNext: row.kind === 'field' || row.kind === 'group' };
  return new TableRow({
    cantSplit: true,
    children: columns.map((column, index) => cell(row.cells[index] ?? { text: '' }, column, style)),
  });
}

function cell(
  content: ReportCell,
  column: ReportColumn,
  style: { readonly bold: boolean; readonly fill: string | null; readonly keepNext: boolean },
): TableCell {
  return new TableCell({
    width: { size: twips(column.widthMm), type: WidthType.DXA },
    verticalAlign:
      column.align === 'center' || style.bold ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(style.fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: style.fill } }),
    children: content.text.split('\n').map(
      (text) =>
        new Paragraph({
          keepNext: style.keepNext,
          alignment: column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, bold: style.bold, font: FONT, size: SIZE.cell })],
        }),
    ),
  });
}

function signatures(report: ScoreSheetReport): Table {
  const width = Math.floor(WIDTH / report.signatures.length);
  return plainRow(
    report.signatures.map(() => width),
    report.signatures.map(({ title, remark, name }) => [
      centred(title, { bold: true, size: SIZE.fact }),
      centred(remark, { italics: true, size: SIZE.fact }),
      ...Array.from({ length: 3 }, () => centred('', { size: SIZE.fact })),
      centred(name, { bold: true, size: SIZE.fact }),
    ]),
  );
}

function plainRow(widths: readonly number[], cells: readonly (readonly Paragraph[])[]): Table {
  const borders = { top: NONE, bottom: NONE, left: NONE, right: NONE };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { ...borders, insideHorizontal: NONE, insideVertical: NONE },
    margins: { left: 0, right: 0 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, index) =>
            new TableCell({
              children: [...children],
              borders,
              verticalAlign: VerticalAlignTable.TOP,
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
            }),
        ),
      }),
    ],
  });
}
