import { describe, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { makeScoreSheet, SCORE_SHEET_WIDTH_MM } from '#shared/domain/report-models/score-sheet.ts';
import type { ScoreSheetReport } from '#shared/domain/report-models/score-sheet-types.ts';
import { points, sumPoints } from '#shared/lib/points.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { FINGERPRINT, printedInput } from './printed-input.ts';

const set = SAMPLE_COMMUNE_SET;
const input = printedInput(set, fullAnswers(new Map([['1.1.1', points('0.25')]])));
const report = makeScoreSheet(input);

function rowOf(sheet: ScoreSheetReport, code: string) {
  const row = sheet.rows.find(({ cells }) => cells[0]?.text === code);
  if (!row) throw new Error(`no row ${code}`);
  return row.cells.map(({ text }) => text);
}

function sealedOf(code: string) {
  const sealed = input.content.answers[code];
  if (!sealed) throw new Error(`no answer ${code}`);
  return sealed;
}

function sums(sheet: ScoreSheetReport, column: number): readonly (number | undefined)[] {
  return sheet.rows
    .filter(({ kind }) => kind === 'sum' || kind === 'total')
    .map(({ cells }) => cells[column]?.number?.micro);
}

describe('the score sheet to print', () => {
  test('has the ten columns of the form, and they fill the width', () => {
    expect(report.columns.map(({ title }) => title)).toEqual([
      'STT',
      'Nội dung đánh giá và thang điểm',
      'Điểm tối đa',
      'Số liệu',
      'Điểm tự chấm',
      'Tài liệu kiểm chứng',
      'Giải trình',
      'Điểm thẩm định',
      'Lý do chênh lệch',
      'Người phụ trách',
    ]);
    expect(report.columns.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(SCORE_SHEET_WIDTH_MM);
    expect(report.rows.every(({ cells }) => cells.length === report.columns.length)).toBe(true);
  });

  test('every criterion stands on it with exactly its sealed points', () => {
    for (const { code, maximum } of listLeaves(set.tree)) {
      const cells = report.rows.find((row) => row.cells[0]?.text === code)?.cells;
      expect(cells?.[2]?.text).toBe(formatPoints(maximum));
      const sealed = input.content.answers[code];
      if (sealed) expect(cells?.[4]?.number?.micro ?? null).toBe(sealed.points);
      else expect(cells?.[3]?.text).toBe('Cấp trên chấm');
    }
  });

  test('sums are those of their parts, down to the sealed total', () => {
    const fields = report.rows
      .filter(({ kind }) => kind === 'field')
      .map(({ cells }) => cells[4]?.number?.micro ?? 0);
    const [main = 0, bonus = 0, penalty = 0, total] = sums(report, 4);
    expect(total).toBe(input.content.totals.points);
    expect(main + bonus + penalty).toBe(total);
    expect(fields.reduce((sum, each) => sum + each, 0)).toBe(total);
    expect(rowOf(report, '1')[4]).toBe('12,75');
  });

  test('tells figures, documents and scale in words', () => {
    expect(rowOf(report, '1.1.1').slice(1, 6)).toEqual([
      [
        'Ban hành kế hoạch CCHC năm kịp thời',
        '– Ban hành đúng thời hạn: 0,5 điểm',
        '– Ban hành chậm: 0,25 điểm',
        '– Không ban hành: 0 điểm',
      ].join('\n'),
      '0,5',
      'Ban hành chậm',
      '0,25',
      'Số 05/KH-UBND ngày 09/01/2023 của UBND xã: Kế hoạch CCHC (mục II, trang 3)',
    ]);
    expect(rowOf(report, '1.1.2')[3]).toBe('Tử số: 200\nMẫu số: 200\nTỷ lệ: 100 %');
  });

  test('the foot has unit, round, revision, fingerprint in groups of four, and the text of the QR code', () => {
    const { lines, code } = report.footer;
    expect(lines).toEqual([
      'Đơn vị: Xã Số 1 (X1). Kỳ: Chỉ số CCHC năm 2023 (CCHC-2023). Bản đầu.',
      `Mã kiểm tra: ${Array.from({ length: 16 }, () => 'AB12').join(' ')}`,
      `Nội dung mã QR: CCHC1|X1|CCHC-2023|1|${FINGERPRINT}|74.75`,
    ]);
    expect(code).toBe(`CCHC1|X1|CCHC-2023|1|${FINGERPRINT}|74.75`);
    expect(report.draftMark).toBeNull();
  });

  test('a draft is marked, bears no code and no signer', () => {
    const draft = makeScoreSheet({ ...input, seal: null });
    expect(draft.draftMark).toBe('BẢN NHÁP – CHƯA KÝ');
    expect(draft.footer.code).toBeNull();
    expect(draft.footer.lines.join(' ')).not.toMatch(/AB12/);
    expect(draft.signatures[1]).toEqual({ title: 'NGƯỜI KÝ DUYỆT', remark: 'Chưa ký', name: '' });
    expect(sums(draft, 4)).toEqual(sums(report, 4));
  });

  test('not scored, not applicable and 0 are three different things', () => {
    const changed = makeScoreSheet({
      ...input,
      content: {
        ...input.content,
        answers: {
          ...input.content.answers,
          '1.1.1': { ...sealedOf('1.1.1'), points: null, status: 'NOT_SCORED' },
          '1.1.2': { ...sealedOf('1.1.2'), points: null, status: 'NOT_APPLICABLE' },
          '1.2': { ...sealedOf('1.2'), points: sumPoints([]) },
        },
      },
    });
    expect(['1.1.1', '1.1.2', '1.2'].map((code) => rowOf(changed, code)[4])).toEqual([
      'Chưa chấm',
      'Không áp dụng',
      '0',
    ]);
  });

  test('what the city gave stands beside, with its reason and sums', () => {
    const appraised = new Map([
      [
        '1.1.1',
        {
          points: points('0'),
          notApplicable: false,
          reason: 'Kế hoạch ban hành sau kỳ.',
          request: 'Gửi bản gốc',
        },
      ],
      ['1.1.2', { points: points('1.5'), notApplicable: false, reason: '', request: '' }],
    ]);
    const answered = makeScoreSheet({ ...input, appraised });
    expect(rowOf(answered, '1.1.1').slice(7, 9)).toEqual([
      '0',
      'Kế hoạch ban hành sau kỳ.\nYêu cầu giải trình: Gửi bản gốc',
    ]);
    expect(rowOf(answered, '1')[7]).toBe('1,5');
    expect(sums(answered, 7).at(-1)).toBe(1_500_000);
    expect(sums(report, 7)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('who was in charge stands before the office of the set', () => {
    const responsible = new Map([
      ['1.1.1', 'Văn phòng'],
      ['1.1.2', 'Văn phòng'],
    ]);
    const sealed = input.content.answers['1.1.1'];
    if (!sealed) throw new Error('no 1.1.1');
    const answers = { ...input.content.answers, '1.1.1': { ...sealed, responsible: 'Hoàng Cán Bộ' } };
    const named = makeScoreSheet({ ...input, responsible, content: { ...input.content, answers } });
    expect(rowOf(named, '1.1.1').at(-1)).toBe('Hoàng Cán Bộ');
    expect(rowOf(named, '1.1.2').at(-1)).toBe('Văn phòng');
  });
});
