import {
  AlignmentType,
  Document,
  Header,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { writeFile } from 'node:fs/promises';
import { formatPoints } from '#shared/lib/numbers.ts';
import {
  CRITERIA_COLUMNS,
  criteriaReport,
  type CriteriaReport,
  type CriteriaReportRow,
} from '#shared/domain/report-models/criteria-report.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { centred, DECREE_STYLES, FONT, line, SIZE, twips } from '#electron/services/docx/decree-30.ts';
import { ruledTable } from '#electron/services/docx/ruled-table.ts';

/** A4 in landscape, for a wide table (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.1); margins as in portrait. */
const PAGE = { width: 210, height: 297 };
const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 };
const CENTRED = new Set<string>(['code', 'maximum']);

/** Writes a set as the appendix of a decision. Throws where the disk fails. */
export async function writeCriteriaDocx(set: CriteriaSet, path: string): Promise<void> {
  const report = criteriaReport(set);
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: SIZE.line })],
  });
  const document = new Document({
    creator: set.issuer,
    title: set.title,
    styles: DECREE_STYLES,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            // The library turns the page itself: width and height are those of the upright sheet.
            size: {
              width: twips(PAGE.width),
              height: twips(PAGE.height),
              orientation: PageOrientation.LANDSCAPE,
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
        children: content(report),
      },
    ],
  });
  await writeFile(path, await Packer.toBuffer(document));
}

function content(report: CriteriaReport): (Paragraph | Table)[] {
  return [
    centred('Phụ lục', { bold: true, size: SIZE.body }),
    centred(report.title, { bold: true, size: SIZE.line }, { spacing: { before: 60 } }),
    ...(report.attachedTo === ''
      ? []
      : [centred(report.attachedTo, { italics: true, size: SIZE.line }, { spacing: { before: 60 } })]),
    centred('', { size: SIZE.small }),
    table(report),
    line('./.', { size: SIZE.line }, { alignment: AlignmentType.RIGHT }),
  ];
}

function table({ rows, total }: CriteriaReport): Table {
  const columns = CRITERIA_COLUMNS;
  return ruledTable({
    columnWidths: columns.map(({ widthMm }) => twips(widthMm)),
    margins: { left: 50, right: 50, top: 30, bottom: 30 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, { bold: true, centre: true })),
      }),
      ...rows.map(toRow),
      new TableRow({
        cantSplit: true,
        children: columns.map(({ key }, index) => {
          const text = key === 'title' ? 'TỔNG CỘNG' : key === 'maximum' ? formatPoints(total) : '';
          return cell(text, index, { bold: true, centre: true });
        }),
      }),
    ],
  });
}

/** A leaf may be longer than a page: only rows that are headings of others stay whole. */
function toRow({ texts, isLeaf }: CriteriaReportRow): TableRow {
  return new TableRow({
    cantSplit: !isLeaf,
    children: CRITERIA_COLUMNS.map(({ key }, index) =>
      cell(texts[key], index, { bold: !isLeaf, centre: CENTRED.has(key) }),
    ),
  });
}

function cell(
  text: string,
  index: number,
  { bold, centre }: { readonly bold: boolean; readonly centre: boolean },
): TableCell {
  return new TableCell({
    width: { size: twips(CRITERIA_COLUMNS[index]?.widthMm ?? 0), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: centre ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: part, bold, font: FONT, size: SIZE.small })],
        }),
    ),
  });
}
