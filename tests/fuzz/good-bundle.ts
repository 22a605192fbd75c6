import { readFileSync } from 'node:fs';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import type { GoodBundle } from '#tests/fuzz/mutants.ts';

/** Reads a good bundle from a file, as mutants are made of it. */
export async function readGood(path: string): Promise<GoodBundle> {
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.error.code);
  const entries = new Map<string, Buffer>();
  const folder = [...zip.value.entries.keys()][0]?.split('/')[0] ?? '';
  for (const entry of zip.value.entries.keys()) {
    const read = await zip.value.readWhole(entry, 1 << 24);
    if (read.ok) entries.set(entry.slice(folder.length + 1), read.value);
  }
  zip.value.close();
  return { bytes: readFileSync(path), folder, entries };
}
