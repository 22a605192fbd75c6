import path from 'node:path';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { bundleKindSchema } from '#shared/schemas/bundle.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { formatBytes, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { BUNDLE_KIND_WORDS, OUTBOX_STATE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand, type CommandResult, type OptionSpecs } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { saveReadyFile, type SavedFile } from '../files.ts';
import { waitForJob } from '../jobs.ts';
import { pickDay, pickRound, pickRoundUnits, ROUND_OPTION, UNIT_CODES_OPTION } from '../pick.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../table.ts';

export const OUT_OPTIONS = {
  out: { type: 'text', value: 'DIR', required: true, help: 'thư mục sẽ ghi các gói' },
  force: { type: 'flag', help: 'ghi đè tệp đã có' },
} as const satisfies OptionSpecs;

/** Bundles are encrypted to their receiver wherever its key is known, unless the person says otherwise. */
export const PLAIN_OPTION = {
  plain: { type: 'flag', help: 'không mã hóa: ai giữ tệp cũng đọc được' },
} as const satisfies OptionSpecs;

export const encryption = ({ plain }: { readonly plain: boolean }) => (plain ? { encrypt: false } : {});

/** Takes bundles out of the outbox into a folder, one file each. */
async function saveBundles(
  session: Session,
  bundleIds: readonly string[],
  { out, force }: { readonly out: string; readonly force: boolean },
): Promise<Result<readonly SavedFile[], CliFailure>> {
  const saved: SavedFile[] = [];
  for (const bundleId of bundleIds) {
    const ready = await session.call('exchange.fetchOutbox', { bundleIds: [bundleId] });
    if (!ready.ok) return ready;
    const file = await saveReadyFile(session, ready.value, path.join(out, ready.value.fileName), force);
    if (!file.ok) return file;
    saved.push(file.value);
  }
  return ok(saved);
}

function savedResult(saved: readonly SavedFile[]): CommandResult {
  return ok({
    value: { files: saved },
    lines: [
      `Đã ghi và đọc lại ${saved.length} gói:`,
      ...saved.map((file) => `  ${file.path} (${formatBytes(file.size)})`),
    ],
  });
}

/** Waits for a job that makes bundles and saves what it made. */
export async function saveMade(
  session: Session,
  jobId: string,
  target: { readonly out: string; readonly force: boolean },
): Promise<CommandResult> {
  const made = await waitForJob(session, jobId, bundlesResultSchema);
  if (!made.ok) return made;
  const saved = await saveBundles(session, made.value.bundleIds, target);
  return saved.ok ? savedResult(saved.value) : saved;
}

export const makeSetupBundles = defineCommand({
  words: 'setup-bundle',
  summary: 'Lập gói khởi tạo cho các đơn vị và ghi ra thư mục',
  channel: 'rounds.createSetupBundles',
  options: { round: ROUND_OPTION, 'unit-code': UNIT_CODES_OPTION, ...OUT_OPTIONS },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const units = await pickRoundUnits(session, roundId, options['unit-code']);
    if (!units.ok) return units;
    const unitIds = units.value?.map(({ id }) => id) ?? null;
    const started = await session.call('rounds.createSetupBundles', { roundId, unitIds });
    return started.ok ? saveMade(session, started.value.jobId, options) : started;
  },
});

export const makeFeedback = defineCommand({
  words: 'feedback',
  summary: 'Lập gói phản hồi thẩm định và ghi ra thư mục',
  channel: 'exchange.createFeedback',
  options: {
    round: ROUND_OPTION,
    'unit-code': { ...UNIT_CODES_OPTION, help: 'mã đơn vị; bỏ qua là mọi đơn vị đã thẩm định xong' },
    'answer-by': { type: 'text', value: 'DATE', help: 'hạn giải trình' },
    ...PLAIN_OPTION,
    ...OUT_OPTIONS,
  },
  run: async (session, options) => {
    const answerBy =
      options['answer-by'] === undefined ? ok(null) : pickDay('answer-by', options['answer-by']);
    if (!answerBy.ok) return answerBy;
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const units = await pickRoundUnits(session, roundId, options['unit-code']);
    if (!units.ok) return units;
    const started = await session.call('exchange.createFeedback', {
      roundId,
      unitIds: units.value?.map(({ id }) => id) ?? null,
      answerBy: answerBy.value,
      ...encryption(options),
    });
    return started.ok ? saveMade(session, started.value.jobId, options) : started;
  },
});

export const exportSubmission = defineCommand({
  words: 'export',
  summary: 'Xuất bản đã ký thành gói gửi cấp trên',
  channel: 'exchange.exportSubmission',
  options: {
    round: ROUND_OPTION,
    revision: { type: 'text', value: 'NUMBER', help: 'số của bản ký (không ghi: bản mới nhất)' },
    ...PLAIN_OPTION,
    ...OUT_OPTIONS,
  },
  run: async (session, options) => {
    const { revision, out, force } = options;
    if (revision !== undefined && !/^[1-9]\d{0,4}$/.test(revision)) return usage('--revision là số từ 1');
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const exported = await session.call('exchange.exportSubmission', {
      roundId: round.value.id,
      revisionNumber: revision === undefined ? null : Number(revision),
      ...encryption(options),
    });
    if (!exported.ok) return exported;
    const { file, ...made } = exported.value;
    const saved = await saveReadyFile(session, file, path.join(out, file.fileName), force);
    if (!saved.ok) return saved;
    return ok({
      value: { ...made, file: saved.value },
      lines: [
        `Đã ghi và đọc lại ${saved.value.path}`,
        `Mã kiểm tra: ${formatFingerprint(saved.value.fingerprint)}`,
      ],
    });
  },
});

export const listOutbox = defineCommand({
  words: 'outbox list',
  summary: 'Các gói đã lập và trạng thái của chúng',
  channel: 'exchange.listOutbox',
  options: {},
  run: async (session) => {
    const listed = await session.call('exchange.listOutbox', {});
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines(
        [
          { title: 'Tệp', text: (item) => item.fileName },
          { title: 'Loại', text: (item) => BUNDLE_KIND_WORDS[item.kind] },
          { title: 'Nơi nhận', text: (item) => item.receiverName },
          { title: 'Trạng thái', text: (item) => OUTBOX_STATE_WORDS[item.state] },
          { title: 'Lúc', text: (item) => formatMoment(item.stateAt) },
        ],
        listed.value.items,
      ),
    });
  },
});

export const saveOutbox = defineCommand({
  words: 'outbox save',
  summary: 'Ghi các gói trong hộp đi ra thư mục (biên nhận, gói chưa lấy…)',
  channel: 'exchange.fetchOutbox',
  options: {
    kind: { type: 'text', value: 'KIND', help: `chỉ loại: ${bundleKindSchema.options.join(', ')}` },
    new: { type: 'flag', help: 'chỉ gói chưa lấy ra lần nào' },
    ...OUT_OPTIONS,
  },
  run: async (session, options) => {
    const kind = options.kind === undefined ? null : bundleKindSchema.safeParse(options.kind);
    if (kind?.success === false) return usage(`--kind là một trong: ${bundleKindSchema.options.join(', ')}`);
    const listed = await session.call('exchange.listOutbox', {});
    if (!listed.ok) return listed;
    const wanted = listed.value.items.filter(
      (item) => (kind === null || item.kind === kind.data) && (!options.new || item.state === 'created'),
    );
    const saved = await saveBundles(
      session,
      wanted.map(({ bundleId }) => bundleId),
      options,
    );
    return saved.ok ? savedResult(saved.value) : saved;
  },
});
