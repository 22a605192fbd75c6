import { join } from 'node:path';
import type { WaitingParts } from '#shared/contract/channels/exchange.ts';
import { parseError, type BundleParseError } from '#shared/domain/bundle/errors.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { OfferedFile } from '#electron/features/exchange/open-arrival.ts';
import {
  describeGroup,
  groupKey,
  keepPart,
  readIntactPart,
  setAsideParts,
  waitingWith,
} from '#electron/features/exchange/parts-inbox.ts';
import { withStagingFolder } from '#electron/features/exchange/staging-folder.ts';
import { readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import { joinParts, looksLikePart, type PartFile } from '#electron/services/bundle/join-parts.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

/** The parts of one file that this run has to do with: those that waited and those it was offered. */
export type RunParts = Map<string, Map<number, PartFile>>;

/** Whether an offered file is a part of a bundle. */
export async function isPart({ path }: OfferedFile): Promise<boolean> {
  return looksLikePart(await readHead(path, 64));
}

/**
 * Takes an offered part: into inbox/parts in a real run, only counted in a dry one. Returns why it cannot be used, or
 * null. The others that wait are counted with it.
 */
export async function takePart(
  { folder: { paths } }: SignedInContext,
  file: OfferedFile,
  dryRun: boolean,
  parts: RunParts,
): Promise<BundleParseError | null> {
  const part = await readIntactPart(file.path);
  if (!part) return parseError('PART_DAMAGED', file.fileName);
  const key = groupKey(part.header);
  const group = parts.get(key) ?? (await waitingWith(paths, part.header));
  parts.set(key, group.set(part.header.part, part));
  if (!dryRun) await keepPart(paths, part);
  return null;
}

/** What became of a group of parts. */
export type Joined =
  | { readonly kind: 'waiting'; readonly waiting: WaitingParts }
  | { readonly kind: 'joined'; readonly file: OfferedFile }
  | { readonly kind: 'unfit'; readonly file: OfferedFile; readonly error: BundleParseError };

/**
 * Joins a group in the staging folder where it is complete, and hands over what came out; what was joined is gone
 * afterwards. In a real run its parts no longer wait then.
 */
export async function withJoined<Value>(
  { folder: { paths }, services }: SignedInContext,
  group: ReadonlyMap<number, PartFile>,
  dryRun: boolean,
  use: (joined: Joined) => Promise<Value>,
): Promise<Value> {
  const waiting = describeGroup(group);
  const [first] = group.values();
  if (!waiting || !first) throw new Error('a group without parts');
  if (waiting.missing.length > 0) return use({ kind: 'waiting', waiting });
  return withStagingFolder(paths, 'joined-', async (folder) => {
    const target = join(folder, 'bundle');
    const files = [...group.values()].map(({ path }) => path);
    const joined = await joinParts(files, target);
    const { fileName } = first.header;
    const used = await use(
      joined.ok && joined.value.state === 'joined'
        ? { kind: 'joined', file: { path: target, fileName } }
        : {
            kind: 'unfit',
            file: { path: first.path, fileName },
            error: parseError('PARTS_DO_NOT_FIT', fileName),
          },
    );
    if (!dryRun) await setAsideParts(paths, first.header, momentOf(services.clock));
    return used;
  });
}
