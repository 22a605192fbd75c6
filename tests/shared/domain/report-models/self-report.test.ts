import { describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { makeSelfReport } from '#shared/domain/report-models/self-report.ts';
import type { SelfReportInput } from '#shared/domain/report-models/self-report-types.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { points } from '#shared/lib/points.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { printedInput } from './printed-input.ts';

const set = SAMPLE_COMMUNE_SET;

function inputWith(lost: readonly (readonly [string, string])[]): SelfReportInput {
  const answers = new Map(
    [...fullAnswers(new Map(lost.map(([code, literal]) => [code, points(literal)])))].map(
      ([code, answer]) =>
        [
          code,
          lost.some(([each]) => each === code) ? { ...answer, explanation: `Vì sao ${code}` } : answer,
        ] as const,
    ),
  );
  const { unit, round, content, seal } = printedInput(set, answers);
  if (!seal) throw new Error('no seal');
  return {
    unit: { name: unit.name, type: 'commune' },
    superior: 'Thành phố Thử',
    round,
    set,
    content,
    seal,
    lastYear: { points: points('88.04'), rank: 3, unitCount: 15, leafPoints: {} },
    proposals: [],
    draftYear: 2024,
  };
}

const input = inputWith([['1.1.1', '0.25']]);
const report = makeSelfReport(input);

describe('the self-assessment report', () => {
  test('has the head, the addressee and the signature of the form', () => {
    expect(report.bodyLines).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ SỐ 1']);
    expect(report.abstract).toEqual([
      'Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2023',
      'của Ủy ban nhân dân xã Số 1',
    ]);
    expect(report.addressee).toBe('Ủy ban nhân dân thành phố Thử');
    expect(report.authority).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);
    expect(report.signer).toBe(input.seal.signedBy.fullName);
    const signedBy = { fullName: 'Ngô Thị Phó', position: 'Phó Chủ tịch Ủy ban nhân dân' };
    expect(makeSelfReport({ ...input, seal: { ...input.seal, signedBy } })).toMatchObject({
      authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      signer: 'Ngô Thị Phó',
    });
    expect(report.recipients).toEqual([
      '- UBND thành phố Thử (b/c);',
      '- Chủ tịch, các PCT UBND xã;',
      '- Lưu: VT.',
    ]);
    expect(report.closing).toMatch(/\.\/\.$/);
    expect(makeSelfReport({ ...input, superior: '' }).addressee).toBeNull();
  });

  test('the sum row is the sealed total, and the fields add up to it', () => {
    const rows = report.parts[0]?.table?.rows ?? [];
    const micro = (index: number): readonly number[] =>
      rows.map(({ cells }) => cells[index]?.number?.micro ?? 0);
    for (const column of [2, 3]) {
      const values = micro(column);
      expect(values.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(values.at(-1));
    }
    expect(micro(3).at(-1)).toBe(input.content.totals.points);
    expect(micro(2).at(-1)).toBe(input.content.totals.maximum);
    expect(rows.at(-1)?.cells[4]?.text).toBe('99,67 %');
  });

  test('tells last year and the lost points with their reasons', () => {
    const [results, losses] = report.parts;
    expect(results?.sentences).toContain(
      'Kết quả năm 2022 (sau thẩm định): 88,04 điểm, xếp thứ 3/15 đơn vị.',
    );
    expect(losses?.table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['1.1.1', 'Ban hành kế hoạch CCHC năm kịp thời', '0,5', '0,25', '0,25', 'Vì sao 1.1.1'],
      ['', 'Cộng', '0,5', '0,25', '0,25', ''],
    ]);
  });

  test('says so where nothing was lost', () => {
    const losses = makeSelfReport(inputWith([])).parts[1];
    expect(losses?.table).toBeNull();
    expect(losses?.sentences).toEqual([
      'Các tiêu chí đơn vị tự chấm đều đạt điểm tối đa hoặc không áp dụng.',
    ]);
  });

  test('last year per field only where every criterion of it is known', () => {
    const leafPoints = Object.fromEntries(
      listWardLeaves(set).flatMap(({ code, maximum }) => (code === '2.1.1' ? [] : [[code, maximum]])),
    );
    const rows = makeSelfReport({ ...input, lastYear: { ...input.lastYear, leafPoints } }).parts[0]?.table
      ?.rows;
    expect(rows?.[0]?.cells.slice(5).map(({ text }) => text)).toEqual(['13', '-0,25']);
    expect(rows?.at(-1)?.cells[5]?.text).toBe('');
  });

  test('proposals are numbered; without any the place stays open', () => {
    const given = makeSelfReport({ ...input, proposals: ['Bố trí kinh phí.', 'Tập huấn.'] });
    expect(given.parts[2]?.sentences).toEqual(['1. Bố trí kinh phí.', '2. Tập huấn.']);
    expect(report.parts[2]?.sentences.every((text) => /^…+$/.test(text))).toBe(true);
  });
});
