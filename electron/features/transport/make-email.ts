import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EmailResult } from '#shared/contract/channels/transport-results.ts';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { MAX_PARTS, planParts } from '#shared/domain/bundle/parts.ts';
import {
  attachmentRoom,
  mailSubject,
  mailText,
  type MailContent,
} from '#shared/domain/transport/mail-message.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { bundleKindSchema } from '#shared/schemas/bundle.ts';
import { MAIL_KIND_WORDS } from '#shared/vocabulary/mail-words.ts';
import { readInstallation } from '#db/queries/installation.ts';
import type { OutboxRow } from '#db/queries/outbox.ts';
import { findRound } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { sendFile } from '#electron/features/send-file.ts';
import { writeEml } from '#electron/features/transport/eml-writer.ts';
import { prepareOutgoing, requireOutbox, type OutgoingFile } from '#electron/features/transport/outgoing.ts';
import { noteTransport } from '#electron/features/transport/transport-log.ts';
import { fileEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { splitFile, type WrittenPart } from '#electron/services/bundle/split-bundle.ts';
import { momentOf, todayOf } from '#electron/services/clock/clock.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';

type Input = ParsedInputOf<'transport.makeEmail'>;
type Draft = EmailResult['drafts'][number];

/** Starts the job that makes e-mail drafts, each below a size as it travels. */
export function makeEmail(
  context: SignedInContext,
  input: Input,
): Result<{ jobId: string }, AppError<'FILE_NOT_FOUND' | 'TOO_MANY_PARTS'>> {
  const rows = requireOutbox(context, input.bundleIds);
  if (!rows.ok) return rows;
  const room = attachmentRoom(input.partSizeBytes);
  for (const { size, fileName } of rows.value) {
    if (!planParts(size, room).ok) {
      return fail(appError('TOO_MANY_PARTS', { name: fileName, limit: MAX_PARTS }));
    }
  }
  const work = (job: JobControl) => holdFolder(context, () => makeAll(context, input, rows.value, job));
  return ok({ jobId: context.services.jobs.start('makeEmail', work) });
}

async function makeAll(
  context: SignedInContext,
  input: Input,
  rows: readonly OutboxRow[],
  job: JobControl,
): Promise<Result<EmailResult, AppError>> {
  const made: MadeDraft[] = [];
  let encrypted = true;
  for (const [index, row] of rows.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, rows.length, row.fileName);
    const prepared = await prepareOutgoing(context, row, input.encrypt);
    if (!prepared.ok) return prepared;
    encrypted &&= prepared.value.encrypted;
    const drafts = await draftsOf(context, input, prepared.value);
    if (!drafts.ok) return drafts;
    made.push(...drafts.value);
    noteMade(context, prepared.value, input.to, drafts.value.length);
  }
  await job.progress(rows.length, rows.length, '');
  const together = made.length > 1 ? await packTogether(context, made) : null;
  return ok({ drafts: made.map(({ draft }) => draft), together, encrypted });
}

interface MadeDraft {
  readonly draft: Draft;
  readonly path: string;
}

async function draftsOf(
  context: SignedInContext,
  input: Input,
  outgoing: OutgoingFile,
): Promise<Result<readonly MadeDraft[], AppError<'TOO_MANY_PARTS'>>> {
  const { services } = context;
  const room = attachmentRoom(input.partSizeBytes);
  const folder = `${services.files.reserveFile('')}-parts`;
  await mkdir(folder, { recursive: true });
  try {
    const parts = await cut(outgoing, room, folder, input.onlyParts);
    if (!parts.ok) return parts;
    const made: MadeDraft[] = [];
    for (const part of parts.value) made.push(await writeDraft(context, input.to, outgoing, part));
    return ok(made);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What one message carries: a part, or the whole file where it fits. */
type Attachment = Pick<WrittenPart, 'path' | 'fileName'> & { readonly part: number; readonly count: number };

async function cut(
  { path, fileName, size }: OutgoingFile,
  room: number,
  outFolder: string,
  only: readonly number[] | null,
): Promise<Result<readonly Attachment[], AppError<'TOO_MANY_PARTS'>>> {
  if (size <= room) return ok([{ path, fileName, part: 1, count: 1 }]);
  const options = { partSize: room, outFolder, fileName, ...(only ? { only } : {}) };
  const parts = await splitFile(path, options);
  if (!parts.ok) return fail(appError('TOO_MANY_PARTS', { name: fileName, limit: MAX_PARTS }));
  return ok(
    parts.value.map(({ header, path: partPath, fileName: name }) => {
      return { path: partPath, fileName: name, part: header.part, count: header.count };
    }),
  );
}

async function writeDraft(
  context: SignedInContext,
  to: string,
  { row, encrypted }: OutgoingFile,
  { path, fileName: attachmentName, part, count }: Attachment,
): Promise<MadeDraft> {
  const { services, folder } = context;
  const db = folder.db.read;
  const content: MailContent = {
    kindLabel: MAIL_KIND_WORDS[bundleKindSchema.parse(row.kind)],
    fileName: row.fileName,
    attachmentName,
    part,
    count,
    fingerprint: row.fingerprint,
    senderName: readInstallation(db).unitName,
    receiverName: row.receiverName,
    roundTitle: row.roundId === null ? '' : (findRound(db, row.roundId)?.title ?? ''),
    encrypted,
  };
  const subject = mailSubject(content);
  const emlName = `${attachmentName}.eml`;
  const outPath = services.files.reserveFile(emlName);
  await mkdir(dirname(outPath), { recursive: true });
  await writeEml(
    {
      to,
      subject,
      text: mailText(content),
      createdAt: momentOf(services.clock),
      attachmentName,
      attachmentPath: path,
      boundaryId: sha256Hex(`${row.fingerprint} ${attachmentName}`).slice(0, 32),
    },
    outPath,
  );
  const file = await sendFile(services, outPath, emlName);
  return { draft: { bundleId: row.bundleId, part, count, subject, attachmentName, file }, path: outPath };
}

async function packTogether({ services }: SignedInContext, made: readonly MadeDraft[]) {
  const fileName = `thu-nhap_${todayOf(services.clock)}_${made.length}-thu.zip`;
  const path = services.files.reserveFile(fileName);
  await writeZip(
    made.map((each) => fileEntry(each.draft.file.fileName, each.path)),
    join(path),
  );
  return sendFile(services, path, fileName);
}

/** A draft is no mail: the outbox says "sent" only when the user does, or a receipt comes. */
function noteMade(
  context: SignedInContext,
  { row, fileName, fingerprint }: OutgoingFile,
  to: string,
  count: number,
) {
  runUseCase(context, context.actor.username, (writing) => {
    const { bundleId } = row;
    noteTransport(context, writing, {
      way: 'email',
      event: 'emailMade',
      bundleId,
      fileName,
      place: to,
      fingerprint,
    });
    writing.audit({ action: 'transport.makeEmail', subject: bundleId, details: { fileName, to, count } });
    return ok(null);
  });
}
