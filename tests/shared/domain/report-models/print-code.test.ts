import { describe, expect, test } from 'vitest';
import {
  printCodeOf,
  printedFingerprint,
  readPrintCode,
  writePrintCode,
} from '#shared/domain/report-models/print-code.ts';
import { points } from '#shared/lib/points.ts';

const fingerprint = '0123456789abcdef'.repeat(4);
const code = printCodeOf({
  unitCode: 'X-01',
  roundCode: 'CCHC-2023',
  revision: 2,
  fingerprint,
  total: points('83.26'),
});

describe('a printed code', () => {
  test('says unit, round, revision, fingerprint and total, and reads back', () => {
    expect(writePrintCode(code)).toBe(`CCHC1|X-01|CCHC-2023|2|${fingerprint}|83.26`);
    expect(readPrintCode(writePrintCode(code))).toEqual({ kind: 'code', code });
  });

  test('survives line breaks, spaces and capitals of a copy', () => {
    const text = ` ${writePrintCode(code).slice(0, 40)}\n  ${writePrintCode(code).slice(40)} `;
    expect(readPrintCode(text)).toEqual({ kind: 'code', code });
    expect(readPrintCode(printedFingerprint(fingerprint))).toEqual({
      kind: 'fingerprint',
      digits: fingerprint,
    });
    expect(readPrintCode(printedFingerprint(fingerprint).toLowerCase().replaceAll(' ', '-'))).toEqual({
      kind: 'fingerprint',
      digits: fingerprint,
    });
  });

  test('takes the first four groups, not fewer', () => {
    expect(readPrintCode('0123 4567 89AB CDEF')).toEqual({ kind: 'fingerprint', digits: '0123456789abcdef' });
    expect(readPrintCode('0123 4567 89AB CDE')).toBeNull();
  });

  test.each([
    '',
    'xin chào',
    `${fingerprint}0`,
    `CCHC2|X|R|1|${fingerprint}|1`,
    `CCHC1|X|R|0|${fingerprint}|1`,
    `CCHC1|X|R|1|${fingerprint.slice(1)}|1`,
    `CCHC1|X|R|1|${fingerprint}|1,5`,
    `CCHC1|X|R|1|${fingerprint}|1|2`,
    `CCHC1||R|1|${fingerprint}|1`,
  ])('refuses %j', (text) => {
    expect(readPrintCode(text)).toBeNull();
  });
});
