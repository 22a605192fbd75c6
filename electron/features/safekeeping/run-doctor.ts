import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { healthCheckSchema } from '#shared/contract/channels/safekeeping.ts';
import { sealedRevisionSchema } from '#shared/schemas/bundle-submission.ts';
import { countAudit, findBrokenAudit } from '#db/queries/audit.ts';
import { listStoredFiles } from '#db/queries/evidence.ts';
import { listAllOutbox } from '#db/queries/outbox.ts';
import { listAllRevisions } from '#db/queries/revisions.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { checkStoredRecords } from '#electron/features/safekeeping/check-records.ts';
import { listBackups } from '#electron/features/safekeeping/create-backup.ts';
import { ENCRYPTED_EXTENSION } from '#electron/services/bundle/encrypt-bundle.ts';
import { revisionFingerprint, verifyRevision } from '#electron/services/bundle/revision-signature.ts';
import { runCryptoSelfTest } from '#electron/services/crypto/self-test.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

type HealthCheck = z.infer<typeof healthCheckSchema>;

/** Below this much free space a person is told, in bytes. */
const LOW_SPACE = 1024 ** 3;
const DAY_MS = 86_400_000;

/** "Kiểm tra dữ liệu": reads everything again and compares it with what was written. Changes nothing. */
export async function runDoctor({ folder, services }: SignedInContext): Promise<HealthCheck[]> {
  return [
    checkDatabase(folder),
    checkForeignKeys(folder),
    checkAuditChain(folder),
    checkRevisions(folder),
    checkRecords(folder),
    await checkEvidence(folder),
    await checkOutbox(folder),
    await checkSpace(folder),
    await checkBackups(folder, services.clock.now().getTime()),
    await checkCrypto(),
  ];
}

function checkDatabase({ db }: OpenFolder): HealthCheck {
  const verdict = String(db.read.raw.pragma('integrity_check', { simple: true }));
  return { code: 'databaseSound', state: verdict === 'ok' ? 'good' : 'bad', details: { verdict } };
}

function checkForeignKeys({ db }: OpenFolder): HealthCheck {
  const broken = (db.read.raw.pragma('foreign_key_check') as readonly unknown[]).length;
  return { code: 'foreignKeys', state: broken === 0 ? 'good' : 'bad', details: { broken } };
}

function checkAuditChain({ db }: OpenFolder): HealthCheck {
  const broken = findBrokenAudit(db.read);
  const records = countAudit(db.read);
  return {
    code: 'auditChain',
    state: broken === null ? 'good' : 'bad',
    details: { records, brokenAt: broken ?? 0 },
  };
}

function checkRevisions({ db }: OpenFolder): HealthCheck {
  const all = listAllRevisions(db.read);
  const bad = all.filter((row) => {
    // A content that is not what was signed is not parsed: it may be no JSON any more.
    if (sha256Hex(row.contentJson) !== row.fingerprint) return true;
    const parsed = sealedRevisionSchema.safeParse(JSON.parse(row.contentJson));
    if (!parsed.success) return true;
    return (
      revisionFingerprint(parsed.data) !== row.fingerprint ||
      !verifyRevision(parsed.data, row.signature, row.signerKey)
    );
  });
  return {
    code: 'sealedRevisions',
    state: bad.length === 0 ? 'good' : 'bad',
    details: { total: all.length, bad: bad.length },
  };
}

function checkRecords({ db }: OpenFolder): HealthCheck {
  const { total, bad } = checkStoredRecords(db.read);
  return { code: 'storedRecords', state: bad === 0 ? 'good' : 'bad', details: { total, bad } };
}

async function checkEvidence({ db, paths }: OpenFolder): Promise<HealthCheck> {
  const files = listStoredFiles(db.read);
  let bad = 0;
  for (const { sha256 } of files) if (!(await isIntact(storedFilePath(paths, sha256), sha256))) bad += 1;
  return { code: 'evidenceFiles', state: bad === 0 ? 'good' : 'bad', details: { total: files.length, bad } };
}

/** The bundles made here, and of those that travel encrypted the file that travels. */
async function checkOutbox({ db, paths }: OpenFolder): Promise<HealthCheck> {
  const rows = listAllOutbox(db.read);
  let bad = 0;
  for (const { fileName, fingerprint, sealedFingerprint } of rows) {
    const path = join(paths.outbox, fileName);
    const isWhole =
      (await isIntact(path, fingerprint)) &&
      (sealedFingerprint === null || (await isIntact(path + ENCRYPTED_EXTENSION, sealedFingerprint)));
    if (!isWhole) bad += 1;
  }
  return { code: 'outboxFiles', state: bad === 0 ? 'good' : 'look', details: { total: rows.length, bad } };
}

async function checkSpace({ paths }: OpenFolder): Promise<HealthCheck> {
  const { bavail, bsize } = await statfs(paths.root);
  const freeBytes = bavail * bsize;
  return { code: 'freeSpace', state: freeBytes < LOW_SPACE ? 'look' : 'good', details: { freeBytes } };
}

async function checkBackups({ paths }: OpenFolder, now: number): Promise<HealthCheck> {
  const newest = (await listBackups(paths))[0];
  if (!newest) return { code: 'lastBackup', state: 'look', details: { days: -1, fileName: '' } };
  const days = Math.floor((now - Date.parse(newest.createdAt)) / DAY_MS);
  return {
    code: 'lastBackup',
    state: days > 7 ? 'look' : 'good',
    details: { days, fileName: newest.fileName },
  };
}

async function checkCrypto(): Promise<HealthCheck> {
  const failed = await runCryptoSelfTest();
  return {
    code: 'cryptoSelfTest',
    state: failed.length === 0 ? 'good' : 'bad',
    details: { failed: failed.join(', ') },
  };
}
