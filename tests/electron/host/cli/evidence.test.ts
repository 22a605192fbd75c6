import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { insideCli } from '#tests/support/cli.ts';
import { pdfFile } from '#tests/support/evidence-files.ts';
import { foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('cli-evidence');
const town = await foundTown(bench, 1);
const { ward } = await openWard(bench, town.setupTokens[0] ?? '');
ward.close();
await bench.backend.close();

const cchc = insideCli(bench.root, bench.clock);
const files = tempFolder('cli-evidence-files');
const officer = ['--unit', 'X1', '--user', 'canbo', 'evidence'];
const [leaf = ''] = [...fullAnswers().keys()];

function put(name: string, content: string | Buffer): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

test('check names what wants a look, and ends with another code where a file cannot be read', async () => {
  expect((await cchc(...officer, 'add', put('tot.pdf', pdfFile('tot')), '--leaf', leaf)).code).toBe(0);
  const good = await cchc(...officer, 'check');
  expect(good).toMatchObject({ code: 0 });
  expect(good.stdout).toContain('Đã kiểm tra 1 tệp, 0 tệp không đọc được.');
  expect((await cchc(...officer, 'add', put('khoa.pdf', pdfFile('khoa', true)), '--leaf', leaf)).code).toBe(
    0,
  );
  const bad = await cchc(...officer, 'check');
  expect(bad.code).not.toBe(0);
  expect(bad.stdout).toMatch(/khoa\.pdf\s.*có mật khẩu/);
});

test('remove is refused while criteria hold the document, then restore brings it back', async () => {
  const refused = await cchc(...officer, 'remove', 'khoa.pdf');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`Tài liệu đang dùng ở 1 tiêu chí (${leaf})`);
  const removed = await cchc(...officer, 'remove', 'khoa.pdf', '--unlink');
  expect(removed).toMatchObject({ code: 0 });
  expect((await cchc(...officer, 'list')).stdout).not.toContain('khoa.pdf');
  expect((await cchc(...officer, 'restore', 'khoa.pdf')).code).toBe(0);
  expect((await cchc(...officer, 'list')).stdout).toContain('khoa.pdf');
  expect((await cchc(...officer, 'restore', 'khoa.pdf')).stderr).toContain('Không tìm thấy tài liệu');
});

test('two documents of one name are told apart by their codes', async () => {
  expect((await cchc(...officer, 'add', put('tot.pdf', pdfFile('khac')), '--leaf', leaf)).code).toBe(0);
  const asked = await cchc(...officer, 'remove', 'tot.pdf', '--unlink');
  expect(asked.code).not.toBe(0);
  const code = /ghi mã kiểm tra thay cho tên: ([0-9a-f]{12})/.exec(asked.stderr)?.[1] ?? '';
  expect((await cchc(...officer, 'remove', code, '--unlink')).code).toBe(0);
});
