import { expect, test } from 'vitest';
import { receivedRows, valueRanks } from '#renderer/features/statistics/received-rows.ts';
import { figureProblem } from '#renderer/features/statistics/statistic-columns.tsx';

const entry = (code: string, raw: string, value: string | null) => ({
  code,
  label: code,
  unit: '',
  raw,
  value,
  estimated: false,
  note: '',
});

const RECEIVED = {
  statistics: [
    { code: 'A', label: 'Dân số', unit: 'người' },
    { code: 'B', label: 'Hồ sơ', unit: 'hồ sơ' },
  ],
  units: [
    {
      unitId: '019a0000-0000-7000-8000-000000000001',
      unitCode: 'X1',
      unitName: 'Xã Một',
      received: {
        revision: 2,
        receivedAt: '2026-01-02T03:04:05.000Z',
        values: [entry('A', '1.000', '1000'), entry('C', '900', '900')],
      },
    },
    {
      unitId: '019a0000-0000-7000-8000-000000000002',
      unitCode: 'X2',
      unitName: 'Xã Hai',
      received: null,
    },
  ],
};

test('every statistic the set asks for of every ward, and what a ward sent beyond', () => {
  const rows = receivedRows(RECEIVED, null);
  expect(
    rows.map(({ unitCode, code, entry: held, revision }) => [unitCode, code, held?.raw, revision]),
  ).toEqual([
    ['X1', 'A', '1.000', 2],
    ['X1', 'B', undefined, 2],
    ['X1', 'C', '900', 2],
    ['X2', 'A', undefined, null],
    ['X2', 'B', undefined, null],
  ]);
  expect(receivedRows(RECEIVED, 'A').map(({ unitCode }) => unitCode)).toEqual(['X1', 'X2']);
});

test('figures sort by what they read as, not by how they were typed', () => {
  const ranks = valueRanks(receivedRows(RECEIVED, null));
  expect([...ranks].toSorted((a, b) => a[1] - b[1]).map(([value]) => value)).toEqual(['900', '1000']);
});

test('a figure that reads as none is marked; an empty field is not', () => {
  expect(figureProblem('')).toBeNull();
  expect(figureProblem('1,75')).toBeNull();
  expect(figureProblem('1.75')).toBeNull();
  expect(figureProblem('nhiều')).toContain('Chưa đọc được');
});
