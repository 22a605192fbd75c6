import type { OutputOf } from '#shared/contract/contract.ts';
import { ok } from '#shared/lib/result.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import {
  checkRecoveryLines,
  fromRecoveryLines,
  RECOVERY_LINES,
} from '#electron/services/crypto/recovery-sheet.ts';

/** Each line of a sheet as typed so far; the key it holds once all are right. */
export function checkTypedLines(text: string): {
  readonly ok: true;
  readonly value: OutputOf<'leaderDesk.checkRecoveryLines'>;
} {
  const key = fromRecoveryLines(text);
  return ok({
    lines: checkRecoveryLines(text).map((line) => ({ ...line })),
    wanted: RECOVERY_LINES,
    keyFingerprint: key.ok ? keyFingerprint(key.value.publicKey) : null,
  });
}
