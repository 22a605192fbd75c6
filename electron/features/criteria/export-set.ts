import { writeFile } from 'node:fs/promises';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { assertNever, fail, ok, type Result } from '#shared/lib/result.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { Services, SignedInContext } from '#electron/backend/context.ts';
import { readDraftAsSet } from '#electron/features/criteria/set-refs.ts';
import { loadCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { writeCriteriaDocx } from '#electron/services/docx/criteria-docx.ts';
import { writeCriteriaXlsx } from '#electron/services/xlsx/criteria-xlsx.ts';

type Format = ParsedInputOf<'criteriaEditor.exportSet'>['format'];

async function write(set: CriteriaSet, format: Format, path: string): Promise<void> {
  switch (format) {
    case 'package':
      return writeFile(path, canonicalJson(set));
    case 'xlsx':
      return writeCriteriaXlsx(set, path);
    case 'docx':
      return writeCriteriaDocx(set, path);
    default:
      return assertNever(format);
  }
}

async function offer(services: Services, set: CriteriaSet, format: Format, mark: string): Promise<SentFile> {
  const extension = format === 'package' ? 'json' : format;
  const fileName = `bo-tieu-chi_${set.code}_v${set.version}${mark}.${extension}`;
  const path = services.files.reserveFile(fileName);
  await write(set, format, path);
  return sendFile(services, path, fileName);
}

/** Writes a held set as its package, a workbook or a Word document. */
export async function exportSet(
  { services, folder }: SignedInContext,
  { hash, format }: ParsedInputOf<'criteriaEditor.exportSet'>,
): Promise<Result<SentFile, AppError<'SET_NOT_FOUND'>>> {
  const set = loadCriteriaSet(folder.db.read, hash);
  return set ? ok(await offer(services, set, format, '')) : fail(appError('SET_NOT_FOUND', {}));
}

/** Writes a draft that is complete enough to be a set; the file name says that it is a draft. */
export async function exportDraft(
  { services, folder }: SignedInContext,
  { draftId, format }: ParsedInputOf<'criteriaEditor.exportDraft'>,
): Promise<Result<SentFile, AppError<'DRAFT_NOT_FOUND' | 'DRAFT_INCOMPLETE'>>> {
  const set = readDraftAsSet(folder.db.read, draftId);
  return set.ok ? ok(await offer(services, set.value, format, '_ban-soan-thao')) : set;
}
