import { existsSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { WaitingParts } from '#shared/contract/channels/exchange.ts';
import { missingParts, partFileName, type PartHeader } from '#shared/domain/bundle/parts.ts';
import {
  isPartIntact,
  isSameWhole,
  readPartFile,
  type PartFile,
} from '#electron/services/bundle/join-parts.ts';
import { copyDurably } from '#electron/services/files/durable-file.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { ZIP_LIMITS } from '#electron/services/archive/zip-limits.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

/** Parts of one file, as they lie waiting in inbox/parts or are offered in this run; by part number. */
export type PartGroup = ReadonlyMap<number, PartFile>;

const PART_ENDING = '.part-file';

/** Names one file cut in one way. */
export function groupKey({ fingerprint, count, fileName, size }: PartHeader): string {
  return `${fingerprint} ${count} ${size} ${fileName}`;
}

/** Where the parts of a file wait; shared with what takes parts off sticks and out of mails. */
function groupFolder(paths: FolderPaths, header: PartHeader): string {
  return join(paths.inbox, 'parts', sha256Hex(groupKey(header)).slice(0, 32));
}

/** Reads an offered part file whole; null where its header or its bytes are not what was cut. */
export async function readIntactPart(path: string): Promise<PartFile | null> {
  const file = await readPartFile(path);
  if (!file || file.header.size > ZIP_LIMITS.maxTotalBytes) return null;
  return (await isPartIntact(file)) ? file : null;
}

/** The parts of the same whole that wait already. */
export async function waitingWith(paths: FolderPaths, header: PartHeader): Promise<Map<number, PartFile>> {
  const waiting = await readGroup(groupFolder(paths, header));
  return new Map([...waiting].filter(([, file]) => isSameWhole(file.header, header)));
}

/** Keeps a part until the others have come. One of the same number kept before gives way: it did not fit, or is alike. */
export async function keepPart(paths: FolderPaths, { path, header }: PartFile): Promise<void> {
  const folder = groupFolder(paths, header);
  await mkdir(folder, { recursive: true });
  const target = join(folder, partName(header.part));
  await copyDurably(path, `${target}.incoming`);
  await rename(`${target}.incoming`, target);
}

/** Moves parts that have done their work, or never will, out of the waiting place; nothing is deleted. */
export async function setAsideParts(paths: FolderPaths, header: PartHeader, at: string): Promise<void> {
  const folder = groupFolder(paths, header);
  if (!existsSync(folder)) return;
  await rename(folder, `${folder}.${at.replaceAll(/[-:.]/g, '')}`);
}

/** Every bundle that waits for parts. */
export async function listWaiting(paths: FolderPaths): Promise<readonly PartGroup[]> {
  const root = join(paths.inbox, 'parts');
  if (!existsSync(root)) return [];
  const groups: PartGroup[] = [];
  for (const name of (await readdir(root)).sort()) {
    // Set aside.
    if (name.includes('.')) continue;
    const group = await readGroup(join(root, name));
    if (group.size > 0) groups.push(group);
  }
  return groups;
}

/** What a group still waits for, by name; null for an empty group. */
export function describeGroup(group: PartGroup): WaitingParts | null {
  const [first] = group.values();
  if (!first) return null;
  const { fileName, fingerprint, count } = first.header;
  const missing = missingParts(count, group.keys());
  return {
    fileName,
    fingerprint,
    count,
    present: [...group.keys()].sort((left, right) => left - right),
    missing,
    missingNames: missing.map((part) => partFileName(fileName, part, count)),
  };
}

async function readGroup(folder: string): Promise<Map<number, PartFile>> {
  const group = new Map<number, PartFile>();
  if (!existsSync(folder)) return group;
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith(PART_ENDING)) continue;
    const file = await readIntactPart(join(folder, name));
    if (file) group.set(file.header.part, file);
  }
  return group;
}

function partName(part: number): string {
  return `${String(part).padStart(3, '0')}${PART_ENDING}`;
}
