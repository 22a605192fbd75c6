import { expect, test } from 'vitest';
import { findLookalikes, type ComparedDocument } from '#shared/domain/evidence/similar-documents.ts';

const paper = (id: string, part: Partial<ComparedDocument> = {}): ComparedDocument => ({
  id,
  fileName: `${id}.pdf`,
  number: '',
  date: '',
  issuer: '',
  ...part,
});

test('same number, date and issuer, written a little differently, look the same', () => {
  const one = paper('a', { number: '12/KH-UBND', date: '05/03/2024', issuer: 'UBND xã' });
  const two = paper('b', { number: '12 / kh-ubnd', date: '05/03/2024', issuer: 'UBND  xã'.normalize('NFD') });
  expect(findLookalikes([one, two])).toEqual(
    new Map([
      ['a', ['b']],
      ['b', ['a']],
    ]),
  );
});

test('without a number nothing can be the same paper; another date or issuer is another one', () => {
  const dated = { date: '05/03/2024', issuer: 'UBND xã' };
  expect(findLookalikes([paper('a', dated), paper('b', dated)]).size).toBe(0);
  const numbered = { number: '12/KH-UBND', ...dated };
  expect(findLookalikes([paper('a', numbered), paper('b', { ...numbered, date: '' })]).size).toBe(0);
});

test('the same file name counts whatever its case, and each pair is told once', () => {
  const numbered = { number: '1/BC', date: '', issuer: '' };
  const found = findLookalikes([
    paper('a', { fileName: 'Scan.PDF', ...numbered }),
    paper('b', { fileName: 'scan.pdf', ...numbered }),
    paper('c', { fileName: 'SCAN.pdf' }),
  ]);
  expect(found.get('a')).toEqual(['b', 'c']);
  expect(found.get('c')).toEqual(['a', 'b']);
});

test('reports of two years under one file name are two papers; without a day they may be one', () => {
  const last = paper('a', { fileName: 'Báo cáo năm.pdf', number: '01/BC-UBND', date: '31/12/2023' });
  const now = paper('b', { fileName: 'Báo cáo năm.pdf', number: '01/BC-UBND', date: '31/12/2024' });
  expect(findLookalikes([last, now]).size).toBe(0);
  expect(findLookalikes([last, { ...now, date: '' }]).get('a')).toEqual(['b']);
});
