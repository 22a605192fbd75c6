import { sumPoints } from '#shared/lib/points.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';
import type { DraftLeaf, DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import type { RowRemark } from '#shared/schemas/criteria-workbook.ts';
import { EMPTY_LEAF, emptyDraft } from '#shared/domain/criteria/draft/empty-draft.ts';
import { pointsText, readPoints } from '#shared/domain/criteria/draft/figures.ts';
import { looseObject } from '#shared/domain/criteria/draft/to-draft.ts';
import { levelAt } from '#shared/domain/criteria/edit-tree.ts';
import { guessRule } from '#shared/domain/criteria/guess-rule.ts';
import type { RuleGuess } from '#shared/domain/criteria/guess/guess-types.ts';
import type { PlacedRow } from '#shared/domain/criteria/workbook/place-rows.ts';
import { maximumOf, type ReadRow } from '#shared/domain/criteria/workbook/understand-rows.ts';

/** What a row of the sheet became, for the preview. */
export interface BuiltRow {
  readonly node: DraftNode;
  readonly remarks: readonly RowRemark[];
  readonly scaleText: string;
  readonly guess: RuleGuess | null;
}

/** A row's id in the draft is the row of the sheet it came from. */
export function idOfRow(row: number): string {
  return `r${row + 1}`;
}

const SURVEY = /dieu tra xa hoi hoc|khao sat (?:y kien|muc do|su hai long)|muc do hai long/;

/** "Từ 80 % trở lên" with its points in the column of maxima: "Từ 80 % trở lên: 1". */
function scaleLine({ texts }: ReadRow): string {
  const figure = maximumOf(texts.maximum);
  const words = texts.title === '' ? texts.scale : texts.title.replace(/[:\s]+$/, '');
  const line = figure !== null && texts.title !== '' ? `${words}: ${figure}` : words;
  return texts.title !== '' && texts.scale !== '' ? `${line}\n${texts.scale}` : line;
}

function listOf(text: string): string[] {
  return text
    .split(/[\n;]+/)
    .map((item) => item.replace(/^[\s\-–+•*]+/, '').trim())
    .filter((item) => item !== '');
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n');
}

function ruleOf(
  guess: RuleGuess | null,
  scaleText: string,
  isSurvey: boolean,
): Pick<DraftLeaf, 'rule' | 'operands' | 'ruleConfirmed'> {
  if (guess)
    return { rule: looseObject(guess.rule), operands: guess.operands.map(looseObject), ruleConfirmed: false };
  if (isSurvey) return { rule: { kind: 'SURVEY', operand: null }, operands: [], ruleConfirmed: false };
  return { rule: EMPTY_LEAF.rule, operands: [], ruleConfirmed: scaleText === '' };
}

function isSurveyRow(row: PlacedRow, scaleText: string): boolean {
  const own = [row.read.texts.title, scaleText, row.parent?.read.texts.title ?? ''];
  return own.some((text) => SURVEY.test(foldVietnamese(text)));
}

function leafOf(row: PlacedRow, scaleText: string, guess: RuleGuess | null, isSurvey: boolean): DraftLeaf {
  const all = [row.read, ...row.scales, ...row.continuations];
  const words = row.continuations.map(({ texts }) => texts.title);
  const of = (role: 'evidence' | 'guidance' | 'leadAgency' | 'coordinatingAgencies'): string =>
    joined(all.map(({ texts }) => texts[role]));
  return {
    ...EMPTY_LEAF,
    ...ruleOf(guess, scaleText, isSurvey),
    ...(isSurvey ? { supplier: 'survey' as const, block: 'survey' } : {}),
    evidenceWanted: listOf(of('evidence')),
    guidance: joined([scaleText, ...words, of('guidance')]),
    leadAgency: of('leadAgency'),
    coordinatingAgencies: of('coordinatingAgencies'),
  };
}

function hasWords(leaf: DraftLeaf): boolean {
  return (
    leaf.evidenceWanted.length > 0 ||
    joined([leaf.guidance, leaf.leadAgency, leaf.coordinatingAgencies]) !== ''
  );
}

interface Maximum {
  readonly text: string;
  readonly remarks: readonly RowRemark[];
}

/** The printed maximum; a row with rows below it that prints none gets their sum, and it is told. */
function maximumFor(row: PlacedRow, children: readonly BuiltRow[]): Maximum {
  const printed = row.read.texts.maximum.trim();
  if (printed !== '') {
    const figure = maximumOf(printed);
    return figure === null
      ? { text: printed, remarks: ['MAXIMUM_NOT_READABLE'] }
      : { text: figure, remarks: [] };
  }
  const parts = children.map(({ node }) => readPoints(node.maximum));
  const known = parts.filter((part) => part !== null);
  if (parts.length === 0 || known.length < parts.length) return { text: '', remarks: ['MAXIMUM_MISSING'] };
  return { text: pointsText(sumPoints(known)), remarks: ['MAXIMUM_SUMMED'] };
}

function buildRow(row: PlacedRow, built: Map<PlacedRow, BuiltRow>): BuiltRow {
  const children = row.children.map((child) => buildRow(child, built));
  const scaleText = joined([row.read.texts.scale, ...row.scales.map(scaleLine)]);
  const maximum = maximumFor(row, children);
  const isScored = row.children.length === 0;
  const title = row.read.texts.title;
  const guess =
    isScored && scaleText !== '' ? guessRule(scaleText, { title, maximum: readPoints(maximum.text) }) : null;
  const isSurvey = isScored && guess === null && isSurveyRow(row, scaleText);
  const leaf = leafOf(row, scaleText, guess, isSurvey);
  const node: DraftNode = {
    id: idOfRow(row.read.row),
    code: row.code,
    title,
    level: levelAt(row.depth),
    maximum: maximum.text,
    scored: isScored,
    leaf: isScored || hasWords(leaf) ? leaf : null,
    children: children.map((child) => child.node),
  };
  const unclear = isScored && scaleText !== '' && guess === null && !isSurvey;
  const remarks: RowRemark[] = [
    ...row.remarks,
    ...(title === '' ? (['TITLE_MISSING'] as const) : []),
    ...maximum.remarks,
    ...(unclear ? (['SCALE_NOT_UNDERSTOOD'] as const) : []),
  ];
  const result: BuiltRow = { node, remarks, scaleText, guess };
  built.set(row, result);
  return result;
}

function blocksOf(base: DraftSet, tree: readonly DraftNode[], total: string): DraftSet['blocks'] {
  const leaves = (nodes: readonly DraftNode[]): DraftNode[] =>
    nodes.flatMap((node) => (node.scored ? [node] : leaves(node.children)));
  const survey = leaves(tree).filter(({ leaf }) => leaf?.block === 'survey');
  const [main] = base.blocks;
  if (!main) return base.blocks;
  const sum = sumPoints(survey.flatMap(({ maximum }) => readPoints(maximum) ?? []));
  const whole = readPoints(total);
  if (survey.length === 0 || whole === null || sum > whole) return [{ ...main, weight: total }];
  const label = 'Điểm điều tra xã hội học';
  const rest = pointsText(sumPoints([whole, -sum as typeof sum]));
  return [
    { ...main, weight: rest },
    { ...main, key: 'survey', label, kind: 'survey', weight: pointsText(sum) },
  ];
}

/** The draft made of placed rows. The total is what the table prints, or the sum of its fields. */
export function buildDraft(
  roots: readonly PlacedRow[],
  head: { readonly title: string; readonly year: number; readonly total: string | null },
): { readonly set: DraftSet; readonly built: ReadonlyMap<PlacedRow, BuiltRow> } {
  const built = new Map<PlacedRow, BuiltRow>();
  const tree = roots.map((root) => buildRow(root, built).node);
  const base = emptyDraft(head.title, head.year);
  const maxima = tree.map(({ maximum }) => readPoints(maximum));
  const known = maxima.filter((maximum) => maximum !== null);
  const total = head.total ?? (known.length === maxima.length ? pointsText(sumPoints(known)) : '');
  const declared = { ...base.declared, maximum: total };
  return { set: { ...base, tree, declared, blocks: blocksOf(base, tree, total) }, built };
}
