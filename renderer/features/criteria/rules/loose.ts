import type { Json } from '#shared/domain/criteria/draft/figures.ts';
import { readDecimal } from '#shared/domain/criteria/draft/figures.ts';
import { formatNumber } from '#shared/lib/numbers.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';

/*
 * Rules and operands of a draft are plain objects with typed text; these read and change their parts without
 * asking that anything is there yet.
 */

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text under a key; '' where there is none. */
export function textAt(object: LooseObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** Whether a key holds true. */
export function flagAt(object: LooseObject, key: string): boolean {
  return object[key] === true;
}

/** The object under a key; empty where there is none. */
export function partAt(object: LooseObject, key: string): LooseObject {
  const value = object[key];
  return isObject(value) ? value : {};
}

/** The objects in the list under a key. */
export function listAt(object: LooseObject, key: string): readonly LooseObject[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts in the list under a key. */
export function textsAt(object: LooseObject, key: string): readonly string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The object with a key set anew. */
export function put(object: LooseObject, key: string, value: Json | readonly Json[]): LooseObject {
  return { ...object, [key]: isList(value) ? [...value] : value };
}

function isList(value: Json | readonly Json[]): value is readonly Json[] {
  return Array.isArray(value);
}

/** The list with one place changed. */
export function replaceAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.map((each, place) => (place === index ? item : each));
}

/** The list without one place. */
export function without<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, place) => place !== index);
}

/** A stored share as people read it, without its sign: "0,8" and "80 %" are both "80". */
export function shareShown(stored: string): string {
  const typed = stored.trim();
  if (typed.endsWith('%')) return typed.slice(0, -1).trimEnd();
  const literal = readDecimal(typed);
  if (typed === '' || literal === null) return stored;
  const { n, d } = rationalFromLiteral(literal);
  return formatNumber({ n: n * 100n, d }).replaceAll('.', '');
}

/** A share as typed in percent, kept with its sign so that it reads back as a share. */
export function shareStored(shown: string): string {
  return shown.trim() === '' ? '' : `${shown.replaceAll('%', '').trimEnd()} %`;
}
