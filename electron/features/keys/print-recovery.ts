import { rm, writeFile } from 'node:fs/promises';
import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { formatFingerprint, formatMoment } from '#shared/lib/text-format.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { readLeaderKeyFile } from '#electron/features/keys/leader-key.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { momentOf } from '#electron/services/clock/clock.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { toRecoveryLines } from '#electron/services/crypto/recovery-sheet.ts';
import { recoveryHtml, recoveryText, type RecoverySheet } from '#electron/services/pdf/recovery-html.ts';
import { tinosFaces } from '#electron/services/pdf/tinos.ts';

/** The leader's locked key as lines, and as a page to print: PDF where something here prints, else plain text. */
export async function makeRecoverySheet(
  context: SignedInContext,
): Promise<Result<OutputOf<'keys.makeRecoverySheet'>, AppError<'KEY_NOT_FOUND'>>> {
  const { services, folder, actor } = context;
  const key = readLeaderKeyFile(folder.paths, actor.accountId);
  if (!key) return fail(appError('KEY_NOT_FOUND', {}));
  const lines = [...toRecoveryLines(key)];
  const fingerprint = keyFingerprint(key.publicKey);
  const sheet: RecoverySheet = {
    unitName: folder.description.unitName,
    signer: actor.position === '' ? actor.fullName : `${actor.fullName}, ${actor.position}`,
    fingerprint: formatFingerprint(fingerprint),
    madeAt: formatMoment(momentOf(services.clock)),
    lines,
  };
  const file = (await printPdf(context, sheet)) ?? (await writeText(context, sheet));
  return ok({ lines, keyFingerprint: fingerprint, file });
}

async function printPdf(
  { services, actor }: SignedInContext,
  sheet: RecoverySheet,
): Promise<SentFile | null> {
  const fileName = `Phieu-khoi-phuc-khoa_${actor.username}.pdf`;
  const path = services.files.reserveFile(fileName);
  const page = `${path}.html`;
  try {
    await writeFile(page, recoveryHtml(sheet, await tinosFaces()), { mode: 0o600 });
    const printed = await services.pdf.print(page, path);
    return printed.ok ? await sendFile(services, path, fileName) : null;
  } finally {
    await rm(page, { force: true });
  }
}

async function writeText({ services, actor }: SignedInContext, sheet: RecoverySheet): Promise<SentFile> {
  const fileName = `Phieu-khoi-phuc-khoa_${actor.username}.txt`;
  const path = services.files.reserveFile(fileName);
  await writeFile(path, recoveryText(sheet), { mode: 0o600 });
  return sendFile(services, path, fileName);
}
