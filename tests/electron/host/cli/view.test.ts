import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorOf, expectCode, insideCli, valueOf } from '#tests/support/cli.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const vectors = join(import.meta.dirname, '../../../fixtures/bundle-vectors');
const cchc = insideCli(tempFolder('cli-view'));

test('view shows form, sender, signatures and evidence without any folder', async () => {
  const { stdout } = expectCode(await cchc('view', join(vectors, 'submission.cchc')), 0);
  for (const words of [
    'Phường Ninh Kiều',
    'Nguyễn Văn Ánh',
    'không áp dụng',
    '1,75',
    'Kế hoạch.txt',
    'chưa từng đối chiếu',
  ]) {
    expect(stdout).toContain(words);
  }
  const value = valueOf(await cchc('view', join(vectors, 'submission.cchc'), '--json'));
  expect(value).toMatchObject({
    kind: 'submission',
    leader: { valid: true },
    signature: { state: 'firstSeen' },
  });
});

test('an encrypted bundle needs its receiver', async () => {
  const run = expectCode(await cchc('view', join(vectors, 'submission.cchc.age'), '--json'), 1);
  expect(errorOf(run)).toBe('BUNDLE_REFUSED');
});
