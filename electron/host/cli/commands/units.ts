import path from 'node:path';
import type { Unit } from '#shared/contract/channels/rounds.ts';
import { readUnitLines, type UnitLine } from '#shared/domain/rounds/read-unit-lines.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';
import { UNIT_TYPES, unitTypeSchema, type UnitType } from '#shared/schemas/common.ts';
import { UNIT_TYPE_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand } from '../command.ts';
import { usage, type BadLine } from '../failure.ts';
import { readText } from '../files.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../table.ts';

export const addUnit = defineCommand({
  words: 'unit add',
  summary: 'Thêm một đơn vị cấp dưới',
  channel: 'units.saveUnit',
  options: {
    code: { type: 'text', value: 'CODE', required: true, help: 'mã đơn vị, chữ không dấu' },
    name: { type: 'text', value: 'TEXT', required: true, help: 'tên đơn vị' },
    type: {
      type: 'text',
      value: 'TYPE',
      required: true,
      help: UNIT_TYPES.map((type) => `${type}: ${UNIT_TYPE_WORDS[type]}`).join('; '),
    },
  },
  run: async (session, { code, name, type: raw }) => {
    const type = unitTypeSchema.safeParse(raw);
    if (!type.success) return usage(`--type là một trong: ${UNIT_TYPES.join(', ')}`);
    const saved = await saveUnit(session, { code, name, type: type.data });
    return saved.ok ? ok({ value: saved.value, lines: [`Đã thêm ${saved.value.name}.`] }) : saved;
  },
});

function saveUnit(session: Session, unit: { code: string; name: string; type: UnitType }) {
  return session.call('units.saveUnit', { id: null, active: true, ...unit });
}

export const importUnits = defineCommand({
  words: 'unit import',
  summary: 'Thêm nhiều đơn vị từ tệp',
  channel: 'units.saveUnit',
  positionals: { value: 'FILE', help: 'tệp .txt hoặc .csv (UTF-8)', min: 1, max: 1 },
  options: {},
  notes: [
    'Mỗi dòng: mã, tên, loại (Xã, Phường, Đặc khu), cách nhau bằng phím Tab, dấu chấm phẩy hoặc dấu phẩy.',
    'Đơn vị đã có với cùng tên và loại thì bỏ qua. Có một dòng sai thì không thêm dòng nào.',
  ],
  run: async (session, _options, [file = '']) => {
    const text = await readText(file);
    if (!text.ok) return text;
    const held = await session.call('units.listUnits', {});
    if (!held.ok) return held;
    const lines = readUnitLines(toTabs(text.value), []).filter(({ code }) => !isHeading(code));
    const bad = lines.flatMap((line) => problemOf(line, held.value.units));
    if (bad.length > 0 || lines.length === 0) {
      return fail({ code: 'LINES_NOT_USABLE', details: { name: path.basename(file), lines: bad } });
    }
    const added: Unit[] = [];
    for (const { code, name, type } of lines) {
      if (type === null || findUnit(held.value.units, code)) continue;
      const saved = await saveUnit(session, { code, name, type });
      if (!saved.ok) return saved;
      added.push(saved.value);
    }
    const already = lines.length - added.length;
    return ok({
      value: { added, alreadyHeld: already },
      lines: [`Đã thêm ${added.length} đơn vị${already > 0 ? `, ${already} đơn vị đã có` : ''}.`],
    });
  },
});

/** Lines of a .csv may be cut by commas: they are read where a line has no other cut. */
function toTabs(text: string): string {
  return text
    .split('\n')
    .map((line) => (/[\t;]/.test(line) ? line : line.replaceAll(',', '\t')))
    .join('\n');
}

function isHeading(code: string): boolean {
  return ['ma', 'ma don vi', 'code'].includes(foldVietnamese(code));
}

function findUnit(units: readonly Unit[], code: string): Unit | undefined {
  return units.find((unit) => unit.code.toLowerCase() === code.toLowerCase());
}

function problemOf({ line, code, name, type, problem }: UnitLine, held: readonly Unit[]): readonly BadLine[] {
  if (problem !== null) return [{ line, code: problem }];
  const unit = findUnit(held, code);
  return unit && (unit.name !== name || unit.type !== type) ? [{ line, code: 'CODE_TAKEN' }] : [];
}

export const listUnits = defineCommand({
  words: 'unit list',
  summary: 'Các đơn vị cấp dưới',
  channel: 'units.listUnits',
  options: {},
  run: async (session) => {
    const listed = await session.call('units.listUnits', {});
    if (!listed.ok) return listed;
    return ok({
      value: listed.value,
      lines: tableLines(
        [
          { title: 'Mã', text: (unit) => unit.code },
          { title: 'Tên', text: (unit) => unit.name },
          { title: 'Loại', text: (unit) => UNIT_TYPE_WORDS[unit.type] },
          { title: '', text: (unit) => (unit.active ? '' : 'ngừng dùng') },
        ],
        listed.value.units,
      ),
    });
  },
});
