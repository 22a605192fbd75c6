import type { Paragraph, Table } from 'docx';
import type { RankingReport } from '#shared/domain/report-models/ranking-report.ts';
import {
  bodyText,
  centred,
  reportTop,
  signatureBlock,
  SIZE,
  writeReport,
} from '#electron/services/docx/decree-30.ts';
import { reportTable } from '#electron/services/docx/report-table.ts';

/** Writes the ranking report as a Word document in the form of Nghị định 30/2020/NĐ-CP. Throws where the disk fails. */
export async function writeRankingDocx(report: RankingReport, path: string): Promise<void> {
  await writeReport(report, content(report), path);
}

function content(report: RankingReport): (Paragraph | Table)[] {
  const last = report.sentences.length - 1;
  return [
    ...reportTop(report),
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
    reportTable(
      report.columns,
      report.rows.map((cells) => ({ bold: false, cells })),
    ),
    bodyText(report.closing),
    centred('', { size: SIZE.small }),
    signatureBlock(report),
  ];
}
