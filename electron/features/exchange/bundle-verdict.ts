import type { InboxItem, RevisionCheck } from '#shared/contract/channels/exchange.ts';
import type { HeldBundle } from '#shared/domain/bundle/policy.ts';
import type { BundlePolicyError } from '#shared/domain/bundle/errors.ts';
import type { Result } from '#shared/lib/result.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { MergeCounts } from '#shared/domain/sign-off/merge-part.ts';
import type { Services, SignedInContext } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import type { Installation } from '#db/queries/installation.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';
import type { ReadDb } from '#db/connection/handles.ts';

/** A leader's key with the name it was seen under. */
export interface KnownLeader {
  readonly publicKey: string;
  readonly holder: string;
}

/** What the policy step says of a genuine bundle, and the rows it writes when it is taken in. */
export interface Judgement {
  readonly verdict: Exclude<InboxItem['verdict'], 'refused'>;
  /** Why it was kept aside; else null. */
  readonly code: BundlePolicyError['code'] | null;
  /** What the code is about, where it needs saying. */
  readonly subject?: string;
  /** What the completion check says of a submission. */
  readonly check?: RevisionCheck;
  /** What merging a part that came back does. */
  readonly merge?: MergeCounts;
  readonly take: (
    writing: Writing,
    services: Services,
    context: SignedInContext,
  ) => Result<null, AppError<'BUNDLE_REFUSED'>>;
}

export type Judged = Result<Judgement, BundlePolicyError>;

/**
 * What one run remembers between its files. A dry run writes nothing, so what it would have taken in is remembered
 * here: the same files give the same verdicts dry and real.
 */
export interface ImportRun {
  readonly own: Installation;
  readonly paths: FolderPaths;
  readonly dryRun: boolean;
  /** By `held key`: submissions a dry run has passed. */
  readonly passed: Map<string, HeldBundle[]>;
  /** By unit id: keys a dry run would have pinned. */
  readonly pinned: Map<string, { readonly sending: string; readonly leaders: readonly KnownLeader[] }>;
}

/** A run that has seen nothing yet. */
export function startRun(own: Installation, paths: FolderPaths, dryRun: boolean): ImportRun {
  return { own, paths, dryRun, passed: new Map(), pinned: new Map() };
}

/** Where a judgement looks. */
export interface JudgeScope {
  readonly db: ReadDb;
  readonly run: ImportRun;
}
