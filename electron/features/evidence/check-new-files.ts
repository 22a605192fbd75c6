import { existsSync } from 'node:fs';
import { ok } from '#shared/lib/result.ts';
import { listDocuments, readFileChecks, saveFileCheck } from '#db/queries/evidence.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { inspectFile, type FileCheck } from '#electron/services/evidence/inspect-file.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';

/** Looks once at every stored file nobody has looked at: documents that came in with a bundle. */
export async function checkNewFiles(context: FolderContext, actor: string): Promise<void> {
  const { db, paths } = context.folder;
  const known = readFileChecks(db.read);
  const checks = new Map<string, FileCheck>();
  for (const { sha256, fileName } of listDocuments(db.read)) {
    const path = storedFilePath(paths, sha256);
    if (known.has(sha256) || checks.has(sha256) || !existsSync(path)) continue;
    checks.set(sha256, await inspectFile(path, fileName));
  }
  if (checks.size === 0) return;
  runUseCase(context, actor, (writing) => {
    for (const [sha256, check] of checks)
      saveFileCheck(writing.db, { sha256, ...check, checkedAt: writing.at });
    return ok(null);
  });
}
