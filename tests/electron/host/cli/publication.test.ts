import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { errorOf, expectCode, insideCli, valueOf } from '#tests/support/cli.ts';
import { completeSheet, foundTown, fullAnswers, openWard, signAndExport } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive } from '#tests/electron/features/exchange/chain-steps.ts';

const bench = await testBackend('cli-publication');
const cchc = insideCli(bench.root, bench.clock);
const at = (name: string): string => join(bench.root, name);
const CITY = ['--unit', 'TP-THU', '--user', 'quantri'];
const WARD = ['--unit', 'X1', '--user', 'quantri'];

async function run(...words: readonly string[]) {
  return valueOf(expectCode(await cchc(...words, '--json'), 0));
}

beforeAll(async () => {
  const { city, round, units, setupTokens } = await foundTown(bench, 1);
  const { ward } = await openWard(bench, setupTokens[0] ?? '');
  await completeSheet(ward, round.id, fullAnswers());
  await receive(city, [await signAndExport(ward, round.id)]);
  const held = { roundId: round.id, unitId: units[0]?.id ?? '' };
  await city.value('session.signIn', { username: 'thamdinh', password: 'mật khẩu thử 1' });
  await city.value('appraisal.acceptRemaining', held);
  for (const caller of [city, ward]) {
    await caller.value('workspace.closeFolder', {});
    caller.close();
  }
});

test('publishing asks for a reason, and takes a decision now or once later', async () => {
  const early = expectCode(await cchc(...CITY, 'round', 'publish', '--json'), 1);
  expect(errorOf(early)).toBe('ROUND_NOT_READY');
  const half = await cchc(...CITY, 'round', 'publish', '--decision-number', '15/QĐ-UBND', '--json');
  expect(half.code).not.toBe(0);
  await run(...CITY, 'round', 'publish', '--reason', 'Đơn vị nộp muộn');
  const decision = [
    '--decision-date',
    '15/01/2027',
    '--decision-issuer',
    'UBND',
    '--decision-title',
    'Công bố',
  ];
  expect(await run(...CITY, 'round', 'decision', ...decision)).toMatchObject({ date: '2027-01-15' });
  const again = expectCode(await cchc(...CITY, 'round', 'decision', ...decision, '--json'), 1);
  expect(errorOf(again)).toBe('DECISION_ALREADY_GIVEN');
});

test('results go down', async () => {
  const made = (await run(...CITY, 'results', '--out', at('results'))) as { files: { path: string }[] };
  const [file] = made.files;
  const view = expectCode(await cchc(...WARD, 'view', file?.path ?? ''), 0);
  expect(view.stdout).toContain('Quyết định ngày 15/01/2027 của UBND: Công bố');
  expect(view.stdout).toContain('Xã Số 1 (đơn vị nhận)');
  const taken = await run(...WARD, 'import', at('results'));
  expect(taken).toMatchObject({ items: [{ verdict: 'accepted', kind: 'results' }] });
  expect(await run(...WARD, 'results', 'show')).toMatchObject({
    round: { state: 'published' },
    results: { own: { unitCode: 'X1' }, decision: { title: 'Công bố' } },
  });
});

test('a report goes up', async () => {
  writeFileSync(at('bao-cao.pdf'), 'báo cáo quý');
  const about = ['--title', 'Báo cáo quý I', '--date', '05/04/2027'];
  const added = await run(...WARD, 'reports', 'add', at('bao-cao.pdf'), ...about);
  const { reportId } = added as { reportId: string };
  const end = reportId.slice(-8);
  await run(...WARD, 'reports', 'export', end, '--out', at('reports'));
  const { items: own } = (await run(...WARD, 'reports', 'list')) as { items: unknown[] };
  expect(own).toMatchObject([{ reportId, bundle: { kind: 'report' } }]);
  expect(await run(...CITY, 'import', at('reports'))).toMatchObject({ items: [{ verdict: 'accepted' }] });
  const { items } = (await run(...CITY, 'reports', 'received')) as { items: unknown[] };
  expect(items).toMatchObject([{ reportId, title: 'Báo cáo quý I', unit: { code: 'X1' } }]);
  await run(...CITY, 'reports', 'save', end, '--received', '--out', at('nhan.pdf'));
  expect(readFileSync(at('nhan.pdf'), 'utf8')).toBe('báo cáo quý');
  const unknown = expectCode(await cchc(...WARD, 'reports', 'export', 'zzz', '--out', at('x'), '--json'), 1);
  expect(errorOf(unknown)).toBe('REPORT_NOT_FOUND');
});
