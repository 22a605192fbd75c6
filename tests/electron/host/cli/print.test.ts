import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { printedFingerprint } from '#shared/domain/report-models/print-code.ts';
import { insideCli, expectCode, valueOf, type Cli } from '#tests/support/cli.ts';
import { readZipEntry } from '#tests/support/read-zip-entry.ts';
import { completeSheet, foundTown, fullAnswers, openWard, signAndExport } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const out = tempFolder('cli-print');
let cchc: Cli;
let fingerprint: string;

beforeAll(async () => {
  const bench = await testBackend('cli-print-data');
  const town = await foundTown(bench, 1);
  const { ward } = await openWard(bench, town.setupTokens[0] ?? '');
  await completeSheet(ward, town.round.id, fullAnswers());
  const sent = await signAndExport(ward, town.round.id);
  await town.city.job('exchange.importBundles', { fileTokens: [sent], dryRun: false });
  fingerprint =
    (await ward.value('signOff.listRevisions', { roundId: town.round.id })).revisions[0]?.fingerprint ?? '';
  // The command line opens the folder itself: nobody else may hold it.
  await bench.backend.close();
  cchc = insideCli(bench.root, bench.clock);
});

describe('printing from the command line', () => {
  test('writes the sheet, the report and the log to named files', async () => {
    const sheet = join(out, 'bang.docx');
    const printed = await cchc(
      'print',
      'sheet',
      '--unit',
      'X1',
      '--format',
      'docx',
      '--revision',
      '1',
      '--out',
      sheet,
    );
    expectCode(printed, 0);
    const foot = (await readZipEntry(sheet, 'word/footer1.xml')).toString('utf8');
    expect(foot).toContain(printedFingerprint(fingerprint));
    expectCode(await cchc('print', 'report', '--unit', 'X1', '--out', out), 0);
    expectCode(await cchc('audit', 'export', '--unit', 'X1', '--out', out), 0);
    const part = ['audit', 'export', '--unit', 'X1', '--leaf', '1.1.1', '--from', '01/01/2020'];
    expectCode(await cchc(...part, '--out', out), 0);
    expect((await cchc(...part, '--to', '31/02/2024', '--out', out)).code).toBe(2);
    expectCode(await cchc('audit', '--unit', 'X1', '--limit', '1'), 0);
    const names = execFileSync('ls', [out]).toString('utf8').split('\n');
    expect(names).toContain('Bao-cao-tu-danh-gia_X1_2023_r1.docx');
    expect(names.some((name) => /^Nhat-ky_X1_.*\.xlsx$/.test(name))).toBe(true);
    expect(names.some((name) => /^Nhat-ky_trich_X1_.*\.xlsx$/.test(name))).toBe(true);
  });

  test('the city prints what it holds of a unit, and checks its code', async () => {
    const at = ['--unit', 'TP-THU'];
    const held = join(out, 'da-nhan.docx');
    const named = ['--unit-code', 'x1', '--format', 'docx', '--out', held];
    expectCode(await cchc('print', 'held', ...at, ...named), 0);
    const foot = (await readZipEntry(held, 'word/footer1.xml')).toString('utf8');
    expect(foot).toContain(printedFingerprint(fingerprint));
    expectCode(await cchc('check-print', ...at, ...printedFingerprint(fingerprint).split(' ')), 0);
    expect(
      (await cchc('print', 'held', ...at, '--unit-code', 'X9', '--format', 'docx', '--out', out)).code,
    ).toBe(1);
    expect(
      (await cchc('print', 'held', ...at, '--unit-code', 'X1', '--format', 'odt', '--out', out)).code,
    ).toBe(2);
  });

  test('wrong words are said before anything is made', async () => {
    const bad = ['print', 'sheet', '--unit', 'X1', '--out', out];
    const otherFormat = await cchc(...bad, '--format', 'odt');
    const noRevision = await cchc(...bad, '--format', 'docx', '--revision', '0');
    expect([otherFormat.code, noRevision.code]).toEqual([2, 2]);
  });
});

describe('check-print', () => {
  test('takes the groups as words and tells the revision', async () => {
    const run = expectCode(
      await cchc('check-print', '--unit', 'X1', ...printedFingerprint(fingerprint).split(' ')),
      0,
    );
    expect(run.stdout).toContain('Xã Số 1 (X1)');
    expect(run.stdout).toContain('Là bản ký mới nhất.');
  });

  test('ends otherwise for a code of nobody, and for one that says another total', async () => {
    const none = await cchc('check-print', '--unit', 'X1', 'ab'.repeat(32));
    expect(expectCode(none, 4).stdout).toContain('Không có bản nào');
    const forged = `CCHC1|X1|CCHC-2023|1|${fingerprint}|1`;
    const run = expectCode(await cchc('check-print', '--unit', 'X1', forged), 4);
    expect(run.stdout).toContain('KHÔNG khớp: tổng điểm');
    const asJson = await cchc('check-print', '--unit', 'X1', forged, '--json');
    expect(valueOf(asJson)).toMatchObject({ found: { differences: ['total'] } });
  });
});
