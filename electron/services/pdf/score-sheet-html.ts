import type { ReportColumn } from '#shared/domain/report-models/report-types.ts';
import type { ScoreSheetReport, ScoreSheetRow } from '#shared/domain/report-models/score-sheet-types.ts';

/** Height kept free at the foot of every page, in millimetres. */
const FOOT_MM = 21;

/** What the page takes from outside: the fonts as style, and the QR code as SVG; null on a draft. */
export interface PageParts {
  readonly fontFaces: string;
  readonly qr: string | null;
}

/**
 * The score sheet as a page to print: everything inside, no scripts. The heading row and the foot repeat: the foot
 * stands fixed on every page, and an empty last row of the table, which repeats too, keeps its place free.
 */
export function scoreSheetHtml(report: ScoreSheetReport, parts: PageParts): string {
  const width = report.columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${escapeHtml(report.title.join(' '))}</title>
<style>${parts.fontFaces}
${style(report)}</style>
</head>
<body>
<header>
${report.bodyLines.map((text) => `<p class="body">${escapeHtml(text)}</p>`).join('\n')}
${report.title.map((text) => `<h1>${escapeHtml(text)}</h1>`).join('\n')}
${report.facts.map((text) => `<p class="fact">${escapeHtml(text)}</p>`).join('\n')}
</header>
<table>
<colgroup>${report.columns.map(({ widthMm }) => `<col style="width:${((widthMm * 100) / width).toFixed(3)}%">`).join('')}</colgroup>
<thead><tr>${report.columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('')}</tr></thead>
<tfoot><tr><td class="room" colspan="${report.columns.length}"></td></tr></tfoot>
<tbody>
${report.rows.map((row) => rowHtml(row, report.columns)).join('\n')}
<tr class="end"><td colspan="${report.columns.length}"><div class="signatures">
${report.signatures
  .map(
    ({ title, remark, name }) =>
      `<div><strong>${escapeHtml(title)}</strong><em>${escapeHtml(remark)}</em><strong class="name">${escapeHtml(name)}</strong></div>`,
  )
  .join('\n')}
</div></td></tr>
</tbody>
</table>
<footer>
<div>${report.footer.lines.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</div>
${parts.qr === null ? '' : `<div class="qr">${parts.qr}</div>`}
</footer>
</body>
</html>
`;
}

function rowHtml(row: ScoreSheetRow, columns: readonly ReportColumn[]): string {
  const cells = columns.map(({ align }, index) => {
    const text = row.cells[index]?.text ?? '';
    const lines = text.split('\n').map((line) => escapeHtml(line));
    return `<td${align === 'center' ? ' class="centre"' : ''}>${lines.join('<br>')}</td>`;
  });
  return `<tr class="${row.kind}">${cells.join('')}</tr>`;
}

function style({ draftMark }: ScoreSheetReport): string {
  return `
@page { size: A4 landscape; margin: ${draftMark === null ? 12 : 16}mm 15mm 12mm 15mm;
  @bottom-right { content: "Trang " counter(page) "/" counter(pages); font: 9pt Tinos, "Times New Roman", serif; }${topMark(draftMark)} }
* { box-sizing: border-box; }
html { font: 9pt/1.18 Tinos, "Times New Roman", serif; color: #000; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; }
p, h1 { margin: 0; }
header { margin-bottom: 3mm; }
.body { font-size: 12pt; font-weight: 700; }
h1 { font-size: 14pt; line-height: 1.25; text-align: center; }
.fact { font-size: 11pt; font-style: italic; text-align: center; }
table { width: calc(100% - 1pt); margin-left: 0.5pt; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tfoot { display: table-footer-group; }
th, td { border: 0.6pt solid #000; padding: 0.5mm 0.9mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { text-align: center; vertical-align: middle; background: #d9e2f3; }
td.centre { text-align: center; vertical-align: middle; }
td.room { border: 0; height: ${FOOT_MM}mm; padding: 0; }
tr { break-inside: avoid; }
tr.field td, tr.total td { font-weight: 700; background: #d9e2f3; }
tr.group td, tr.sum td { font-weight: 700; background: #f2f2f2; }
tr.field, tr.group { break-after: avoid; }
tr.sum, tr.total, tr.end { break-before: avoid; }
tr.field td, tr.group td, tr.sum td, tr.total td { vertical-align: middle; }
tr.end td { border: 0; padding: 4mm 0 0; }
.signatures { display: flex; font-size: 11pt; }
.signatures div { flex: 1; display: flex; flex-direction: column; align-items: center; }
.signatures em { min-height: 1.2em; }
.signatures .name { margin-top: 16mm; }
footer { position: fixed; bottom: 0; left: 0; right: 0; height: ${FOOT_MM - 2}mm; display: flex; align-items: flex-end;
  justify-content: space-between; gap: 4mm; font-size: 8.5pt; background: #fff; }
footer .qr svg { display: block; width: ${FOOT_MM - 2}mm; height: ${FOOT_MM - 2}mm; }`;
}

/** In the margin of every page; a browser too old for it still prints the words at the foot. */
function topMark(draftMark: string | null): string {
  if (draftMark === null) return '';
  return `
  @top-center { content: ${JSON.stringify(draftMark)}; font: bold 14pt Tinos, "Times New Roman", serif; }`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
