import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { BAGIT_TEXT, formatBagInfo, formatManifest } from '#shared/domain/bundle/bagit.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { bundleHeaderSchema } from '#shared/schemas/bundle.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { bytesEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import type { SigningKey } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { signDetachedJws } from '#electron/services/crypto/jws.ts';

/** Files below `data/` of a bundle, by path. */
export type BundleFiles = Map<string, Buffer>;

/**
 * A good bundle with other content, packed, listed and signed anew by somebody who knows the format and holds `key`:
 * what our own writer would refuse to write.
 */
export async function resign(
  bytes: Buffer,
  { key, folder }: { readonly key: SigningKey; readonly folder: string },
  change: (files: BundleFiles) => void,
): Promise<Buffer> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${v7()}.cchc`);
  writeFileSync(path, bytes);
  const files = await readFiles(path);
  change(files);
  const { bundleId, sender, createdAt } = bundleHeaderSchema.parse(
    JSON.parse(files.get('data/bundle.json')?.toString('utf8') ?? ''),
  );
  const listOf = (all: ReadonlyMap<string, Buffer>): Buffer =>
    Buffer.from(
      formatManifest([...all].map(([name, content]) => ({ path: name, sha256: sha256Hex(content) }))),
    );
  const bagInfo = formatBagInfo({
    bundleId,
    baggingDate: createdAt.slice(0, 10),
    senderName: sender.name,
    payloadBytes: [...files.values()].reduce((sum, content) => sum + content.length, 0),
    payloadFiles: files.size,
  });
  const tags = new Map([
    ['bagit.txt', Buffer.from(BAGIT_TEXT)],
    ['bag-info.txt', Buffer.from(bagInfo)],
    ['manifest-sha256.txt', listOf(files)],
  ]);
  const tagManifest = listOf(tags);
  const all = new Map([...files, ...tags])
    .set('tagmanifest-sha256.txt', tagManifest)
    .set('signature.jws', Buffer.from(signDetachedJws(tagManifest, key)));
  const sources = [...all]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, content]) => bytesEntry(`${bundleId}/${name}`, content));
  await writeZip(sources, path);
  return readFileSync(path);
}

/** Writes one value into a JSON file of a bundle, at `keys` down from its top. */
export function setJson(
  files: BundleFiles,
  path: string,
  keys: readonly (string | number)[],
  value: unknown,
): void {
  const content: unknown = JSON.parse(files.get(path)?.toString('utf8') ?? '{}');
  const parent = keys.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), content);
  Reflect.set(Object(parent), keys.at(-1) ?? '', value);
  files.set(path, Buffer.from(canonicalJson(content)));
}

async function readFiles(path: string): Promise<BundleFiles> {
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.error.code);
  const files: BundleFiles = new Map();
  for (const name of zip.value.entries.keys()) {
    const inside = name.slice(name.indexOf('/') + 1);
    if (!inside.startsWith('data/')) continue;
    const whole = await zip.value.readWhole(name, 1 << 24);
    if (whole.ok) files.set(inside, whole.value);
  }
  zip.value.close();
  return files;
}
