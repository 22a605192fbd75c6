import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/lib/canonical-json.ts';

describe('canonicalJson', () => {
  it('follows the examples of RFC 8785', () => {
    const value: unknown = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 };
    const order = [...canonicalJson(keys).matchAll(/:(\d)/g)].map((match) => match[1]);
    expect(order).toEqual(['2', '4', '6', '7', '1', '5', '3']);
  });

  it('does not depend on the order of keys, and loses nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const safe: unknown = JSON.parse(JSON.stringify(value));
        const reversed = Object.fromEntries(Object.entries(safe as Record<string, unknown>).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(safe));
        expect(JSON.parse(canonicalJson(safe))).toEqual(safe);
      }),
    );
  });

  it('throws on what JSON cannot say', () => {
    const cycle: unknown[] = [];
    cycle.push([cycle]);
    const values = [
      NaN,
      Infinity,
      'a\uD800',
      { k: '\uDC00' },
      10n,
      undefined,
      new Map([[1, 2]]),
      { a: new Set() },
    ];
    for (const value of values) expect(() => canonicalJson(value)).toThrow(/not allowed|no JSON form|BigInt/);
    expect(() => canonicalJson(cycle)).toThrow(/Circular/);
  });
});
