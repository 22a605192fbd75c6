import type { DraftLeaf, DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import type { SourceRow, WorkbookPreview } from '#shared/schemas/criteria-workbook.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { toDraftSet } from '#shared/domain/criteria/draft/to-draft.ts';
import {
  CRITERIA_COLUMNS,
  criteriaReport,
  type CriteriaColumnKey,
  type CriteriaReportRow,
} from '#shared/domain/report-models/criteria-report.ts';
import type { UnderstoodSheet } from '#shared/domain/criteria/workbook-layout.ts';

/** The sheet behind the table that holds the whole set, so that nothing is lost on the way through Excel. */
export const DATA_SHEET = 'Dữ liệu';
export const DATA_MARK = 'so-diem-cchc/bo-tieu-chi/1';
/** Below the 32.767 characters a cell takes. */
const CHUNK = 30_000;

/** The rows of the data sheet: a mark, then the JSON in pieces between bars, in plain ASCII: cells are trimmed and composed. */
export function toDataRows(canonicalText: string): readonly string[] {
  const ascii = canonicalText.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const pieces: string[] = [];
  for (let at = 0; at < ascii.length; at += CHUNK) pieces.push(`|${ascii.slice(at, at + CHUNK)}|`);
  return [DATA_MARK, ...pieces];
}

/** The JSON of the data sheet, or null where there is none of ours. */
export function fromDataRows(rows: readonly (readonly string[])[]): string | null {
  const [mark, ...pieces] = rows.map((row) => row[0] ?? '');
  if (mark !== DATA_MARK) return null;
  return pieces
    .filter((piece) => piece.startsWith('|') && piece.endsWith('|') && piece.length > 1)
    .map((piece) => piece.slice(1, -1))
    .join('');
}

type Texts = Readonly<Record<CriteriaColumnKey, string>>;

function plain(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

function textsIn(row: SourceRow, columns: UnderstoodSheet['mapping']['columns']): Texts {
  const entries = CRITERIA_COLUMNS.map(({ key }) => {
    const at = columns.indexOf(key);
    return [key, at < 0 ? '' : plain(row.cells[at] ?? '')] as const;
  });
  return Object.fromEntries(entries) as Record<CriteriaColumnKey, string>;
}

/** Which column of a row says something else than the data. */
function changedColumns(row: CriteriaReportRow, texts: Texts): readonly (typeof CRITERIA_COLUMNS)[number][] {
  return CRITERIA_COLUMNS.filter(({ key }) => plain(row.texts[key]) !== texts[key]);
}

/** A leaf as the data has it, with what was changed in the table; a changed way of scoring has to be agreed to again. */
function mergeLeaf(
  kept: DraftLeaf,
  typed: DraftLeaf | null,
  texts: Texts,
  changed: ReadonlySet<CriteriaColumnKey>,
): DraftLeaf {
  return {
    ...kept,
    ...(changed.has('scale') ? { ruleConfirmed: false } : {}),
    ...(changed.has('evidence') ? { evidenceWanted: typed?.evidenceWanted ?? [] } : {}),
    ...(changed.has('guidance') ? { guidance: texts.guidance } : {}),
    ...(changed.has('leadAgency') ? { leadAgency: texts.leadAgency } : {}),
    ...(changed.has('coordinatingAgencies') ? { coordinatingAgencies: texts.coordinatingAgencies } : {}),
  };
}

function withIds(tree: readonly DraftNode[], ids: readonly string[]): DraftNode[] {
  let at = 0;
  const visit = (nodes: readonly DraftNode[]): DraftNode[] =>
    nodes.map((node) => {
      const id = ids[at] ?? node.id;
      at += 1;
      return { ...node, id, children: visit(node.children) };
    });
  return visit(tree);
}

function nodesByCode(tree: readonly DraftNode[], map = new Map<string, DraftNode>()): Map<string, DraftNode> {
  for (const node of tree) {
    map.set(node.code, node);
    nodesByCode(node.children, map);
  }
  return map;
}

interface Compared {
  readonly row: SourceRow;
  readonly texts: Texts;
  readonly changed: ReadonlySet<CriteriaColumnKey>;
}

function mergeTree(
  tree: readonly DraftNode[],
  kept: ReadonlyMap<string, DraftNode>,
  compared: ReadonlyMap<string, Compared>,
): DraftNode[] {
  return tree.map((node) => {
    const children = mergeTree(node.children, kept, compared);
    const held = kept.get(node.code);
    const seen = compared.get(node.id);
    if (!held || !seen) return { ...node, children };
    const leaf = held.leaf ? mergeLeaf(held.leaf, node.leaf, seen.texts, seen.changed) : node.leaf;
    const maximum = seen.changed.has('maximum') ? node.maximum : held.maximum;
    const title = seen.changed.has('title') ? node.title : held.title;
    return { ...node, title, maximum, level: held.level, leaf, children };
  });
}

/**
 * A workbook of our own: the set of its data sheet, exactly, where the table still says the same; else the table's
 * rows with the rules of the data, and every difference told.
 */
export function mergeOwn(
  understood: UnderstoodSheet,
  data: CriteriaSet,
): { readonly set: DraftSet; readonly own: NonNullable<WorkbookPreview['own']> } {
  const draft = toDraftSet(data);
  const printed = criteriaReport(data).rows;
  const byCode = new Map(printed.map((row) => [row.texts.code, row]));
  const nodes = understood.rows.filter(({ kind }) => kind === 'node');
  const compared = new Map<string, Compared>();
  const differences: NonNullable<WorkbookPreview['own']>['differences'] = [];
  for (const row of nodes) {
    const expected = byCode.get(row.code);
    const texts = textsIn(row, understood.mapping.columns);
    if (!expected) {
      differences.push({ row: row.row, column: 'STT', inData: '', inTable: row.code });
      continue;
    }
    const changed = changedColumns(expected, texts);
    for (const { key, title } of changed)
      differences.push({ row: row.row, column: title, inData: expected.texts[key], inTable: texts[key] });
    compared.set(row.nodeId ?? '', { row, texts, changed: new Set(changed.map(({ key }) => key)) });
  }
  const present = new Set(nodes.map(({ code }) => code));
  for (const { texts } of printed)
    if (!present.has(texts.code))
      differences.push({ row: 0, column: 'STT', inData: `${texts.code} ${texts.title}`, inTable: '' });
  const sameOrder = printed.every(({ texts }, index) => nodes[index]?.code === texts.code);
  const others = understood.rows.some(({ kind }) => kind === 'scale' || kind === 'continuation');
  const identical = differences.length === 0 && sameOrder && nodes.length === printed.length && !others;
  const ids = nodes.map(({ nodeId }) => nodeId ?? '');
  const tree = identical
    ? withIds(draft.tree, ids)
    : mergeTree(understood.set.tree, nodesByCode(draft.tree), compared);
  return { set: { ...draft, tree }, own: { identical, differences } };
}
