import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('viewer-kinds');
const visitor = bench.connect();
const vectors = join(import.meta.dirname, '../../../fixtures/bundle-vectors');

const view = async (name: string) => {
  const bytes = readFileSync(join(vectors, `${name}.cchc`));
  return visitor.value('viewer.readBundle', { fileToken: await visitor.upload('goi.cchc', bytes) });
};

describe('a machine that knows nobody shows every kind in full', () => {
  test('setup', async () => {
    const seen = await view('setup');
    expect(seen.details).toEqual([
      { term: 'criteriaSet', text: 'Bộ tiêu chí mẫu để thử định dạng' },
      { term: 'dataWindow', text: '01/01/2026 đến 31/12/2026' },
      { term: 'deadline', text: '15/12/2026' },
      { term: 'lastYear', text: '83,261 điểm, hạng 2/15' },
    ]);
    // Last year's points are not what the ward claims now.
    expect(seen.totals).toMatchObject({ selfPoints: null, maximum: 2_000_000 });
    expect(seen.rows).toMatchObject([{ code: '1.1', title: 'Kế hoạch', maximum: 2_000_000 }]);
  });

  test('criteria', async () => {
    const seen = await view('criteria');
    expect(seen).toMatchObject({ kind: 'criteria', revision: null, totals: { selfPoints: null } });
    expect(seen.details).toEqual([{ term: 'criteriaSet', text: 'Bộ tiêu chí mẫu để thử định dạng' }]);
    expect(seen.rows).toMatchObject([{ code: '1.1', title: 'Kế hoạch' }]);
  });

  test.each([
    ['part-out', 'partOut'],
    ['part-back', 'partBack'],
  ])('%s', async (name, term) => {
    const seen = await view(name);
    expect(seen.details).toEqual([{ term, text: 'Nguyễn Thị Hoa' }]);
    expect(seen.rows).toMatchObject([{ code: '1.1', remark: 'Điểm nhập: 1,5; Ban hành đúng hạn' }]);
    expect(seen.evidence).toMatchObject([
      { fileName: 'Kế hoạch.txt', date: '15/01/2026', leafCodes: ['1.1'] },
    ]);
    // Nothing a reader needs to send something back in its place.
    expect(JSON.stringify(seen)).not.toMatch(/secret|AGE-|age1/i);
  });

  test('statistics', async () => {
    const seen = await view('statistics');
    expect(seen.revision).toBe(2);
    expect(seen.details).toEqual([{ term: 'period', text: '01/01/2026 đến 31/12/2026' }]);
    expect(seen.rows.map(({ code, title, remark }) => [code, title, remark])).toEqual([
      ['HS-01', 'Tổng số hồ sơ đã giải quyết (hồ sơ)', '1.200,50 (ước). Số liệu 11 tháng'],
      ['DS-01', 'Dân số trung bình (người)', 'chưa có số liệu'],
    ]);
  });

  test('report', async () => {
    const seen = await view('report');
    expect(seen.report).toEqual({
      title: 'Báo cáo cải cách hành chính quý I',
      number: '12/BC-UBND',
      date: '2026-04-05',
    });
    expect(seen.evidence).toMatchObject([{ fileName: 'Báo cáo quý I.pdf' }]);
  });

  test('feedback', async () => {
    const seen = await view('feedback');
    expect(seen.details).toEqual([{ term: 'deadline', text: '20/12/2026' }]);
    expect(seen.rows).toMatchObject([
      { selfPoints: 1_500_000, appraisedPoints: 1_000_000, request: 'Đề nghị giải trình' },
    ]);
  });

  test('results', async () => {
    const seen = await view('results');
    expect(seen.results).toMatchObject({
      decision: { number: '15/QĐ-UBND' },
      ranking: [{ unitCode: '31117', rank: 1, classification: 'Trung bình' }],
      groups: [{ label: 'Phường' }],
    });
    expect(seen.rows).toMatchObject([{ appraisedPoints: 1_000_000, remark: 'Ban hành chậm 5 ngày' }]);
  });

  test('receipt and repair', async () => {
    expect((await view('receipt')).receipt).toMatchObject({
      verdict: 'refused',
      reasonCode: 'POINTS_DO_NOT_MATCH',
    });
    expect((await view('repair')).wantedParts).toEqual([
      '31117_submission_2026_r1_456789ab.cchc.age.002of003',
      '31117_submission_2026_r1_456789ab.cchc.age.003of003',
    ]);
  });
});
