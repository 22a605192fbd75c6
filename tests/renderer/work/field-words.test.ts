import { describe, expect, it } from 'vitest';
import type { MergeConflict } from '#shared/contract/channels/work.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { fieldText, valueText } from '#renderer/features/work/field-words.ts';

const leafWith = (kind: string) =>
  listWardLeaves(SAMPLE_COMMUNE_SET).find(({ leaf }) =>
    leaf.operands.some((operand) => operand.kind === kind),
  );
const conflict = (field: string): MergeConflict => ({
  id: '0190a1b2-0000-7000-8000-000000000001',
  partId: '0190a1b2-0000-7000-8000-000000000002',
  holder: 'Hoa',
  leafCode: '1',
  field,
  documentName: 'Báo cáo quý',
  base: null,
  ours: null,
  theirs: null,
  points: { ours: null, theirs: null },
  state: 'open',
  foundAt: '2024-01-05T02:00:00.000Z',
  decidedAt: null,
  decidedBy: null,
});
const DOCUMENT = '0190a1b2-0000-7000-8000-000000000003';

describe('fields and values in words', () => {
  it('names a figure by its own label, each half of a ratio by its own', () => {
    const leaf = leafWith('ratio');
    const operand = leaf?.leaf.operands.find(({ kind }) => kind === 'ratio');
    if (operand?.kind !== 'ratio') throw new Error('no ratio');
    expect(fieldText(leaf, conflict(`input:${operand.key}.numerator`))).toBe(operand.numeratorLabel);
    expect(fieldText(leaf, conflict(`input:${operand.key}.denominator`))).toBe(operand.denominatorLabel);
  });

  it('says choices and yes or no by their labels, and an estimate', () => {
    const leaf = leafWith('choice');
    const operand = leaf?.leaf.operands.find(({ kind }) => kind === 'choice');
    if (operand?.kind !== 'choice') throw new Error('no choice');
    const [option] = operand.options;
    const value = { raw: option?.key ?? '', estimated: true };
    expect(valueText(leaf, `input:${operand.key}`, value)).toBe(`${option?.label} (ước)`);
  });

  it('tells what is not there from what is empty', () => {
    expect(valueText(undefined, `evidence:${DOCUMENT}`, null)).toBe('không có');
    expect(valueText(undefined, 'input:a', null)).toBe('để trống');
    expect(valueText(undefined, 'explanation', ' ')).toBe('để trống');
    expect(valueText(undefined, 'explanation', 'vì mưa')).toBe('vì mưa');
  });

  it('names what is written about a document, and its place', () => {
    expect(fieldText(undefined, conflict(`document:${DOCUMENT}:number`))).toBe('Số, ký hiệu của Báo cáo quý');
    expect(fieldText(undefined, conflict(`evidence:${DOCUMENT}`))).toBe('Chỗ trong tài liệu: Báo cáo quý');
    expect(valueText(undefined, `evidence:${DOCUMENT}`, { section: 'II', page: '4' })).toBe(
      'mục II, trang 4',
    );
  });

  it('says "không áp dụng" with its reason', () => {
    const value = { notApplicable: true, reason: 'không có chợ' };
    expect(valueText(undefined, 'notApplicable', value)).toBe('không áp dụng: không có chợ');
    expect(valueText(undefined, 'notApplicable', { notApplicable: false, reason: '' })).toBe('có áp dụng');
  });
});
