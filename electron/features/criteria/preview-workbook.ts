import type { DraftSummary } from '#shared/contract/channels/criteria-editor.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { parseUntrustedJson } from '#shared/domain/bundle/untrusted-json.ts';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { understandSheet } from '#shared/domain/criteria/workbook-layout.ts';
import { DATA_SHEET, fromDataRows, mergeOwn } from '#shared/domain/criteria/workbook/own-workbook.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { DraftNode } from '#shared/schemas/criteria-draft.ts';
import { criteriaSetSchema, type CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { WorkbookMapping, WorkbookPreview } from '#shared/schemas/criteria-workbook.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { keepDraft } from '#electron/features/criteria/drafts.ts';
import { dayInVietnam, momentOf } from '#electron/services/clock/clock.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';
import type { WorkbookContent } from '#electron/services/xlsx/workbook-content.ts';

const MAX_WORKBOOK_BYTES = 20 * 1024 * 1024;
/** Rows of a table; many times the largest set seen. */
const MAX_ROWS = 5000;

export type WorkbookError = AppError<
  'FILE_NOT_FOUND' | 'FILE_TOO_LARGE' | 'WORKBOOK_NOT_READABLE' | 'WORKBOOK_WITHOUT_ROWS'
>;

/** How a workbook would be understood; nothing is written. */
export async function previewWorkbook(
  { services }: SignedInContext,
  fileToken: string,
  mapping: WorkbookMapping | null,
): Promise<Result<WorkbookPreview, WorkbookError>> {
  const upload = services.files.findUpload(fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: '' }));
  const name = upload.fileName;
  const tooLarge = appError('FILE_TOO_LARGE', { name, limitBytes: MAX_WORKBOOK_BYTES });
  if (upload.size > MAX_WORKBOOK_BYTES) return fail(tooLarge);
  const read = await readWorkbook(upload.path, { sheetRows: MAX_ROWS });
  if (!read.ok)
    return fail(
      read.error.code === 'WORKBOOK_TOO_LARGE' ? tooLarge : appError('WORKBOOK_NOT_READABLE', { name }),
    );
  const year = Number(dayInVietnam(momentOf(services.clock)).slice(0, 4));
  const preview = understand(read.value, mapping, { year, fileName: name });
  return preview.set.tree.length === 0 && mapping === null
    ? fail(appError('WORKBOOK_WITHOUT_ROWS', { name }))
    : ok(preview);
}

function understand(
  { sheets }: WorkbookContent,
  mapping: WorkbookMapping | null,
  context: { readonly year: number; readonly fileName: string },
): WorkbookPreview {
  const tables = sheets.filter(({ name }) => name !== DATA_SHEET);
  const understood = understandSheet(tables, mapping, context);
  const data = ownData(sheets.find(({ name }) => name === DATA_SHEET)?.rows ?? []);
  const merged = data ? mergeOwn(understood, data) : { set: understood.set, own: null };
  // Rules that came back from our own data need no guessing.
  const open = new Set(
    walkDraft(merged.set.tree)
      .filter(({ leaf }) => leaf?.ruleConfirmed === false)
      .map(({ id }) => id),
  );
  return {
    ...understood,
    ...merged,
    guesses: understood.guesses.filter(({ nodeId }) => open.has(nodeId)),
    fileName: context.fileName,
    sheets: tables.map(({ name, rows }) => ({ name, rows: rows.length })),
  };
}

/** The set of a data sheet of ours; a sheet of that name that is none, or was damaged, counts for nothing. */
function ownData(rows: readonly (readonly string[])[]): CriteriaSet | null {
  const text = fromDataRows(rows);
  if (text === null) return null;
  const json = parseUntrustedJson(DATA_SHEET, text);
  const parsed = json.ok ? criteriaSetSchema.safeParse(json.value) : null;
  return parsed?.success === true ? parsed.data : null;
}

/** The same with the rules agreed to that the administrator ticked. */
function confirmRules(tree: readonly DraftNode[], confirmed: ReadonlySet<string>): DraftNode[] {
  return tree.map((node) => ({
    ...node,
    leaf: node.leaf && (confirmed.has(node.id) ? { ...node.leaf, ruleConfirmed: true } : node.leaf),
    children: confirmRules(node.children, confirmed),
  }));
}

/** A draft from a workbook as it was previewed. */
export async function createDraftOfWorkbook(
  context: SignedInContext,
  input: {
    readonly fileToken: string;
    readonly mapping: WorkbookMapping | null;
    readonly confirmedNodeIds: readonly string[];
  },
): Promise<Result<DraftSummary, WorkbookError>> {
  const preview = await previewWorkbook(context, input.fileToken, input.mapping);
  if (!preview.ok) return preview;
  const { set, fileName, rows } = preview.value;
  if (set.tree.length === 0) return fail(appError('WORKBOOK_WITHOUT_ROWS', { name: fileName }));
  return keepDraft(context, {
    source: 'workbook',
    basedOnHash: null,
    set: { ...set, tree: confirmRules(set.tree, new Set(input.confirmedNodeIds)) },
    details: { fileName, rows: rows.length },
  });
}
