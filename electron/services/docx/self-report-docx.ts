import type { Paragraph, Table } from 'docx';
import type { ReportPart, SelfReport } from '#shared/domain/report-models/self-report-types.ts';
import {
  bodyText,
  centred,
  line,
  reportTop,
  signatureBlock,
  SIZE,
  twips,
  writeReport,
} from '#electron/services/docx/decree-30.ts';
import { reportTable } from '#electron/services/docx/report-table.ts';

/** Writes the self-assessment report as a Word document in the form of Nghị định 30/2020/NĐ-CP. Throws where the disk fails. */
export async function writeSelfReportDocx(report: SelfReport, path: string): Promise<void> {
  await writeReport(report, documentParts(report), path);
}

function documentParts(report: SelfReport): (Paragraph | Table)[] {
  const last = report.legalBases.length - 1;
  return [
    ...reportTop(report),
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
    ...(table === null
      ? []
      : [tableTitle(table.title), reportTable(table.columns, table.rows), centred('', { size: 12 })]),
  ];
}

function tableTitle(text: string): Paragraph {
  return centred(text, { bold: true, size: SIZE.line }, { spacing: { before: 120, after: 80 } });
}
