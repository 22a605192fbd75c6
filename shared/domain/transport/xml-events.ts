import { fail, ok, type Result } from '#shared/lib/result.ts';

/** What a small XML reader tells, in the order of the text. Names are `{namespace}local`. */
export interface XmlHandler {
  open(name: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** Deeper than any answer of a WebDAV server. */
const MAX_DEPTH = 64;

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads the XML that a WebDAV server answers with: elements, namespaces, text, CDATA, comments. No document type and
 * so no entities of its own: what could grow or fetch something is refused. XML_INVALID for everything that is not
 * well formed or nests deeper than 64.
 */
export function readXml(text: string, handler: XmlHandler): Result<null, 'XML_INVALID'> {
  const stack: { readonly raw: string; readonly name: string; readonly scope: Scope }[] = [];
  const source = text.replace(/^\uFEFF/, '');
  let position = 0;
  let roots = 0;
  while (position < source.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(source);
    if (!match) return fail('XML_INVALID');
    position = TOKEN.lastIndex;
    const [, cdata, closing, opening, attributes = '', selfClosed, plain] = match;
    const top = stack.at(-1);
    if (opening !== undefined) {
      const scope = readScope(top?.scope ?? ROOT_SCOPE, attributes);
      const name = scope && resolveName(scope, opening);
      if (!scope || name === null || stack.length >= MAX_DEPTH) return fail('XML_INVALID');
      if (!top) roots += 1;
      handler.open(name);
      if (selfClosed === '/') handler.close(name);
      else stack.push({ raw: opening, name, scope });
    } else if (closing !== undefined) {
      if (top?.raw !== closing) return fail('XML_INVALID');
      stack.pop();
      handler.close(top.name);
    } else if (cdata !== undefined || plain !== undefined) {
      const said = cdata ?? decodeText(plain ?? '');
      if (said === null || (!top && said.trim() !== '')) return fail('XML_INVALID');
      if (top) handler.text(said);
    }
  }
  return stack.length === 0 && roots === 1 ? ok(null) : fail('XML_INVALID');
}

/** Namespaces by prefix; '' is the default one. */
type Scope = ReadonlyMap<string, string>;
const ROOT_SCOPE: Scope = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

function readScope(outer: Scope, attributes: string): Scope | null {
  let scope: Map<string, string> | null = null;
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const value = decodeText(double ?? single ?? '');
    if (value === null) return null;
    scope ??= new Map(outer);
    scope.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), value);
  }
  return scope ?? outer;
}

function resolveName(scope: Scope, raw: string): string | null {
  const parts = raw.split(':');
  const [first = '', second] = parts;
  if (parts.length > 2) return null;
  if (second === undefined) return `{${scope.get('') ?? ''}}${first}`;
  const namespace = scope.get(first);
  return namespace === undefined ? null : `{${namespace}}${second}`;
}

/** Text with its references resolved; null where one is unknown or stands for no character. */
function decodeText(text: string): string | null {
  if (!text.includes('&')) return text;
  let isGood = true;
  const decoded = text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));|&/g, (...found) => {
    const [, decimal, hex, named] = found as unknown as (string | undefined)[];
    if (named !== undefined && Object.hasOwn(NAMED, named)) return NAMED[named] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10_ffff && !(code >= 0xd8_00 && code <= 0xdf_ff);
    if (!isCharacter) isGood = false;
    return isCharacter ? String.fromCodePoint(code) : '';
  });
  return isGood ? decoded : null;
}
