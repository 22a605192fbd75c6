import { describe, expect, it } from 'vitest';
import { summaryHtml } from '#electron/services/bundle/summary-html.ts';

describe('summaryHtml', () => {
  const html = summaryHtml({
    title: 'Bản tự chấm <script>alert(1)</script>',
    rows: [
      ['Đơn vị', 'Phường "Ninh Kiều" & \'xã\''],
      ['Lỗi chữ', 'a\uD800b'],
    ],
    tables: [{ caption: 'Điểm', columns: ['Mã', 'Điểm'], rows: [['1.1', '<b>1,75</b>']] }],
    note: 'Mở bằng Sổ Điểm CCHC.',
  });

  it('shows every text and lets none become markup', () => {
    expect(html).toContain('<h1>Bản tự chấm &lt;script&gt;alert(1)&lt;/script&gt;</h1>');
    expect(html).toContain('Phường &quot;Ninh Kiều&quot; &amp; &#39;xã&#39;');
    expect(html).toContain('<td>&lt;b&gt;1,75&lt;/b&gt;</td>');
    expect(html).toContain('<p>Mở bằng Sổ Điểm CCHC.</p>');
    expect(html).not.toMatch(/<(script|b)>/);
    expect(html.isWellFormed()).toBe(true);
  });

  it('loads nothing from anywhere', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/\b(?:src|href)=/);
    expect(html).toMatch(/^<!doctype html>\n<html lang="vi">/);
  });
});
