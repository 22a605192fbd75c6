import { ok } from '#shared/lib/result.ts';
import { listDocuments, saveFileCheck } from '#db/queries/evidence.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { inspectFile } from '#electron/services/evidence/inspect-file.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';

/** Looks at every stored file again: content against its hash, then whether it can be opened. Gives the job's id. */
export function recheckFiles(context: SignedInContext): string {
  const { folder, services } = context;
  return services.jobs.start('recheckFiles', (control) =>
    holdFolder(context, async () => {
      const files = new Map(listDocuments(folder.db.read).map((row) => [row.sha256, row.fileName]));
      let [checked, unreadable] = [0, 0];
      for (const [sha256, fileName] of files) {
        if (control.cancelled) break;
        await control.progress(checked, files.size, fileName);
        const path = storedFilePath(folder.paths, sha256);
        const sound = await isIntact(path, sha256);
        const check = sound
          ? await inspectFile(path, fileName)
          : ({ kind: 'other', verdict: 'broken' } as const);
        runUseCase(context, context.actor.username, ({ db, at }) => {
          saveFileCheck(db, { sha256, ...check, checkedAt: at });
          return ok(null);
        });
        checked += 1;
        if (check.verdict === 'broken' || check.verdict === 'encrypted') unreadable += 1;
      }
      runUseCase(context, context.actor.username, ({ audit }) => {
        audit({ action: 'evidence.recheckFiles', subject: 'evidence', details: { checked, unreadable } });
        return ok(null);
      });
      return ok({ checked, unreadable });
    }),
  );
}
