import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A small file system of its own, or null where this user may not mount one. */
export function mountSmall(megabytes: number): string | null {
  const place = mkdtempSync(join(tmpdir(), 'cchc-small-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place]);
  if (mounted.status === 0) {
    afterAll(() => {
      spawnSync('umount', ['-l', place]);
      rmSync(place, { recursive: true, force: true });
    });
    return place;
  }
  rmSync(place, { recursive: true });
  return null;
}

/** Fills a disk to the last block; the function it gives makes room again. */
export function fillDisk(root: string): () => void {
  const names: string[] = [];
  for (let size = 256 * 1024; size >= 1024; size /= 2) {
    try {
      for (;;) {
        const name = join(root, `ballast-${names.length}`);
        names.push(name);
        writeFileSync(name, Buffer.alloc(size));
      }
    } catch {
      // Full for this size.
    }
  }
  return () => {
    for (const name of names) rmSync(name, { force: true });
  };
}
