import { createHash } from 'node:crypto';
import { bytesEntry, zipStream } from '#electron/services/archive/zip-writer.ts';

/** Numbers that follow from a seed alone: a mutant that does harm can be made again from its number. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) % Math.max(1, below);
  };
}

/** A good bundle as it is mutated: its bytes, and its entries by path below the bundle's folder. */
export interface GoodBundle {
  readonly bytes: Buffer;
  readonly folder: string;
  readonly entries: ReadonlyMap<string, Buffer>;
}

/** Mutants of four depths: the archive's bytes; entries; texts and JSON fields with every hash and list repaired. */
export const MUTATION_KINDS = ['bytes', 'entries', 'text', 'json'] as const;

/** Mutant number `index` of a bundle. Deterministic. */
export async function makeMutant(good: GoodBundle, index: number): Promise<Buffer> {
  const random = seededRandom(index * 2654435761);
  const kind = MUTATION_KINDS[index % MUTATION_KINDS.length];
  if (kind === 'bytes') return mutateBytes(good.bytes, random);
  const entries = new Map(good.entries);
  if (kind === 'entries') mutateEntries(entries, random);
  else {
    const texts = [...entries.keys()].filter((path) =>
      kind === 'json' ? path.endsWith('.json') : !path.includes('/files/'),
    );
    const path = texts[random(texts.length)] ?? '';
    const before = entries.get(path) ?? Buffer.alloc(0);
    entries.set(path, kind === 'json' ? mutateJson(before, random) : mutateBytes(before, random));
    // Hashes repaired, so that the reader goes on to what the text says. The signature cannot be.
    if (random(8) > 0 && path.startsWith('data/')) repairLists(entries);
  }
  const sources = [...entries].map(([path, bytes]) => bytesEntry(`${good.folder}/${path}`, bytes));
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(sources, { compress: random(10) === 0 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function mutateBytes(source: Buffer, random: (below: number) => number): Buffer {
  const at = random(source.length);
  const length = 1 + random(16);
  const noise = Buffer.from(Array.from({ length }, () => random(256)));
  switch (random(7)) {
    case 0:
      return flip(source, at, 1 << random(8));
    case 1:
      return Buffer.concat([source.subarray(0, at), noise, source.subarray(at)]);
    case 2:
      return Buffer.concat([source.subarray(0, at), source.subarray(at + length)]);
    case 3:
      return source.subarray(0, at);
    case 4:
      return Buffer.concat([source, noise]);
    case 5: {
      const changed = Buffer.from(source);
      noise.copy(changed, at);
      // Bytes of the pattern are as good as any: at least one differs.
      return changed.equals(source) ? flip(source, at, 1) : changed;
    }
    default: {
      const changed = flip(source, at, 0xff);
      return flip(changed, random(changed.length), 0x80);
    }
  }
}

function flip(source: Buffer, at: number, mask: number): Buffer {
  if (source.length === 0) return Buffer.from([mask]);
  const changed = Buffer.from(source);
  changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
  return changed;
}

function mutateEntries(entries: Map<string, Buffer>, random: (below: number) => number): void {
  const paths = [...entries.keys()];
  const path = paths[random(paths.length)] ?? '';
  const bytes = entries.get(path) ?? Buffer.alloc(0);
  switch (random(5)) {
    case 0:
      entries.delete(path);
      break;
    case 1:
      entries.set(
        `data/files/${createHash('sha256')
          .update(String(random(1e6)))
          .digest('hex')}.txt`,
        bytes,
      );
      break;
    case 2:
      entries.delete(path);
      entries.set(
        path.replace(/[a-z]/, (char) => char.toUpperCase()),
        bytes,
      );
      break;
    case 3:
      entries.set(path, entries.get(paths[random(paths.length)] ?? '') ?? bytes);
      entries.set('data/thừa.bin', bytes);
      break;
    default:
      entries.set(path, Buffer.alloc(random(4096), random(256)));
      entries.set('data/x', bytes);
  }
}

const HOSTILE = [
  'null',
  '-1',
  '1e999',
  '0.1',
  '9007199254740993',
  '"\\ud800"',
  '"\\u0000"',
  '{"__proto__":{"a":1}}',
  '{"constructor":{}}',
  '[]',
  '{}',
  '""',
  'true',
  '"../../etc/passwd"',
  '2',
  '"2026-13-45T99:99:99Z"',
  `${'['.repeat(100)}${']'.repeat(100)}`,
  `"${'x'.repeat(300_000)}"`,
  '{"a":1,"a":2}',
] as const;

/** Exchanges, drops, doubles or adds one value of a JSON text, as text: what no parser would write is wanted too. */
function mutateJson(source: Buffer, random: (below: number) => number): Buffer {
  const text = source.toString('utf8');
  const values = [...text.matchAll(/("(?:[^"\\]|\\.)*"|-?\d+|true|false|null)(?=[,}\]])/g)];
  const target = values[random(values.length)];
  const start = target?.index ?? 0;
  const end = start + (target?.[0].length ?? 0);
  const hostile = HOSTILE[random(HOSTILE.length)] ?? 'null';
  switch (random(4)) {
    case 0:
      return Buffer.from(`${text.slice(0, start)}${hostile}${text.slice(end)}`);
    case 1:
      return Buffer.from(text.replace('{', `{"zz${random(100)}":${hostile},`));
    case 2:
      return Buffer.from(text.replace(/"[a-zA-Z]+":/, (name) => `${name}${hostile},${name}`));
    default: {
      const digit = /\d(?=[^"]*$)/.exec(text);
      const at = digit?.index ?? start;
      return Buffer.from(`${text.slice(0, at)}${random(10)}${random(10)}${text.slice(at + 1)}`);
    }
  }
}

function repairLists(entries: Map<string, Buffer>): void {
  const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const list = (paths: readonly string[]): Buffer =>
    Buffer.from(
      paths
        .toSorted()
        .map((path) => `${hash(entries.get(path) ?? Buffer.alloc(0))}  ${path}\n`)
        .join(''),
    );
  const data = [...entries.keys()].filter((path) => path.startsWith('data/'));
  const octets = data.reduce((sum, path) => sum + (entries.get(path)?.length ?? 0), 0);
  const info = entries.get('bag-info.txt')?.toString('utf8') ?? '';
  entries.set('bag-info.txt', Buffer.from(info.replace(/Oxum: .*/, `Oxum: ${octets}.${data.length}`)));
  entries.set('manifest-sha256.txt', list(data));
  entries.set('tagmanifest-sha256.txt', list(['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt']));
}
