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
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import type { ReportPart, ReportTable, SelfReport } from '#shared/domain/report-models/self-report-types.ts';
import {
  bodyText,
  centred,
  DECREE_STYLES,
  decreeSection,
  documentHead,
  FONT,
  line,
  rule,
  signatureBlock,
  SIZE,
  TEXT_WIDTH,
  twips,
} from '#electron/services/docx/decree-30.ts';

/** Writes the self-assessment report as a Word document in the form of Nghị định 30/2020/NĐ-CP. Throws where the disk fails. */
export async function writeSelfReportDocx(report: SelfReport, path: string): Promise<void> {
  const document = new Document({
    creator: report.bodyLines.join(' '),
    title: `${report.kind} ${report.abstract.join(' ')}`,
    styles: DECREE_STYLES,
    sections: [decreeSection(documentParts(report))],
  });
  await writeFile(path, await Packer.toBuffer(document));
}

function documentParts(report: SelfReport): (Paragraph | Table)[] {
  const last = report.legalBases.length - 1;
  return [
    documentHead(report),
    centred(report.kind, { bold: true, size: SIZE.body }, { spacing: { before: 240 } }),
    ...report.abstract.map((text) => centred(text, { bold: true, size: SIZE.body })),
    rule(TEXT_WIDTH, TEXT_WIDTH * 0.35, 200),
    ...(report.addressee === null
      ? []
      : [
          centred(
            `Kính gửi: ${report.addressee}.`,
            { size: SIZE.body },
            { spacing: { before: 60, after: 160 } },
          ),
        ]),
    ...report.legalBases.map((text, index) => bodyText(text, { italics: index < last })),
    ...report.parts.flatMap(part),
    bodyText(report.closing),
    centred('', { size: SIZE.small }),
    signatureBlock(report),
  ];
}

function part({ heading, sentences, table }: ReportPart): (Paragraph | Table)[] {
  return [
    line(
      heading,
      { bold: true, size: SIZE.body },
      { indent: { firstLine: twips(12.7) }, spacing: { before: 120, after: 60 }, keepNext: true },
    ),
    ...sentences.map((text) => bodyText(text)),
    ...(table === null ? [] : [tableTitle(table.title), reportTable(table), centred('', { size: 12 })]),
  ];
}

function tableTitle(text: string): Paragraph {
  return centred(text, { bold: true, size: SIZE.line }, { spacing: { before: 120, after: 80 } });
}

function reportTable({ columns, rows }: ReportTable): Table {
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
        children: columns.map((column) => cell({ text: column.title }, { ...column, align: 'center' }, true)),
      }),
      ...rows.map(
        ({ bold, cells }) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, index) => cell(cells[index] ?? { text: '' }, column, bold)),
          }),
      ),
    ],
  });
}

function cell(content: ReportCell, column: ReportColumn, bold: boolean): TableCell {
  return new TableCell({
    width: { size: twips(column.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: content.text.split('\n').map(
      (text) =>
        new Paragraph({
          alignment: column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, bold, font: FONT, size: SIZE.note })],
        }),
    ),
  });
}
