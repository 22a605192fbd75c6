import path from 'node:path';
import type { WaitingParts } from '#shared/contract/channels/exchange.ts';
import { exportedRefusalsSchema } from '#shared/contract/channels/refusals.ts';
import { ok } from '#shared/lib/result.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { defineCommand, type OptionSpecs } from '../command.ts';
import { usage } from '../failure.ts';
import { saveReadyFile } from '../files.ts';
import { waitForJob } from '../jobs.ts';

const OUT = {
  out: { type: 'text', value: 'DIR', required: true, help: 'thư mục sẽ ghi tệp' },
  force: { type: 'flag', help: 'ghi đè tệp đã có' },
} as const satisfies OptionSpecs;

/** A bundle that waits for parts, in words. */
export function waitingLine({ fileName, count, present, missingNames }: WaitingParts): string {
  return `${fileName}: đã có ${present.length}/${count} phần, còn thiếu ${missingNames.join(', ')}`;
}

export const listWaiting = defineCommand({
  words: 'parts list',
  summary: 'Các gói đang chờ đủ phần',
  channel: 'exchange.listWaitingParts',
  options: {},
  run: async (session) => {
    const listed = await session.call('exchange.listWaitingParts', {});
    if (!listed.ok) return listed;
    const { items } = listed.value;
    return ok({
      value: listed.value,
      lines: items.length > 0 ? items.map(waitingLine) : ['Không có gói nào chờ phần.'],
    });
  },
});

export const askForParts = defineCommand({
  words: 'parts ask',
  summary: 'Lập gói xin gửi lại đúng các phần còn thiếu, ghi ra thư mục',
  channel: 'exchange.createRepair',
  options: {
    file: { type: 'text', value: 'NAME', help: 'tên gói đang chờ; bỏ qua khi chỉ có một' },
    'unit-code': { type: 'text', value: 'CODE', help: 'đơn vị gửi (cấp trên); bỏ qua là theo tên tệp' },
    ...OUT,
  },
  run: async (session, options) => {
    const listed = await session.call('exchange.listWaitingParts', {});
    if (!listed.ok) return listed;
    const { items } = listed.value;
    const [wanted, ...others] = items.filter(({ fileName }) => fileName === (options.file ?? fileName));
    if (!wanted) return usage('Không có gói nào như vậy đang chờ phần.');
    if (others.length > 0)
      return usage(`Chọn một gói bằng --file: ${items.map((item) => item.fileName).join(', ')}`);
    const code = options['unit-code'];
    const units = code === undefined ? null : await session.call('units.listUnits', {});
    if (units?.ok === false) return units;
    const unit = units?.value.units.find((each) => each.code.toLowerCase() === code?.toLowerCase());
    if (code !== undefined && !unit) return usage(`Không có đơn vị ${code}.`);
    const input = { fingerprint: wanted.fingerprint, unitId: unit?.id ?? null };
    const made = await session.call('exchange.createRepair', input);
    if (!made.ok) return made;
    const { file } = made.value;
    const saved = await saveReadyFile(session, file, path.join(options.out, file.fileName), options.force);
    if (!saved.ok) return saved;
    return ok({
      value: { bundleId: made.value.bundleId, file: saved.value },
      lines: [waitingLine(wanted), `Đã lập gói xin gửi lại: ${saved.value.path}. Gửi gói này cho nơi gửi.`],
    });
  },
});

export const saveWantedParts = defineCommand({
  words: 'parts save',
  summary: 'Ghi ra thư mục các phần mà nơi nhận xin gửi lại',
  channel: 'exchange.listWantedParts',
  options: OUT,
  run: async (session, { out, force }) => {
    const listed = await session.call('exchange.listWantedParts', {});
    if (!listed.ok) return listed;
    const files = [];
    for (const { fileName } of listed.value.items) {
      const ready = await session.call('exchange.fetchWantedPart', { fileName });
      if (!ready.ok) return ready;
      const saved = await saveReadyFile(session, ready.value, path.join(out, fileName), force);
      if (!saved.ok) return saved;
      files.push(saved.value);
    }
    const lines = files.map((file) => `  ${file.path} (${formatBytes(file.size)})`);
    return ok({ value: { files }, lines: [`Đã ghi và đọc lại ${files.length} phần:`, ...lines] });
  },
});

export const exportRefused = defineCommand({
  words: 'inbox refused',
  summary: 'Liệt kê các tệp không nhận; --out gộp chúng thành một .zip kèm lý do cho nơi gửi',
  channel: 'refusals.exportFiles',
  options: {
    out: { type: 'text', value: 'DIR', help: 'thư mục sẽ ghi tệp .zip; không ghi thì chỉ liệt kê' },
    force: { type: 'flag', help: 'ghi đè tệp đã có' },
    sender: { type: 'text', value: 'NAME', help: 'chỉ tệp của nơi gửi này' },
  },
  run: async (session, { out, force, sender }) => {
    const listed = await session.call('transport.listJourneys', {});
    if (!listed.ok) return listed;
    const refused = listed.value.inbox.filter(
      ({ item, kept }) =>
        kept && item.verdict === 'refused' && (sender === undefined || item.senderName === sender),
    );
    const lines = refused.map(({ item }) => {
      const reason = item.code === null ? '' : ` ${bundleRefusalReason(item.code)} [${item.code}]`;
      return `${formatMoment(item.receivedAt)}  ${item.senderName ?? 'không rõ nơi gửi'}  ${item.fileName}:${reason}`;
    });
    if (refused.length === 0) return ok({ value: { items: [] }, lines: ['Không có tệp nào bị từ chối.'] });
    if (out === undefined) return ok({ value: { items: refused }, lines });
    const inboxIds = refused.map(({ id }) => id);
    const started = await session.call('refusals.exportFiles', { inboxIds, place: null });
    if (!started.ok) return started;
    const made = await waitForJob(session, started.value.jobId, exportedRefusalsSchema);
    if (!made.ok) return made;
    const { file } = made.value;
    if (file === null) throw new Error('nothing was offered');
    const saved = await saveReadyFile(session, file, path.join(out, file.fileName), force);
    if (!saved.ok) return saved;
    const told = `Đã gộp ${made.value.count} tệp kèm lý do: ${saved.value.path}`;
    return ok({ value: { count: made.value.count, file: saved.value }, lines: [...lines, told] });
  },
});
