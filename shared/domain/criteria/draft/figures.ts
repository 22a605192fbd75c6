import { parsePointsText, parseViNumber } from '#shared/lib/numbers.ts';
import { pointsFromMicro, pointsToLiteral, type Points } from '#shared/lib/points.ts';
import { powerOfTen, type Rational } from '#shared/lib/rational.ts';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';

export type Json = LooseObject[string];

/** Places of a rule, an operand or a condition that hold points. */
const POINTS_KEYS = new Set(['points', 'pointsEach', 'cap', 'basePoints', 'stepPoints', 'floor']);
/** Places that hold an exact decimal; `value` only in a constant, where it is text. */
const DECIMAL_KEYS = new Set([
  'value',
  'bound',
  'share',
  'full',
  'low',
  'high',
  'base',
  'step',
  'tolerance',
  'atLeast',
  'scale',
  'minimum',
  'maximum',
]);
/** Left empty, these are simply not there. */
const OPTIONAL_KEYS = new Set(['full', 'minimum', 'maximum', 'unit', 'hint']);
/** Left empty, these are "none". */
const NULLABLE_KEYS = new Set(['cap', 'scale']);

/** Points as an officer would type them, never grouped: "1000,5". */
export function pointsText(points: Points): string {
  return pointsToLiteral(points).replace('.', ',');
}

/** A plain decimal as an officer would type it: "0.80" → "0,80", digit by digit. */
export function decimalText(literal: string): string {
  return literal.replace('.', ',');
}

/** Typed points; null where they cannot be read. */
export function readPoints(text: string): Points | null {
  const read = parsePointsText(text, { maxDecimals: 6 });
  return read.ok ? read.value : null;
}

/** A typed figure as a plain decimal, digit by digit where it is one already ("0,80" → "0.80", "80 %" → "0.8"); else null. */
export function readDecimal(text: string): string | null {
  const typed = text.normalize('NFKC').trim();
  if (/^-?\d{1,15}(,\d{1,12})?$/.test(typed)) return typed.replace(',', '.');
  const read = parseViNumber(typed);
  if (!read.ok) return null;
  const { value, percent } = read.value;
  return toLiteral(percent ? { n: value.n, d: value.d * 100n } : value);
}

/** A typed whole number; null where it is none. */
export function readInteger(text: string): number | null {
  const read = parseViNumber(text, 'integer');
  if (!read.ok || read.value.percent || read.value.value.n % read.value.value.d !== 0n) return null;
  const whole = Number(read.value.value.n / read.value.value.d);
  return Number.isSafeInteger(whole) ? whole : null;
}

function toLiteral(value: Rational): string | null {
  const scale = powerOfTen(12);
  if ((value.n * scale) % value.d !== 0n) return null;
  const scaled = (value.n * scale) / value.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(13, '0');
  const fraction = digits.slice(-12).replace(/0+$/, '');
  const whole = digits.slice(0, -12);
  if (whole.length > 15) return null;
  return `${scaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A strict rule, operand or condition with its figures as typed text. `readLoose` gives back the very same. */
export function loosen(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((part) => loosen(part, key));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, loosen(part, name)]));
  if (typeof value === 'number' && POINTS_KEYS.has(key)) return pointsText(pointsFromMicro(value));
  return typeof value === 'string' && DECIMAL_KEYS.has(key) ? decimalText(value) : value;
}

function readText(text: string, key: string): Json | undefined {
  if (text.trim() === '' && OPTIONAL_KEYS.has(key)) return undefined;
  if (text.trim() === '' && NULLABLE_KEYS.has(key)) return null;
  if (POINTS_KEYS.has(key)) return readPoints(text) ?? text;
  return DECIMAL_KEYS.has(key) ? (readDecimal(text) ?? text) : text;
}

/** Typed text read back into figures. What cannot be read stays as typed: the strict schema then names its place. */
export function readLoose(value: Json, key = ''): Json | undefined {
  if (Array.isArray(value)) return value.map((part) => readLoose(part, key) ?? null);
  if (isObject(value)) {
    const entries = Object.entries(value).map(([name, part]) => [name, readLoose(part, name)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }
  return typeof value === 'string' ? readText(value, key) : value;
}
