/** What a summary page shows; all of it plain text, escaped here. */
export interface SummaryModel {
  readonly title: string;
  /** Label and value, in order. */
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly tables?: readonly SummaryTable[];
  /** A sentence below everything. */
  readonly note?: string;
}

export interface SummaryTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const STYLE = [
  'body{font:16px/1.5 "Times New Roman",Tinos,serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}',
  'table{border-collapse:collapse;width:100%;margin:1em 0}',
  'caption{font-weight:bold;text-align:left;padding:.4em 0}',
  'th,td{border:1px solid #888;padding:.3em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}',
].join('');

/** The page loads and runs nothing: it is opened from a stick, in any browser, without the application. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** `data/summary.html`: one self-contained page, readable without the application. */
export function summaryHtml(model: SummaryModel): string {
  const title = escapeHtml(model.title);
  const facts = model.rows.map(
    ([label, value]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return [
    '<!doctype html>',
    '<html lang="vi">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${title}</h1>`,
    '<table>',
    ...facts,
    '</table>',
    ...(model.tables ?? []).map(tableHtml),
    ...(model.note === undefined ? [] : [`<p>${escapeHtml(model.note)}</p>`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function tableHtml(table: SummaryTable): string {
  const head = table.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = table.rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return [
    '<table>',
    `<caption>${escapeHtml(table.caption)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
