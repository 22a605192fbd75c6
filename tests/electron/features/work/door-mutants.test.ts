import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGood } from '#tests/fuzz/good-bundle.ts';
import { makeMutant } from '#tests/fuzz/mutants.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const vectors = join(import.meta.dirname, '../../../fixtures/bundle-vectors');
const administrator = { username: 'hoa', fullName: 'Nguyễn Thị Hoa', password: PASSWORD };

/** What opens a folder is trusted on first use: only its own signature stands between a change and the new folder. */
test.each(['setup', 'part-out'])(
  'no mutant of a %s bundle opens a folder or leaves anything behind',
  async (name) => {
    const good = await readGood(join(vectors, `${name}.cchc`));
    const { connect, root } = await testBackend(`door-${name}`);
    const door = connect();
    const before = readdirSync(root);
    for (let number = 0; number < 160; number += 1) {
      const bytes = await makeMutant(good, number);
      if (bytes.equals(good.bytes)) continue;
      const fileToken = await door.upload('goi.cchc', bytes);
      const { code } = await door.error('workspace.createWard', { fileToken, administrator });
      expect({ number, code }).toEqual({ number, code: 'BUNDLE_REFUSED' });
    }
    expect(readdirSync(root).filter((entry) => entry !== 'transfer')).toEqual(before);
    const fileToken = await door.upload('goi.cchc', good.bytes);
    await door.value('workspace.createWard', { fileToken, administrator });
  },
);
