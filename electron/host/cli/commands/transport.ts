import path from 'node:path';
import { z } from 'zod';
import type { OutputOf } from '#shared/contract/contract.ts';
import { emailResultSchema, writeResultSchema } from '#shared/contract/channels/transport-results.ts';
import { bundleKindSchema } from '#shared/schemas/bundle.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import { appError } from '#shared/contract/errors.ts';
import { BUNDLE_KIND_WORDS, OUTBOX_STATE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand, type OptionSpecs } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { saveReadyFile } from '../files.ts';
import { waitForJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../table.ts';

/** Which bundles of the outbox: by id, by kind, or those that never left. */
const PICK = {
  bundle: { type: 'list', value: 'IDS', help: 'mã gói (xem journey list --json); bỏ qua là mọi gói' },
  kind: { type: 'text', value: 'KIND', help: `chỉ loại: ${bundleKindSchema.options.join(', ')}` },
  new: { type: 'flag', help: 'chỉ gói chưa lấy ra lần nào' },
} as const satisfies OptionSpecs;

const PLAIN = {
  plain: { type: 'flag', help: 'không mã hóa: ai giữ tệp cũng đọc được' },
} as const satisfies OptionSpecs;

interface Picked {
  readonly bundle: readonly string[];
  readonly kind: string | undefined;
  readonly new: boolean;
}

async function pickBundles(session: Session, wanted: Picked): Promise<Result<string[], CliFailure>> {
  const kind = wanted.kind === undefined ? null : bundleKindSchema.safeParse(wanted.kind);
  if (kind?.success === false) return usage(`--kind là một trong: ${bundleKindSchema.options.join(', ')}`);
  const listed = await session.call('exchange.listOutbox', {});
  if (!listed.ok) return listed;
  const { items } = listed.value;
  const strange = wanted.bundle.find((id) => !items.some(({ bundleId }) => bundleId === id));
  if (strange !== undefined) return fail(appError('FILE_NOT_FOUND', { name: strange }));
  const ids = items
    .filter((item) => wanted.bundle.length === 0 || wanted.bundle.includes(item.bundleId))
    .filter((item) => (kind === null || item.kind === kind.data) && (!wanted.new || item.state === 'created'))
    .map(({ bundleId }) => bundleId);
  return ids.length > 0 ? ok(ids) : usage('Không có gói nào như vậy trong hộp đi.');
}

export const listPlaces = defineCommand({
  words: 'place list',
  summary: 'USB, ổ đĩa và thư mục có thể ghi gói ra',
  channel: 'transport.listPlaces',
  options: {},
  run: async (session) => {
    const listed = await session.call('transport.listPlaces', {});
    if (!listed.ok) return listed;
    const { places } = listed.value;
    const lines = tableLines(
      [
        { title: 'Nơi', text: (place) => place.path },
        { title: 'Ghi được', text: ({ writable }) => (writable ? 'có' : 'không') },
        {
          title: 'Còn trống',
          figure: true,
          text: ({ freeBytes }) => (freeBytes === null ? '–' : formatBytes(freeBytes)),
        },
      ],
      places,
    );
    return ok({ value: listed.value, lines: places.length > 0 ? lines : ['Chưa thấy USB hay thư mục nào.'] });
  },
});

export const writeToPlace = defineCommand({
  words: 'transport write',
  summary: 'Ghi các gói ra USB hoặc thư mục, đọc lại và so từng byte',
  channel: 'transport.writeToPlace',
  options: {
    place: { type: 'text', value: 'PATH', required: true, help: 'một nơi trong place list' },
    folder: { type: 'text', value: 'NAME', help: 'thư mục con ở đó' },
    ...PICK,
    ...PLAIN,
  },
  run: async (session, options) => {
    const picked = await pickBundles(session, options);
    if (!picked.ok) return picked;
    const started = await session.call('transport.writeToPlace', {
      bundleIds: picked.value,
      place: options.place,
      folderName: options.folder ?? null,
      encrypt: !options.plain,
    });
    if (!started.ok) return started;
    const written = await waitForJob(session, started.value.jobId, writeResultSchema);
    if (!written.ok) return written;
    const { files, folder, safeToRemove } = written.value;
    return ok({
      value: written.value,
      lines: [
        `Đã ghi và đọc lại ${files.length} gói ở ${folder}:`,
        ...files.map((file) => `  ${file.fileName} (${formatBytes(file.size)})`),
        safeToRemove ? 'Có thể rút USB.' : 'Cho hệ điều hành đẩy USB ra trước khi rút.',
      ],
    });
  },
});

export const makeEmail = defineCommand({
  words: 'transport email',
  summary: 'Soạn thư .eml kèm gói, chia phần dưới cỡ đã cho, ghi ra thư mục',
  channel: 'transport.makeEmail',
  options: {
    out: { type: 'text', value: 'DIR', required: true, help: 'thư mục sẽ ghi các thư' },
    force: { type: 'flag', help: 'ghi đè tệp đã có' },
    to: { type: 'text', value: 'ADDRESS', help: 'địa chỉ nhận' },
    size: { type: 'text', value: 'MB', help: 'cỡ lớn nhất của một thư, 1 đến 200 (20)' },
    parts: { type: 'list', value: 'NUMBERS', help: 'chỉ các phần này (khi chọn đúng một gói)' },
    ...PICK,
    ...PLAIN,
  },
  run: async (session, options) => {
    const size = Number(options.size ?? 20);
    if (!Number.isInteger(size) || size < 1 || size > 200) return usage('--size là số MB từ 1 đến 200');
    if (options.parts.some((part) => !/^[1-9]\d{0,2}$/.test(part))) return usage('--parts là các số từ 1');
    const picked = await pickBundles(session, options);
    if (!picked.ok) return picked;
    const started = await session.call('transport.makeEmail', {
      bundleIds: picked.value,
      partSizeBytes: size * 1024 * 1024,
      to: options.to ?? '',
      encrypt: !options.plain,
      onlyParts: options.parts.length > 0 ? options.parts.map(Number) : null,
    });
    if (!started.ok) return started;
    const made = await waitForJob(session, started.value.jobId, emailResultSchema);
    if (!made.ok) return made;
    const paths: string[] = [];
    for (const { file } of made.value.drafts) {
      const saved = await saveReadyFile(session, file, path.join(options.out, file.fileName), options.force);
      if (!saved.ok) return saved;
      paths.push(saved.value.path);
    }
    return ok({
      value: { ...made.value, paths },
      lines: [
        `Đã soạn ${paths.length} thư, mở từng tệp bằng chương trình thư rồi gửi:`,
        ...paths.map((each) => `  ${each}`),
      ],
    });
  },
});

const pollSchema = z.strictObject({ taken: z.int(), sent: z.int() });

export const sendNow = defineCommand({
  words: 'transport send',
  summary: 'Xem thư mục theo dõi và máy chủ ngay, gửi những gói đang chờ',
  channel: 'transport.pollNow',
  options: {},
  run: async (session) => {
    const started = await session.call('transport.pollNow', {});
    if (!started.ok) return started;
    const done = await waitForJob(session, started.value.jobId, pollSchema);
    if (!done.ok) return done;
    const { taken, sent } = done.value;
    return ok({ value: done.value, lines: [`Đã nhận ${taken} tệp, gửi ${sent} gói.`] });
  },
});

export const sendAgain = defineCommand({
  words: 'transport resend',
  summary: 'Xếp các gói vào hàng chờ gửi lại',
  channel: 'transport.sendAgain',
  options: {
    way: { type: 'text', value: 'WAY', required: true, help: 'folder (thư mục theo dõi) hoặc webdav' },
    ...PICK,
  },
  run: async (session, options) => {
    const { way } = options;
    if (way !== 'folder' && way !== 'webdav') return usage('--way là folder hoặc webdav');
    const picked = await pickBundles(session, options);
    if (!picked.ok) return picked;
    const queued = await session.call('transport.sendAgain', { bundleIds: picked.value, way });
    if (!queued.ok) return queued;
    return ok({ value: { bundleIds: picked.value }, lines: [`${picked.value.length} gói chờ gửi lại.`] });
  },
});

type Journeys = OutputOf<'transport.listJourneys'>;

export const listJourneys = defineCommand({
  words: 'journey list',
  summary: 'Từng gói đã lập: đang ở đâu, đã có biên nhận chưa',
  channel: 'transport.listJourneys',
  options: {},
  run: async (session) => {
    const listed = await session.call('transport.listJourneys', {});
    if (!listed.ok) return listed;
    const lines = tableLines<Journeys['outbox'][number]>(
      [
        { title: 'Gói', text: ({ item }) => item.fileName },
        { title: 'Loại', text: ({ item }) => BUNDLE_KIND_WORDS[item.kind] },
        { title: 'Nơi nhận', text: ({ item }) => item.receiverName },
        { title: 'Trạng thái', text: ({ item }) => OUTBOX_STATE_WORDS[item.state] },
        { title: 'Lần cuối', text: ({ steps }) => formatMoment(steps.at(-1)?.at ?? '') },
        { title: 'Đang chờ gửi', text: ({ waiting }) => waiting.map(({ way }) => way).join(', ') },
      ],
      listed.value.outbox,
    );
    return ok({ value: listed.value, lines });
  },
});
