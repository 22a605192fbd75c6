import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JSON_LIMITS, parseUntrustedJson } from '#shared/domain/bundle/untrusted-json.ts';

function said(text: string, limits = JSON_LIMITS): string {
  const parsed = parseUntrustedJson('a.json', text, limits);
  if (!parsed.ok) expect(parsed.error).toMatchObject({ step: 'structure', subject: 'a.json' });
  return parsed.ok ? 'OK' : parsed.error.code;
}

describe('parseUntrustedJson', () => {
  it('reads whatever JSON.stringify writes, bare or spread out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium', stringUnit: 'grapheme' }), (value) => {
        const text = JSON.stringify(value);
        if (text.includes('\\u0000') || /"(__proto__|constructor|prototype)"/.test(text)) return;
        const expected: unknown = JSON.parse(text);
        expect(parseUntrustedJson('a', text)).toEqual({ ok: true, value: expected });
        expect(parseUntrustedJson('a', JSON.stringify(expected, null, '\t'))).toEqual({
          ok: true,
          value: expected,
        });
      }),
    );
  });

  it('accepts nothing that JSON.parse refuses, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{ } [ ] " , : \\ u a 0 1 e t'.split(' '), ' ') }),
        (text) => {
          const outcome = said(text);
          expect(outcome).toMatch(/^(OK|JSON_\w+)$/);
          if (outcome === 'OK') expect(() => JSON.parse(text) as unknown).not.toThrow();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['the same key twice', '{"a":1,"b":2,"a":3}', 'JSON_DUPLICATE_KEY'],
    ['the same key spelt differently', String.raw`{"a":1,"\u0061":3}`, 'JSON_DUPLICATE_KEY'],
    ['the same key twice, deep', '[{"x":{"a":1 , "a"\n:2}}]', 'JSON_DUPLICATE_KEY'],
    ['the prototype', '{"__proto__":{"admin":true}}', 'JSON_FORBIDDEN_KEY'],
    ['the prototype, hidden', String.raw`{"\u005f_proto__":{}}`, 'JSON_FORBIDDEN_KEY'],
    ['the constructor', '{"constructor":{"prototype":{}}}', 'JSON_FORBIDDEN_KEY'],
    ['a lone surrogate', String.raw`["\ud800"]`, 'JSON_BAD_TEXT'],
    ['a lone surrogate in a key', String.raw`{"\udc00":1}`, 'JSON_BAD_TEXT'],
    ['NUL', String.raw`["a\u0000"]`, 'JSON_BAD_TEXT'],
    ['depth', '['.repeat(65) + ']'.repeat(65), 'JSON_TOO_DEEP'],
    ['depth without an end', '{"a":'.repeat(1_000_000), 'JSON_TOO_DEEP'],
    ['an open string', '["abc', 'JSON_INVALID'],
    ['an open escape', '["abc\\', 'JSON_INVALID'],
    ['a wrong escape', String.raw`["\x41"]`, 'JSON_INVALID'],
    ['two values', '{} {}', 'JSON_INVALID'],
    ['nothing', '', 'JSON_INVALID'],
    ['a comment', '{/* */}', 'JSON_INVALID'],
    ['a trailing comma', '[1,]', 'JSON_INVALID'],
    ['NaN', '[NaN]', 'JSON_INVALID'],
    ['a byte order mark', '\uFEFF{}', 'JSON_INVALID'],
  ])('refuses %s', (_title, text, code) => {
    expect(said(text)).toBe(code);
  });

  it('takes what only looks alike', () => {
    expect(said('[{"a":1},{"a":2}]')).toBe('OK');
    expect(said('{"a":{"a":{"a":"a"}}}')).toBe('OK');
    expect(said('["__proto__","{","a","a"]')).toBe('OK');
    expect(said(String.raw`{"a\"b":1,"a":2,"\\":3}`)).toBe('OK');
    expect(said('['.repeat(64) + ']'.repeat(64))).toBe('OK');
  });

  it('keeps to the limits given', () => {
    const limits = { maxLength: 20, maxDepth: 2, maxStringLength: 5 };
    expect(said('["abcd"]', limits)).toBe('OK');
    expect(said('["abcdef"]', limits)).toBe('JSON_TOO_LONG');
    expect(said('{"abcdef":1}', limits)).toBe('JSON_TOO_LONG');
    expect(said('[[[]]]', limits)).toBe('JSON_TOO_DEEP');
    expect(said(`[${'1,'.repeat(20)}1]`, limits)).toBe('JSON_TOO_LONG');
  });
});
