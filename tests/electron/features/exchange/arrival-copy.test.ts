import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withArrival } from '#electron/features/exchange/open-arrival.ts';
import { keepAccepted, keepRefused } from '#electron/features/exchange/inbox-files.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { folderPaths, storedFilePath } from '#electron/workspace/folder-paths.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const AT = '2024-01-05T02:00:00.000Z';

function offered(content: string) {
  const root = tempFolder('arrival');
  const path = join(root, 'stick.cchc');
  writeFileSync(path, content);
  return { paths: folderPaths(root), file: { path, fileName: 'stick.cchc' } };
}

describe('a file that arrives', () => {
  test('is checked and kept as one copy: what changes on the stick meanwhile changes nothing', async () => {
    const { paths, file } = offered('bản thật');
    await withArrival(paths, file, false, async (arrival) => {
      writeFileSync(file.path, 'bản đánh tráo');
      expect(readFileSync(arrival.path, 'utf8')).toBe('bản thật');
      expect(arrival.sha256).toBe(sha256Hex('bản thật'));
      await keepAccepted(paths, arrival, 'nhận.cchc', []);
    });
    expect(readFileSync(join(paths.inbox, 'nhận.cchc'), 'utf8')).toBe('bản thật');
    expect(readFileSync(file.path, 'utf8')).toBe('bản đánh tráo');
    expect(existsSync(paths.staging)).toBe(false);
  });

  test('refused, is kept as it was checked', async () => {
    const { paths, file } = offered('bản hỏng');
    const name = await withArrival(paths, file, false, async (arrival) => {
      writeFileSync(file.path, 'bản đánh tráo');
      return keepRefused(paths, arrival, AT);
    });
    expect(readFileSync(join(paths.inbox, 'refused', name), 'utf8')).toBe('bản hỏng');
  });

  test('writes nothing in a dry run', async () => {
    const { paths, file } = offered('bản thật');
    await withArrival(paths, file, true, async (arrival) => {
      expect(arrival).toMatchObject({ path: file.path, isOurs: false });
      expect(readdirSync(paths.root)).toEqual(['stick.cchc']);
    });
  });

  test('stores evidence by moving it, keeps what is there and whole, and mends what is damaged', async () => {
    const { paths, file } = offered('gói');
    const contents = ['có sẵn', 'có sẵn nhưng hỏng', 'mới'];
    const [held = '', damaged = ''] = contents.map((text) => storedFilePath(paths, sha256Hex(text)));
    for (const path of [held, damaged]) mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(held, 'có sẵn');
    writeFileSync(damaged, 'hỏng');
    await withArrival(paths, file, false, async (arrival) => {
      const staged = contents.map((text) => {
        const path = join(paths.staging, sha256Hex(text));
        writeFileSync(path, text);
        return { path, sha256: sha256Hex(text), extension: 'txt', size: Buffer.byteLength(text) };
      });
      await keepAccepted(paths, arrival, 'nhận.cchc', staged);
    });
    for (const text of contents) {
      expect(readFileSync(storedFilePath(paths, sha256Hex(text)), 'utf8')).toBe(text);
    }
  });
});
