import { readFileSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import type { setFindingSchema, setSummarySchema } from '#shared/contract/channels/rounds.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { parseUntrustedJson } from '#shared/domain/bundle/untrusted-json.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { criteriaSetSchema, type CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findCriteriaSet, insertCriteriaSet, type CriteriaSetRow } from '#db/queries/rounds.ts';
import type { Services, SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';

/** The largest package file taken in, in bytes: a set of 2.000 leaves is about a tenth of it. */
const MAX_PACKAGE_BYTES = 20 * 1024 * 1024;

/** The identity of a set: SHA-256 of its canonical JSON (RFC 8785). */
export function hashCriteriaSet(set: CriteriaSet): string {
  return sha256Hex(canonicalJson(set));
}

/** Parsed sets by hash: packages never change under their hash, so each is parsed once a process. */
const parsedSets = new Map<string, CriteriaSet>();

/** The parsed set under a hash, or null where it is not held. */
export function loadCriteriaSet(db: ReadDb, hash: string): CriteriaSet | null {
  const cached = parsedSets.get(hash);
  if (cached) return cached;
  const row = findCriteriaSet(db, hash);
  if (!row) return null;
  const set = criteriaSetSchema.parse(JSON.parse(row.packageJson));
  parsedSets.set(hash, set);
  return set;
}

/** The set of a round; a round cannot exist without it. */
export function loadRoundSet(db: ReadDb, hash: string): CriteriaSet {
  const set = loadCriteriaSet(db, hash);
  if (!set) throw new Error(`criteria set ${hash} is missing`);
  return set;
}

/** Keeps a set under its hash and gives the hash. */
export function keepCriteriaSet(
  writing: Writing,
  set: CriteriaSet,
  source: CriteriaSetRow['source'],
): string {
  const hash = hashCriteriaSet(set);
  const { code, version, year, title } = set;
  const packageJson = canonicalJson(set);
  insertCriteriaSet(writing.db, {
    hash,
    code,
    version,
    year,
    title,
    sample: set.sample ? 1 : 0,
    source,
    packageJson,
    addedAt: writing.at,
  });
  return hash;
}

/** A set as listed, with what its check finds. */
export function summarizeSet(db: ReadDb, row: CriteriaSetRow): z.infer<typeof setSummarySchema> {
  const set = loadRoundSet(db, row.hash);
  const { hash, code, title, year, version, source } = row;
  const findings = findingsOf(set);
  const leafCount = listLeaves(set.tree).length;
  return {
    hash,
    code,
    title,
    year,
    version,
    sample: row.sample === 1,
    source,
    leafCount,
    maximum: set.declared.maximum,
    findings,
  };
}

/** What the check of a set finds, JSON-safe. */
export function findingsOf(set: CriteriaSet): z.infer<typeof setFindingSchema>[] {
  return checkCriteriaSet(set).map(({ code, severity, nodeCode, details }) => ({
    code,
    severity,
    nodeCode: nodeCode ?? '',
    details: { ...details },
  }));
}

/** Takes in a package file: strict reading, then the set's own checks; errors stop it, warnings are told. */
export function importCriteriaPackage(
  context: SignedInContext,
  fileToken: string,
): Result<
  z.infer<typeof setSummarySchema>,
  AppError<'FILE_NOT_FOUND' | 'FILE_TOO_LARGE' | 'SET_NOT_READABLE' | 'SET_INVALID'>
> {
  const upload = context.services.files.findUpload(fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: '' }));
  const name = upload.fileName;
  if (upload.size > MAX_PACKAGE_BYTES)
    return fail(appError('FILE_TOO_LARGE', { name, limitBytes: MAX_PACKAGE_BYTES }));
  const json = parseUntrustedJson(name, readFileSync(upload.path, 'utf8'));
  if (!json.ok)
    return fail(appError('SET_NOT_READABLE', { name, issues: [{ path: '', code: json.error.code }] }));
  const parsed = criteriaSetSchema.safeParse(json.value);
  if (!parsed.success) {
    const issues = parsed.error.issues
      .slice(0, 50)
      .map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
    return fail(appError('SET_NOT_READABLE', { name, issues }));
  }
  const errors = checkCriteriaSet(parsed.data).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const findings = errors.map(({ code, nodeCode }) => ({ code, nodeCode: nodeCode ?? '' }));
    return fail(appError('SET_INVALID', { findings }));
  }
  return runUseCase(context, context.actor.username, (writing) => {
    const hash = keepCriteriaSet(writing, parsed.data, 'imported');
    writing.audit({
      action: 'criteria.importPackage',
      subject: hash,
      details: { name, code: parsed.data.code },
    });
    const row = findCriteriaSet(writing.db, hash);
    if (!row) throw new Error('criteria set not kept');
    return ok(summarizeSet(writing.db, row));
  });
}

/** Writes the package file of a set, as it was signed and hashed. */
export async function exportCriteriaPackage(
  services: Services,
  db: ReadDb,
  hash: string,
): Promise<Result<SentFile, AppError<'SET_NOT_FOUND'>>> {
  const row = findCriteriaSet(db, hash);
  if (!row) return fail(appError('SET_NOT_FOUND', {}));
  const fileName = `bo-tieu-chi_${row.code}_v${row.version}.json`;
  const path = services.files.reserveFile(fileName);
  writeFileSync(path, row.packageJson);
  return ok(await sendFile(services, path, fileName));
}
