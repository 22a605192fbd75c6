import type { LeafAnswer, TypedFigure } from '#shared/schemas/answer.ts';
import type { PartDocument, PartLeaf, PartLink } from '#shared/schemas/bundle-part.ts';
import { notApplicableValueSchema, placeValueSchema, type FieldValue } from '#shared/schemas/part-fields.ts';
import { typedFigureSchema } from '#shared/schemas/answer.ts';

const INPUT = 'input:';
const EVIDENCE = 'evidence:';
const DOCUMENT = 'document:';

/** What is written about a document; each is a field of its own. */
export const DOCUMENT_FIELDS = ['number', 'date', 'issuer', 'title'] as const;
export type DocumentField = (typeof DOCUMENT_FIELDS)[number];

/** A field of a leaf by what it is of. */
export type LeafField =
  | { readonly kind: 'input'; readonly inputKey: string }
  | { readonly kind: 'enteredPoints' | 'notApplicable' | 'explanation' | 'warningExplanation' }
  | { readonly kind: 'evidence'; readonly documentId: string }
  | { readonly kind: 'document'; readonly documentId: string; readonly field: DocumentField };

/** The key of what is written about a document. */
export function documentFieldKey(documentId: string, field: DocumentField): string {
  return `${DOCUMENT}${documentId}:${field}`;
}

/** Reads a field key back; null for one that this version does not know. */
export function parseFieldKey(key: string): LeafField | null {
  if (key.startsWith(INPUT)) return { kind: 'input', inputKey: key.slice(INPUT.length) };
  if (key.startsWith(EVIDENCE)) return { kind: 'evidence', documentId: key.slice(EVIDENCE.length) };
  if (key.startsWith(DOCUMENT)) {
    const [documentId = '', name] = key.slice(DOCUMENT.length).split(':');
    const field = DOCUMENT_FIELDS.find((each) => each === name);
    return field === undefined ? null : { kind: 'document', documentId, field };
  }
  switch (key) {
    case 'enteredPoints':
    case 'notApplicable':
    case 'explanation':
    case 'warningExplanation':
      return { kind: key };
    default:
      return null;
  }
}

/** A leaf nobody has touched: what stands for one that a computer does not hold. */
export const EMPTY_LEAF: PartLeaf = {
  answer: { inputs: {}, enteredPoints: '', notApplicable: false, notApplicableReason: '', explanation: '' },
  version: 0,
  warningExplanation: '',
  links: [],
};

/** Every field of a leaf that holds something, by key; an empty figure is as if it were not there. */
export function fieldsOf({ answer, warningExplanation, links }: PartLeaf): ReadonlyMap<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const [key, figure] of Object.entries(answer.inputs)) {
    if (figure.raw !== '' || figure.estimated) fields.set(INPUT + key, figure);
  }
  fields.set('enteredPoints', answer.enteredPoints);
  fields.set('notApplicable', {
    notApplicable: answer.notApplicable,
    reason: answer.notApplicableReason,
  });
  fields.set('explanation', answer.explanation);
  fields.set('warningExplanation', warningExplanation);
  for (const { documentId, section, page } of links) fields.set(EVIDENCE + documentId, { section, page });
  return fields;
}

/** The value of a field of a leaf; null where there is none. */
export function readField(leaf: PartLeaf, key: string): FieldValue {
  return fieldsOf(leaf).get(key) ?? null;
}

/**
 * A leaf with these fields and no other, with the version of `like`. Figures and links that `like` holds keep their
 * order. `copiedFrom` is the caller's to set. Throws on a value of another field's form.
 */
export function leafOf(fields: ReadonlyMap<string, FieldValue>, like: PartLeaf): PartLeaf {
  const inputs: [string, TypedFigure][] = [];
  const links: PartLink[] = [];
  for (const key of new Set([...fieldsOf(like).keys(), ...fields.keys()])) {
    const value = fields.get(key) ?? null;
    if (value === null) continue;
    if (key.startsWith(INPUT)) inputs.push([key.slice(INPUT.length), typedFigureSchema.parse(value)]);
    if (key.startsWith(EVIDENCE))
      links.push({ documentId: key.slice(EVIDENCE.length), ...placeValueSchema.parse(value) });
  }
  const text = (key: string): string => {
    const value = fields.get(key) ?? '';
    if (typeof value !== 'string') throw new TypeError(`${key} is no text`);
    return value;
  };
  const { notApplicable, reason } = notApplicableValueSchema.parse(
    fields.get('notApplicable') ?? { notApplicable: false, reason: '' },
  );
  const answer: LeafAnswer = {
    inputs: Object.fromEntries(inputs),
    enteredPoints: text('enteredPoints'),
    notApplicable,
    notApplicableReason: reason,
    explanation: text('explanation'),
  };
  return { answer, version: like.version, warningExplanation: text('warningExplanation'), links };
}

/** A leaf with one field changed; a figure or a link set to null is taken away. */
export function withField(leaf: PartLeaf, key: string, value: FieldValue): PartLeaf {
  const fields = new Map(fieldsOf(leaf));
  fields.set(key, value);
  return leafOf(fields, leaf);
}

/** What is written about a document, by field key. */
export function documentFields(document: PartDocument | null, id: string): ReadonlyMap<string, string> {
  return new Map(DOCUMENT_FIELDS.map((field) => [documentFieldKey(id, field), document?.[field] ?? '']));
}
