import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { writeFile } from 'node:fs/promises';
import type { RankingReport } from '#shared/domain/report-models/ranking-report.ts';
import type { ReportColumn } from '#shared/domain/report-models/report-types.ts';
import {
  bodyText,
  centred,
  DECREE_STYLES,
  decreeSection,
  documentHead,
  FONT,
  rule,
  signatureBlock,
  SIZE,
  TEXT_WIDTH,
  twips,
} from '#electron/services/docx/decree-30.ts';

/** Writes the ranking report as a Word document in the form of Nghị định 30/2020/NĐ-CP. Throws where the disk fails. */
export async function writeRankingDocx(report: RankingReport, path: string): Promise<void> {
  const document = new Document({
    creator: report.bodyLines.join(' '),
    title: `${report.kind} ${report.abstract.join(' ')}`,
    styles: DECREE_STYLES,
    sections: [decreeSection(content(report))],
  });
  await writeFile(path, await Packer.toBuffer(document));
}

function content(report: RankingReport): (Paragraph | Table)[] {
  const last = report.sentences.length - 1;
  return [
    documentHead(report),
    centred(report.kind, { bold: true, size: SIZE.body }, { spacing: { before: 240 } }),
    ...report.abstract.map((text) => centred(text, { bold: true, size: SIZE.body })),
    rule(TEXT_WIDTH, TEXT_WIDTH * 0.35, 200),
    ...report.legalBases.map((text) => bodyText(text, { italics: true })),
    ...report.sentences.map((text, index) =>
      bodyText(index === last ? `${text.replace(/\.$/, '')}; kết quả cụ thể như sau:` : text),
    ),
    ...report.tableTitle.map((text, index) =>
      centred(
        text,
        { bold: true, size: SIZE.line },
        { spacing: index === 0 ? { before: 160 } : { after: 100 } },
      ),
    ),
    rankingTable(report),
    bodyText(report.closing),
    centred('', { size: SIZE.small }),
    signatureBlock(report),
  ];
}

function rankingTable({ columns, rows }: RankingReport): Table {
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columns.map(({ widthMm }) => twips(widthMm)),
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    margins: { left: 50, right: 50, top: 30, bottom: 30 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column.title, { ...column, align: 'center' }, true)),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, index) => cell(cells[index]?.text ?? '', column, false)),
          }),
      ),
    ],
  });
}

function cell(text: string, column: ReportColumn, bold: boolean): TableCell {
  return new TableCell({
    width: { size: twips(column.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [new TextRun({ text, bold, font: FONT, size: SIZE.note })],
      }),
    ],
  });
}
