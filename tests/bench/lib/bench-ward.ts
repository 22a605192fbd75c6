import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
} from '#tests/support/small-town.ts';
import { caller, testClock } from '#tests/support/test-backend.ts';

export interface BenchWard {
  /** Makes the submission anew, as the button does, and gives the file that travels. */
  exportAnew(encrypt: boolean): Promise<string>;
  close(): Promise<void>;
}

/** A ward whose leader has signed a sheet with so many documents of so many bytes, made through the same calls as clicks. */
export async function benchWard(documents: number, bytes: number): Promise<BenchWard> {
  const root = mkdtempSync(join(tmpdir(), 'cchc-bench-ward-'));
  const clock = testClock('2024-01-05T02:00:00.000Z');
  const passwordCost = { logN: 8, r: 8, p: 1 };
  const backend = await createBackend({
    root,
    appVersion: '0.0.0',
    clock,
    logger: silentLogger,
    passwordCost,
  });
  const bench = { connect: () => caller(backend, backend.connectInside()) };
  const town = await foundTown(bench, 1);
  const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
  const roundId = town.round.id;
  for (let index = 1; index <= documents; index += 1) {
    const { document } = await ward.value('evidence.addDocument', {
      fileToken: await ward.upload(`tai-lieu-${index}.bin`, randomBytes(bytes)),
      number: `${index}/BC-UBND`,
      date: '06/02/2023',
      issuer: 'UBND xã',
      title: 'Báo cáo',
    });
    const place = { leafCode: '1.1.1', section: '', page: '' };
    await ward.value('evidence.linkDocument', { roundId, documentId: document.id, ...place });
  }
  await completeSheet(ward, roundId, fullAnswers());
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  const outbox = join(root, folderId, 'outbox');
  return {
    exportAnew: async (encrypt) => {
      // A bundle whose file is gone is made again; one that is there would only be offered.
      for (const name of readdirSync(outbox)) rmSync(join(outbox, name), { recursive: true });
      const input = { roundId, revisionNumber: null, encrypt };
      const { file } = await ward.value('exchange.exportSubmission', input);
      return ward.pathOf(file);
    },
    close: async () => {
      await backend.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
