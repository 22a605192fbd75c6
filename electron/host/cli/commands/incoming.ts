import path from 'node:path';
import { importResultSchema, type ImportResult, type InboxItem } from '#shared/contract/channels/exchange.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { bundleNumberText } from '#shared/vocabulary/bundle-number.ts';
import { checkSentence } from '#shared/vocabulary/completion-issues.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { BUNDLE_KIND_WORDS, VERDICT_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand, type CommandResult } from '../command.ts';
import type { CliFailure } from '../failure.ts';
import { adoptFile, expandBundles } from '../files.ts';
import { waitForJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../table.ts';
import { waitingLine } from './repair.ts';
import { mergeLine } from './work.ts';

/** Imports files through the contract, dry or for good, and waits for the result. */
export async function importFiles(
  session: Session,
  files: readonly string[],
  dryRun: boolean,
): Promise<Result<ImportResult, CliFailure>> {
  const fileTokens: string[] = [];
  for (const file of files) {
    const token = await adoptFile(session, file);
    if (!token.ok) return token;
    fileTokens.push(token.value);
  }
  const started = await session.call('exchange.importBundles', { fileTokens, dryRun });
  return started.ok ? waitForJob(session, started.value.jobId, importResultSchema) : started;
}

/** What became of imported files, as a table. */
export function inboxLines(items: readonly InboxItem[]): readonly string[] {
  return tableLines(
    [
      { title: 'Tệp', text: (item) => path.basename(item.fileName) },
      { title: 'Kết luận', text: (item) => VERDICT_WORDS[item.verdict] },
      { title: 'Loại', text: (item) => (item.kind === null ? '–' : BUNDLE_KIND_WORDS[item.kind]) },
      { title: 'Nơi gửi', text: (item) => item.senderName ?? '–' },
      { title: 'Bản, lần gửi', text: (item) => bundleNumberText(item) || '–' },
      {
        title: 'Tự chấm',
        figure: true,
        text: (item) => (item.total === null ? '–' : formatPoints(item.total)),
      },
      { title: 'Lý do', text: reasonOf },
    ],
    items,
  );
}

function reasonOf(item: InboxItem): string {
  const found = item.check === null ? '' : checkSentence(item.check);
  return [refusalOf(item), found].filter((part) => part !== '').join('. ');
}

function refusalOf({ verdict, code, subject }: InboxItem): string {
  if (verdict === 'accepted' || verdict === 'alreadyHeld' || code === null) return '';
  return `${bundleRefusalReason(code)}${subject === '' ? '' : ` (${subject})`} [${code}]`;
}

export const importBundles = defineCommand({
  words: 'import',
  summary: 'Tiếp nhận các gói dữ liệu: tệp hoặc cả thư mục',
  channel: 'exchange.importBundles',
  positionals: { value: 'FILE…', help: 'tệp .cchc, hoặc thư mục chứa các tệp .cchc', min: 1, max: 5000 },
  options: { 'dry-run': { type: 'flag', help: 'chỉ kiểm tra, không ghi gì' } },
  notes: ['Kết thúc bằng mã 4 khi có tệp không nhận; các tệp khác vẫn được nhận.'],
  run: async (session, options, words): Promise<CommandResult> => {
    const files = await expandBundles(words);
    if (!files.ok) return files;
    const dryRun = options['dry-run'];
    const imported = await importFiles(session, files.value, dryRun);
    if (!imported.ok) return imported;
    const { items, receiptBundleIds, waiting } = imported.value;
    const taken = items.filter(({ verdict }) => verdict === 'accepted').length;
    return ok({
      value: imported.value,
      refused: items.some(({ verdict }) => verdict === 'refused'),
      lines: [
        ...inboxLines(items),
        ...items.flatMap(({ merge }) => (merge ? [mergeLine(merge)] : [])),
        ...waiting.map(waitingLine),
        dryRun
          ? `Đã kiểm tra ${items.length} tệp, chưa ghi gì: ${taken} tệp nhận được.`
          : `Đã nhận ${taken}/${items.length} tệp, lập ${receiptBundleIds.length} biên nhận.`,
      ],
    });
  },
});

export const listInbox = defineCommand({
  words: 'inbox list',
  summary: 'Các gói đã nhận',
  channel: 'exchange.listInbox',
  options: {},
  run: async (session) => {
    const listed = await session.call('exchange.listInbox', {});
    if (!listed.ok) return listed;
    const { items } = listed.value;
    const times = items.map((item) => `  ${formatMoment(item.receivedAt)}  ${item.fileName}`);
    return ok({ value: listed.value, lines: [...inboxLines(items), ...times] });
  },
});
