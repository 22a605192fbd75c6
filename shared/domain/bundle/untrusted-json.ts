import {
  structureError,
  type BundleStructureCode,
  type BundleStructureError,
} from '#shared/domain/bundle/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** Limits of a JSON text from outside. Lengths are in UTF-16 units. */
export interface JsonLimits {
  readonly maxLength: number;
  readonly maxDepth: number;
  readonly maxStringLength: number;
}

export const JSON_LIMITS: JsonLimits = {
  maxLength: 32 * 1024 * 1024,
  maxDepth: 64,
  maxStringLength: 200_000,
};

/** Names that reach the prototype of an object instead of the object. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that somebody else wrote. Beyond the grammar it refuses: a text, string or nesting beyond the limits
 * (JSON_TOO_LONG, JSON_TOO_DEEP), a key twice in one object, where readers disagree on the winner
 * (JSON_DUPLICATE_KEY), keys that reach a prototype (JSON_FORBIDDEN_KEY), NUL and lone surrogates (JSON_BAD_TEXT).
 * The limits are checked before anything is built. `name` is the file, for the error.
 */
export function parseUntrustedJson(
  name: string,
  text: string,
  limits: JsonLimits = JSON_LIMITS,
): Result<unknown, BundleStructureError> {
  const problem = text.length > limits.maxLength ? 'JSON_TOO_LONG' : scan(text, limits);
  if (problem !== null) return fail(structureError(problem, name));
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return fail(structureError('JSON_INVALID', name));
  }
}

/** Walks the tokens once. Grammar is left to JSON.parse: here only strings, brackets and what follows a string count. */
function scan(text: string, limits: JsonLimits): BundleStructureCode | null {
  const keysOfOpenObjects: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') {
      if (keysOfOpenObjects.length >= limits.maxDepth) return 'JSON_TOO_DEEP';
      keysOfOpenObjects.push(char === '{' ? new Set() : null);
    } else if (char === '}' || char === ']') {
      keysOfOpenObjects.pop();
    } else if (char === '"') {
      const end = endOfString(text, at);
      if (end === null) return 'JSON_INVALID';
      if (end - at > limits.maxStringLength) return 'JSON_TOO_LONG';
      const value = decodeString(text.slice(at, end + 1));
      if (value === null) return 'JSON_INVALID';
      if (!value.isWellFormed() || value.includes('\0')) return 'JSON_BAD_TEXT';
      const keys = keysOfOpenObjects.at(-1);
      const problem = keys && isFollowedByColon(text, end) ? noteKey(keys, value) : null;
      if (problem !== null) return problem;
      at = end;
    }
  }
  return null;
}

function noteKey(keys: Set<string>, key: string): BundleStructureCode | null {
  if (FORBIDDEN_KEYS.has(key)) return 'JSON_FORBIDDEN_KEY';
  if (keys.has(key)) return 'JSON_DUPLICATE_KEY';
  keys.add(key);
  return null;
}

/** Where the string that opens at `start` closes; null if it never does. */
function endOfString(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return null;
}

function decodeString(token: string): string | null {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function isFollowedByColon(text: string, end: number): boolean {
  let at = end + 1;
  while (at < text.length && /[\t\n\r ]/.test(text[at] ?? '')) at++;
  return text[at] === ':';
}
