import { readFile } from 'node:fs/promises';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { parseUntrustedJson } from '#shared/domain/bundle/untrusted-json.ts';
import { readAnswerRows } from '#shared/domain/scoring/answer-rows.ts';
import {
  findFigureClash,
  withoutEmptyFigures,
  type FileAnswer,
} from '#shared/domain/statistics/file-figures.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { answersFileSchema, toLeafAnswers } from '#shared/schemas/answers-file.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { writeAnswer } from '#electron/features/scoring/save-answer.ts';
import { requireOpenSheet, requireWardLeaf } from '#electron/features/scoring/sheet.ts';
import { ownPart, partLeafCodes } from '#electron/features/work/part-rows.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';

const MAX_JSON_BYTES = 20 * 1024 * 1024;

type ReadError = AppError<'ANSWERS_NOT_READABLE' | 'FILE_NOT_FOUND' | 'FILE_TOO_LARGE'>;
type ImportError =
  | ReadError
  | AppError<
      'ROUND_NOT_FOUND' | 'SHEET_SEALED' | 'LEAF_NOT_FOUND' | 'LEAF_NOT_YOURS' | 'STATISTIC_GIVEN_TWICE'
    >;

/** Takes answers from a JSON or .xlsx file into an open sheet: all of them, or none. */
export async function importAnswers(
  context: SignedInContext,
  input: ParsedInputOf<'scoring.importAnswers'>,
): Promise<Result<{ saved: number }, ImportError>> {
  const read = await readAnswers(context, input.fileToken);
  if (!read.ok) return read;
  const answers = read.value;
  return runUseCase(context, context.actor.username, (writing) => {
    const open = requireOpenSheet(writing.db, input.roundId);
    if (!open.ok) return open;
    const part = ownPart(writing.db);
    const given: FileAnswer[] = [];
    for (const [leafCode, answer] of answers) {
      const leaf = requireWardLeaf(open.value.set, leafCode);
      if (!leaf.ok) return leaf;
      if (part && !partLeafCodes(part).includes(leafCode))
        return fail(appError('LEAF_NOT_YOURS', { leafCode }));
      given.push({ leaf: leaf.value, answer });
    }
    const clash = findFigureClash(given);
    if (clash) return fail(appError('STATISTIC_GIVEN_TWICE', clash));
    for (const each of given) writeAnswer(writing, context, open.value, each.leaf, withoutEmptyFigures(each));
    return ok({ saved: answers.size });
  });
}

async function readAnswers(
  context: SignedInContext,
  fileToken: string,
): Promise<Result<ReadonlyMap<string, LeafAnswer>, ReadError>> {
  const upload = context.services.files.findUpload(fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: '' }));
  const name = upload.fileName;
  if (/\.xlsx$/i.test(name)) {
    const workbook = await readWorkbook(upload.path);
    if (!workbook.ok)
      return fail(
        appError('ANSWERS_NOT_READABLE', { name, issues: [{ path: '', code: workbook.error.code }] }),
      );
    const rows = readAnswerRows(workbook.value.sheets[0]?.rows ?? []);
    return rows.ok ? rows : fail(appError('ANSWERS_NOT_READABLE', { name, issues: [...rows.error] }));
  }
  if (upload.size > MAX_JSON_BYTES)
    return fail(appError('FILE_TOO_LARGE', { name, limitBytes: MAX_JSON_BYTES }));
  const json = parseUntrustedJson(name, await readFile(upload.path, 'utf8'));
  if (!json.ok)
    return fail(appError('ANSWERS_NOT_READABLE', { name, issues: [{ path: '', code: json.error.code }] }));
  const parsed = answersFileSchema.safeParse(json.value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 50).map(({ path, code }) => ({ path: path.join('.'), code }));
    return fail(appError('ANSWERS_NOT_READABLE', { name, issues }));
  }
  return ok(toLeafAnswers(parsed.data));
}
