import { vi } from '#renderer/i18n/vi.ts';

type Catalogue = typeof vi;
/** The key of a sentence in the catalogue. */
export type MessageKey = keyof Catalogue;

type ParamNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** Keys of sentences without parameters. */
export type PlainKey = {
  [Key in MessageKey]: [ParamNames<Catalogue[Key]>] extends [never] ? Key : never;
}[MessageKey];

type ParamArguments<Names extends string> = [Names] extends [never]
  ? []
  : [params: Readonly<Record<Names, string | number>>];

/** Puts the parameters into a sentence with `{name}` places. */
export function fillIn(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  );
}

/** The Vietnamese sentence of a key. A wrong key, a missing and a superfluous parameter do not compile. */
export function t<Key extends MessageKey>(
  key: Key,
  ...rest: ParamArguments<ParamNames<Catalogue[Key]>>
): string {
  const [params] = rest;
  return params === undefined ? vi[key] : fillIn(vi[key], params);
}
