/** "Phiếu khôi phục khóa ký" before it is printed. */
export interface RecoverySheet {
  readonly unitName: string;
  readonly signer: string;
  readonly fingerprint: string;
  readonly madeAt: string;
  readonly lines: readonly string[];
}

const TITLE = 'PHIẾU KHÔI PHỤC KHÓA KÝ CỦA LÃNH ĐẠO';
const ADVICE = [
  'Cất phiếu này trong két. Muốn dùng lại khóa phải có cả phiếu này và cụm mật khẩu ký lúc in phiếu; thiếu một thứ thì phiếu không có giá trị.',
  'Khi mất máy: đăng nhập tài khoản lãnh đạo trên máy mới, mục Trình ký, Khóa ký, Khôi phục từ phiếu; gõ lại từng dòng. Hai ký tự cuối mỗi dòng để phát hiện gõ nhầm.',
];

function factsOf({
  unitName,
  signer,
  fingerprint,
  madeAt,
}: RecoverySheet): readonly (readonly [string, string])[] {
  return [
    ['Đơn vị', unitName],
    ['Người ký', signer],
    ['Mã kiểm tra khóa', fingerprint],
    ['In lúc', madeAt],
  ];
}

/** The sheet as a text file, where nothing prints. */
export function recoveryText(sheet: RecoverySheet): string {
  const facts = factsOf(sheet).map(([term, text]) => `${term}: ${text}`);
  return `${[TITLE, ...facts, '', ...sheet.lines, '', ...ADVICE].join('\n')}\n`;
}

/** The sheet as a page to print: one A4, everything inside, no scripts. */
export function recoveryHtml(sheet: RecoverySheet, fontFaces: string): string {
  const facts = factsOf(sheet).map(
    ([term, text]) => `<tr><th scope="row">${escapeHtml(term)}</th><td>${escapeHtml(text)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${TITLE}</title>
<style>${fontFaces}
@page { size: A4; margin: 20mm 20mm 20mm 25mm; }
html { font: 13pt/1.35 Tinos, "Times New Roman", serif; color: #000; }
body { margin: 0; }
h1 { font-size: 15pt; text-align: center; margin: 0 0 8mm; }
table { border-collapse: collapse; margin-bottom: 8mm; }
th { text-align: left; vertical-align: top; font-weight: 400; padding: 0 6mm 1mm 0; white-space: nowrap; }
td { padding: 0 0 1mm; }
ol { font: 13pt/1.9 "DejaVu Sans Mono", "Courier New", monospace; white-space: pre; border: 1pt solid #000; padding: 4mm 4mm 4mm 14mm; margin: 0 0 8mm; }
p { margin: 0 0 3mm; text-align: justify; }
</style>
</head>
<body>
<h1>${TITLE}</h1>
<table>${facts.join('')}</table>
<ol>${sheet.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ol>
${ADVICE.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
