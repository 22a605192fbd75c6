import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { splitFile } from '#electron/services/bundle/split-bundle.ts';
import { folderPaths } from '#electron/workspace/folder-paths.ts';
import { insideCli, CLI_ENV, expectCode, valueOf } from '#tests/support/cli.ts';
import { completeSheet, foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive, sign } from '../../features/exchange/chain-steps.ts';

const work = tempFolder('cli-transport');
const at = (...names: readonly string[]): string => join(work, ...names);
const bench = await testBackend('cli-transport-data');
const cchc = insideCli(bench.root);
const WARD = ['--unit', 'X1', '--user', 'quantri'];
const CITY = ['--unit', 'TP-THU', '--user', 'quantri'];
let wardOutbox = '';
let sealedName = '';

const run = async (...words: readonly string[]) => valueOf(expectCode(await cchc(...words, '--json'), 0));
const say = async (...words: readonly string[]) => expectCode(await cchc(...words), 0).stdout;

beforeAll(async () => {
  for (const name of ['usb', 'len', 've', 'phan']) mkdirSync(at(name));
  const town = await foundTown(bench, 1);
  const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
  await completeSheet(ward, town.round.id, fullAnswers());
  await sign(ward, town.round.id);
  const made = await ward.value('exchange.exportSubmission', {
    roundId: town.round.id,
    revisionNumber: null,
  });
  wardOutbox = folderPaths(join(bench.root, folderId)).outbox;
  sealedName = made.file.fileName;
  // The city knows the ward from now on.
  await receive(town.city, [await ward.carry(made.file)]);
  ward.close();
  town.city.close();
});

describe('transport on the command line', () => {
  test('settings are kept piece by piece and told in words', async () => {
    await run(...WARD, 'transport', 'set', '--places', at('usb'), '--watch', 'on', '--outbox', at('len'));
    await run(...WARD, 'transport', 'set', '--inbox', at('ve'), '--every', '30');
    const shown = await run(...WARD, 'transport', 'show');
    const folder = { enabled: true, inbox: at('ve'), outbox: at('len'), intervalSeconds: 30 };
    expect(shown).toMatchObject({ places: [at('usb')], folder, webdav: null });
    expect(await say(...WARD, 'transport', 'show')).toContain(`vào ${at('ve')}, ra ${at('len')}`);
    expect((await cchc(...WARD, 'transport', 'set', '--watch', 'maybe')).code).toBe(2);
    const open = await cchc(...WARD, 'transport', 'set', '--webdav', 'http://example.vn/dav', '--json');
    expect(JSON.parse(open.stdout)).toMatchObject({ error: { code: 'TLS_REQUIRED' } });
  });

  test('a server with its authority and password is kept, and the password is told nowhere', async () => {
    writeFileSync(at('khong.pem'), 'không phải');
    const server = ['--webdav', 'https://127.0.0.1:9/dav', '--webdav-user', 'xa', '--webdav-outbox', 'len'];
    const bad = await cchc(...WARD, 'transport', 'set', ...server, '--webdav-ca', at('khong.pem'));
    expect(expectCode(bad, 1).stderr).toContain('không phải chứng thư');
    await run(...WARD, 'transport', 'set', ...server, '--webdav-on', 'off', '--password-env', 'PASSWORD');
    const shown = await cchc(...WARD, 'transport', 'show', '--json');
    expect(valueOf(shown)).toMatchObject({ passwordSet: true, webdav: { username: 'xa', enabled: false } });
    expect(shown.stdout).not.toContain(CLI_ENV.PASSWORD);
    await run(...WARD, 'transport', 'set', '--webdav', '-');
    expect(await run(...WARD, 'transport', 'show')).toMatchObject({ webdav: null });
  });

  test('a bundle is written to a place that is offered, and only there', async () => {
    expect(await say(...WARD, 'place', 'list')).toContain(at('usb'));
    const told = await say(
      ...WARD,
      'transport',
      'write',
      '--place',
      at('usb'),
      '--folder',
      'Nộp',
      '--kind',
      'submission',
    );
    expect(told).toContain('Đã ghi và đọc lại 1 gói');
    expect(told).toContain('Có thể rút USB.');
    expect(readdirSync(at('usb', 'Nộp'))).toEqual([sealedName]);
    const elsewhere = await cchc(...WARD, 'transport', 'write', '--place', at('ve'), '--json');
    expect(JSON.parse(elsewhere.stdout)).toMatchObject({ error: { code: 'PLACE_NOT_FOUND' } });
    expect((await cchc(...WARD, 'transport', 'write', '--place', at('usb'), '--kind', 'feedback')).code).toBe(
      2,
    );
  });

  test('drafts of e-mail are written, and only the parts asked for', async () => {
    const to = ['--to', 'vp@example.vn', '--kind', 'submission'];
    const { paths } = await run(...WARD, 'transport', 'email', '--out', at('thu'), ...to);
    expect(readFileSync((paths as string[])[0] ?? '', 'utf8')).toContain('To: vp@example.vn');
    expect((await cchc(...WARD, 'transport', 'email', '--out', at('thu'), '--size', '0')).code).toBe(2);
  });

  test('bundles are queued and sent by the watched folder; the journey tells it', async () => {
    await run(...WARD, 'transport', 'resend', '--way', 'folder', '--kind', 'submission');
    expect(await say(...WARD, 'transport', 'send')).toContain('gửi 1 gói');
    expect(readdirSync(at('len'))).toEqual([sealedName]);
    expect(await say(...WARD, 'journey', 'list')).toContain('bảng điểm');
    const nowhere = await cchc(...WARD, 'transport', 'resend', '--way', 'webdav', '--json');
    expect(JSON.parse(nowhere.stdout)).toMatchObject({ error: { code: 'WAY_NOT_SET_UP' } });
  });
});

describe('parts and refused files on the command line', () => {
  test('missing parts are said in words, asked for, cut again and taken in', async () => {
    const split = await splitFile(join(wardOutbox, sealedName), {
      partSize: 8192,
      outFolder: at('phan'),
      fileName: sealedName,
    });
    if (!split.ok) throw new Error(split.error.code);
    const [first, second, ...rest] = split.value;
    if (!first || !second) throw new Error('too few parts');
    const told = await say(...CITY, 'import', first.path, ...rest.map((part) => part.path));
    const line = `${sealedName}: đã có ${rest.length + 1}/${split.value.length} phần, còn thiếu ${second.fileName}`;
    expect(told).toContain(line);
    expect(await say(...CITY, 'parts', 'list')).toContain(line);
    await run(...CITY, 'parts', 'ask', '--out', at('xin'));
    await run(...WARD, 'import', at('xin'));
    await run(...WARD, 'parts', 'save', '--out', at('tra'));
    expect(readdirSync(at('tra'))).toEqual([second.fileName]);
    const taken = await run(...CITY, 'import', at('tra'));
    expect(taken).toMatchObject({ waiting: [], items: [{ verdict: 'alreadyHeld' }] });
    expect(await say(...CITY, 'parts', 'list')).toContain('Không có gói nào chờ phần');
  });

  test('refused files are listed with their reason and go back in one file', async () => {
    expect(await say(...CITY, 'inbox', 'refused')).toContain('Không có tệp nào bị từ chối');
    writeFileSync(at('rac.cchc'), 'rác');
    expectCode(await cchc(...CITY, 'import', at('rac.cchc')), 4);
    expect(await say(...CITY, 'inbox', 'refused')).toContain('[NOT_A_BUNDLE]');
    await run(...CITY, 'inbox', 'refused', '--out', at('tra-lai'));
    expect(readdirSync(at('tra-lai'))).toEqual([expect.stringMatching(/^tep-khong-nhan_.*_1-tep\.zip$/)]);
  });
});
