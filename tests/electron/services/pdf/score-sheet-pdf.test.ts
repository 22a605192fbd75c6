import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printedFingerprint, writePrintCode } from '#shared/domain/report-models/print-code.ts';
import { makeScoreSheet } from '#shared/domain/report-models/score-sheet.ts';
import { ok } from '#shared/lib/result.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { writeScoreSheetPdf } from '#electron/services/pdf/score-sheet-pdf.ts';
import { qrSvg } from '#electron/services/print/qr-code.ts';
import { FINGERPRINT, printedInput } from '#tests/shared/domain/report-models/printed-input.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('score-sheet-pdf');
const input = printedInput(SAMPLE_COMMUNE_SET, fullAnswers());

/** The page handed to the printer. */
async function printed(change: Partial<typeof input>): Promise<string> {
  let html = '';
  const print = (page: string) => {
    html = readFileSync(page, 'utf8');
    return Promise.resolve(ok(null));
  };
  const path = join(folder, 'bang.pdf');
  await writeScoreSheetPdf(makeScoreSheet({ ...input, ...change }), { print }, path);
  expect(existsSync(`${path}.html`)).toBe(false);
  return html;
}

const footOf = (html: string): string => /<footer>([\s\S]*)<\/footer>/.exec(html)?.[1] ?? '';

test('the foot that stands on every page has the fingerprint and the very QR code of the signed data', async () => {
  const html = await printed({});
  if (!input.seal) throw new Error('not sealed');
  expect(footOf(html)).toContain(await qrSvg(writePrintCode(input.seal.code)));
  expect(footOf(html)).toContain(printedFingerprint(FINGERPRINT));
  expect(html).toMatch(/footer\s*\{[^}]*position:\s*fixed/);
  expect(html).toMatch(/@page\s*\{[^}]*A4 landscape/);
});

test('a draft has neither', async () => {
  const foot = footOf(await printed({ seal: null }));
  expect(foot).not.toMatch(/<svg|Mã kiểm tra/);
});
