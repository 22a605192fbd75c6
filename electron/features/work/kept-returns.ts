import { join } from 'node:path';
import type { KeptReturn } from '#shared/contract/channels/work.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { insertInbox } from '#db/queries/exchange.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findRound } from '#db/queries/rounds.ts';
import { listTakenParts, type InboxPartRow } from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { checkNewFiles } from '#electron/features/evidence/check-new-files.ts';
import { startRun, type JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { resolveSender } from '#electron/features/exchange/resolve-sender.ts';
import { judgePart } from '#electron/features/work/judge-part.ts';
import { withBundle, type VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';
import { storeFile } from '#electron/services/files/durable-file.ts';
import { newId } from '#electron/services/ids/ids.ts';

type MergeError = AppError<'PART_NOT_FOUND' | 'SHEET_SEALED' | 'FILE_NOT_READABLE' | 'BUNDLE_REFUSED'>;
type Merged = Result<OutputOf<'work.mergeKept'>, MergeError>;

const WAITING: ReadonlySet<string | null> = new Set(['PART_RECALLED', 'PART_SHEET_SEALED']);

/** Genuine returns that were kept aside and can still be merged, newest first. */
export function listKeptReturns(db: ReadDb, roundId: string): readonly KeptReturn[] {
  return waitingRows(db)
    .filter((row) => row.roundId === roundId)
    .map(({ bundleId, subject, fileName, code, receivedAt }) => ({
      bundleId: bundleId ?? '',
      holder: subject,
      fileName,
      code: code ?? '',
      receivedAt,
    }));
}

function waitingRows(db: ReadDb): readonly InboxPartRow[] {
  const rows = listTakenParts(db);
  const merged = new Set(
    rows.filter(({ verdict }) => verdict === 'accepted').map(({ bundleId }) => bundleId),
  );
  return rows.filter(
    ({ verdict, bundleId, code }) => verdict === 'keptAside' && !merged.has(bundleId) && WAITING.has(code),
  );
}

/** Merges a return that was kept aside: somebody has looked at it and said yes. Refused while the sheet is sealed. */
export function mergeKept(context: SignedInContext, bundleId: string): Promise<Merged> {
  return inTurn(context.folder, async (): Promise<Merged> => {
    const { folder } = context;
    const row = waitingRows(folder.db.read).find((each) => each.bundleId === bundleId);
    const round = row?.roundId ? findRound(folder.db.read, row.roundId) : null;
    if (!row || !round) return fail(appError('PART_NOT_FOUND', {}));
    const own = readInstallation(folder.db.read);
    const name = { kind: 'part', bundleId, round, revision: null, subject: { code: own.unitCode } } as const;
    const path = join(folder.paths.inbox, keptName(name));
    const run = startRun(own, folder.paths, false);
    const scope: JudgeScope = { db: folder.db.read, run };
    const read = await withBundle(
      path,
      {
        stagingDir: folder.paths.staging,
        resolveSenderKey: (header, payload) => resolveSender(scope, header, payload),
      },
      async (bundle): Promise<Merged> => {
        for (const { path: staged } of bundle.staged) await storeFile(folder.paths, staged);
        const merged = takeConfirmed(context, scope, bundle, row);
        if (merged.ok) await checkNewFiles(context, context.actor.username);
        return merged;
      },
    );
    if (read.ok) return read.value;
    const { step, code, subject } = read.error;
    return fail(appError('BUNDLE_REFUSED', { step, code, subject }));
  });
}

function keptName(of: {
  readonly kind: 'part';
  readonly bundleId: string;
  readonly round: {
    readonly year: number;
    readonly id: string;
    readonly code: string;
    readonly title: string;
  };
  readonly revision: null;
  readonly subject: { readonly code: string };
}): string {
  return bundleFileName({ ...of, subject: { unitId: '', name: '', ...of.subject } });
}

function takeConfirmed(
  context: SignedInContext,
  { run }: JudgeScope,
  bundle: VerifiedBundle,
  row: InboxPartRow,
): Merged {
  const { payload } = bundle;
  return runUseCase(context, context.actor.username, (writing): Merged => {
    if (payload.kind !== 'part') return fail(appError('PART_NOT_FOUND', {}));
    const judged = judgePart({ db: writing.db, run }, bundle, payload.part, true);
    if (!judged.ok) {
      const { step, code, subject } = judged.error;
      return fail(appError('BUNDLE_REFUSED', { step, code, subject }));
    }
    const { verdict, code, merge, take } = judged.value;
    if (verdict !== 'accepted' || !merge)
      return fail(
        code === 'PART_SHEET_SEALED' ? appError('SHEET_SEALED', {}) : appError('PART_NOT_FOUND', {}),
      );
    const taken = take(writing, context.services, context);
    if (!taken.ok) return taken;
    insertInbox(writing.db, {
      ...row,
      id: newId(context.services.clock),
      verdict: 'accepted',
      step: null,
      code: null,
      receivedAt: writing.at,
    });
    return ok({ ...merge });
  });
}
