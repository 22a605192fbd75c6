import type { z } from 'zod';
import type { setSummarySchema } from '#shared/contract/channels/rounds.ts';
import { appError } from '#shared/contract/errors.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { defineCommand } from '../command.ts';
import { usage, type CliFailure } from '../failure.ts';
import { adoptFile, saveReadyFile } from '../files.ts';
import type { Session } from '../session.ts';
import { shorten, tableLines } from '../table.ts';

type SetSummary = z.infer<typeof setSummarySchema>;

const SHORT_HASH = 12;

/** The criteria set of this code or hash (its first eight digits are enough); of several versions the newest. */
export async function pickSet(session: Session, named: string): Promise<Result<SetSummary, CliFailure>> {
  const listed = await session.call('criteria.listSets', {});
  if (!listed.ok) return listed;
  const { sets } = listed.value;
  const byHash = /^[0-9a-f]{8,64}$/.test(named) ? sets.filter(({ hash }) => hash.startsWith(named)) : [];
  if (byHash.length > 1) return usage(`Mã ${named} chỉ nhiều bộ tiêu chí, ghi thêm chữ số.`);
  const byCode = sets
    .filter(({ code }) => code.toLowerCase() === named.toLowerCase())
    .sort((left, right) => right.version - left.version);
  const found = byHash[0] ?? byCode[0];
  return found ? ok(found) : fail(appError('SET_NOT_FOUND', {}));
}

export const listSets = defineCommand({
  words: 'set list',
  summary: 'Các bộ tiêu chí',
  channel: 'criteria.listSets',
  options: {},
  run: async (session) => {
    const listed = await session.call('criteria.listSets', {});
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines(
        [
          { title: 'Mã', text: (set) => set.code },
          { title: 'Bản', figure: true, text: (set) => String(set.version) },
          { title: 'Năm', figure: true, text: (set) => String(set.year) },
          { title: 'Tiêu chí', figure: true, text: (set) => String(set.leafCount) },
          { title: 'Điểm', figure: true, text: (set) => formatPoints(set.maximum) },
          { title: 'Mã kiểm tra', text: (set) => set.hash.slice(0, SHORT_HASH) },
          { title: 'Tên', text: (set) => shorten(set.title, 60) },
        ],
        listed.value.sets,
      ),
    });
  },
});

export const importSet = defineCommand({
  words: 'set import',
  summary: 'Nhập một bộ tiêu chí từ tệp JSON',
  channel: 'criteria.importPackage',
  positionals: { value: 'FILE', help: 'tệp bộ tiêu chí', min: 1, max: 1 },
  options: {},
  run: async (session, _options, [file = '']) => {
    const fileToken = await adoptFile(session, file);
    if (!fileToken.ok) return fileToken;
    const imported = await session.call('criteria.importPackage', { fileToken: fileToken.value });
    if (!imported.ok) return imported;
    const { code, version, hash, leafCount, findings } = imported.value;
    return ok({
      value: imported.value,
      lines: [
        `Đã nhập bộ tiêu chí ${code} bản ${version}: ${leafCount} tiêu chí, mã kiểm tra ${hash.slice(0, SHORT_HASH)}.`,
        ...findings.map((finding) => `  ${finding.nodeCode}: ${finding.code}`),
      ],
    });
  },
});

export const exportSet = defineCommand({
  words: 'set export',
  summary: 'Xuất một bộ tiêu chí ra tệp JSON',
  channel: 'criteria.exportPackage',
  options: {
    set: { type: 'text', value: 'CODE', required: true, help: 'mã hoặc mã kiểm tra của bộ tiêu chí' },
    out: { type: 'text', value: 'FILE', required: true, help: 'tệp sẽ ghi' },
    force: { type: 'flag', help: 'ghi đè tệp đã có' },
  },
  run: async (session, { set: named, out, force }) => {
    const set = await pickSet(session, named);
    if (!set.ok) return set;
    const exported = await session.call('criteria.exportPackage', { hash: set.value.hash });
    if (!exported.ok) return exported;
    const saved = await saveReadyFile(session, exported.value, out, force);
    return saved.ok ? ok({ value: saved.value, lines: [`Đã ghi ${saved.value.path}`] }) : saved;
  },
});
