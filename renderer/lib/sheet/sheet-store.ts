import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutputOf } from '#shared/contract/contract.ts';
import { plainAnswer } from '#shared/domain/criteria/carry-last-year.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import type { LeafResult, NodeResult, SetResult } from '#shared/domain/scoring/result-types.ts';
import { applyStatistics, settleStatistics } from '#shared/domain/statistics/apply-statistics.ts';
import { leavesOfStatistic } from '#shared/domain/statistics/follow.ts';
import { EMPTY_ANSWER, type LeafAnswer, type TypedFigure } from '#shared/schemas/answer.ts';
import { figuresOf, followFigures, sharersOf } from '#renderer/lib/sheet/follow-statistics.ts';
import { listRows, rowsOfLeaves, type SheetRow } from '#renderer/lib/sheet/rows.ts';
import { NO_HISTORY, pushEdit, redoEdit, undoEdit, type EditHistory } from '#renderer/lib/sheet/undo.ts';

/** Everything `scoring.readSheet` gives. */
export type SheetData = OutputOf<'scoring.readSheet'>;

/** The score sheet on screen. Parts that did not change keep their identity, so that only touched rows draw again. */
export interface SheetState {
  readonly data: SheetData;
  readonly rows: readonly SheetRow[];
  readonly leaves: ReadonlyMap<string, LeafNode>;
  readonly answers: Readonly<Record<string, LeafAnswer>>;
  readonly results: Readonly<Record<string, LeafResult>>;
  readonly nodes: Readonly<Record<string, NodeResult>>;
  readonly summary: SetResult;
  readonly history: EditHistory;
  /** Answers another person saved meanwhile: leaf → their version. */
  readonly conflicts: Readonly<Record<string, number>>;
}

export type SheetStore = StoreApi<SheetState>;

/** Every leaf's answer; one nobody touched is the empty one. */
function answersOf(data: SheetData): Record<string, LeafAnswer> {
  return Object.fromEntries(Object.entries(data.answers).map(([code, saved]) => [code, saved.answer]));
}

function sameNode(a: NodeResult | undefined, b: NodeResult): boolean {
  return (
    a !== undefined && a.points === b.points && a.maximum === b.maximum && a.scoredCount === b.scoredCount
  );
}

function evaluate(
  data: SheetData,
  answers: Readonly<Record<string, LeafAnswer>>,
): { readonly summary: SetResult } {
  return { summary: evaluateSet(data.set, new Map(Object.entries(answers)), { unitType: data.unit.type }) };
}

function indexNodes(
  summary: SetResult,
  before: Readonly<Record<string, NodeResult>>,
): Readonly<Record<string, NodeResult>> {
  const nodes: Record<string, NodeResult> = {};
  for (const [code, node] of summary.nodes) {
    const old = before[code];
    nodes[code] = old && sameNode(old, node) ? old : node;
  }
  return nodes;
}

function freshState(
  data: SheetData,
  answers: Readonly<Record<string, LeafAnswer>>,
): Omit<SheetState, 'history' | 'conflicts'> {
  const { summary } = evaluate(data, answers);
  return {
    data,
    rows: data.work?.part ? rowsOfLeaves(listRows(data.set), data.work.part.leafCodes) : listRows(data.set),
    leaves: new Map(listLeaves(data.set.tree).map((leaf) => [leaf.code, leaf])),
    answers,
    results: Object.fromEntries(summary.leaves),
    nodes: indexNodes(summary, {}),
    summary,
  };
}

/** A store for one sheet. */
export function createSheetStore(data: SheetData): SheetStore {
  return createStore<SheetState>(() => ({
    ...freshState(data, answersOf(data)),
    history: NO_HISTORY,
    conflicts: {},
  }));
}

/** The answer of a leaf as it stands on screen. */
export function answerOf(state: SheetState, leafCode: string): LeafAnswer {
  return state.answers[leafCode] ?? EMPTY_ANSWER;
}

function withAnswers(
  state: SheetState,
  changed: Readonly<Record<string, LeafAnswer>>,
): Pick<SheetState, 'answers' | 'summary' | 'results' | 'nodes'> {
  const answers = { ...state.answers, ...changed };
  const { summary } = evaluate(state.data, answers);
  const results: Record<string, LeafResult> = { ...state.results };
  for (const code of Object.keys(changed)) {
    const result = summary.leaves.get(code);
    if (result) results[code] = result;
  }
  return { answers, summary, results, nodes: indexNodes(summary, state.nodes) };
}

/** An answer, and those of the leaves that share a statistic with it: a figure typed on one stands on all. */
function withAnswer(state: SheetState, leafCode: string, answer: LeafAnswer): ReturnType<typeof withAnswers> {
  const leaf = state.leaves.get(leafCode);
  const others = leaf
    ? followFigures(sharersOf(state.data.set, leaf), state.answers, figuresOf(leaf, answer))
    : {};
  return withAnswers(state, { ...others, [leafCode]: answer });
}

/** What was done at one cell changes a statistic only where that cell is the statistic's. */
function settled(state: SheetState, leafCode: string, cell: string, next: LeafAnswer): LeafAnswer {
  const leaf = state.leaves.get(leafCode);
  return leaf ? settleStatistics(leaf, cell, answerOf(state, leafCode), next) : next;
}

/** Puts another figure of a statistic into every leaf that refers to it. */
export function setFigure(store: SheetStore, code: string, figure: TypedFigure): void {
  const state = store.getState();
  const leaves = leavesOfStatistic(state.data.set, code);
  const changed = followFigures(leaves, state.answers, new Map([[code, figure]]));
  if (Object.keys(changed).length > 0) store.setState(withAnswers(state, changed));
}

/** Takes in answers that followed a statistic at the backend; figures typed here since then stay. */
export function takeFollowed(
  store: SheetStore,
  followed: readonly { readonly leafCode: string; readonly answer: LeafAnswer }[],
): void {
  const state = store.getState();
  const changed: Record<string, LeafAnswer> = {};
  for (const { leafCode, answer } of followed) {
    const leaf = state.leaves.get(leafCode);
    if (leaf) changed[leafCode] = applyStatistics(answer, leaf, figuresOf(leaf, answerOf(state, leafCode)));
  }
  store.setState(withAnswers(state, changed));
}

/** Whoever changes a copied answer makes it their own: the mark "chép từ năm trước" goes. */
function ownAnswer(before: LeafAnswer, after: LeafAnswer): LeafAnswer {
  const copied = after.copiedFrom !== undefined && after.copiedFrom !== before.copiedFrom;
  return copied || after.copiedFrom === undefined ? after : plainAnswer(after);
}

/** Changes an answer as the user types; one more step to undo. Returns the new answer. */
export function editAnswer(
  store: SheetStore,
  leafCode: string,
  cell: string,
  change: (answer: LeafAnswer) => LeafAnswer,
): LeafAnswer {
  const state = store.getState();
  const before = answerOf(state, leafCode);
  const changed = change(before);
  if (changed === before) return before;
  const after = settled(state, leafCode, cell, ownAnswer(before, changed));
  store.setState({
    ...withAnswer(state, leafCode, after),
    history: pushEdit(state.history, { leafCode, cell, before, after }),
  });
  return after;
}

/** Takes back (or does again) the last step; returns where it was and the answer that now stands, to be saved. */
export function stepHistory(
  store: SheetStore,
  direction: 'undo' | 'redo',
): { readonly leafCode: string; readonly cell: string; readonly answer: LeafAnswer } | null {
  const state = store.getState();
  const step = direction === 'undo' ? undoEdit(state.history) : redoEdit(state.history);
  if (!step) return null;
  const { leafCode, cell, before, after } = step.edit;
  const answer = settled(state, leafCode, cell, direction === 'undo' ? before : after);
  store.setState({ ...withAnswer(state, leafCode, answer), history: step.history });
  return { leafCode, cell, answer };
}

/** Takes in what the backend holds now; answers still waiting to be saved stay as typed. */
export function replaceData(store: SheetStore, data: SheetData, keep: (leafCode: string) => boolean): void {
  const state = store.getState();
  const answers = answersOf(data);
  for (const [code, answer] of Object.entries(state.answers)) if (keep(code)) answers[code] = answer;
  const sameSet = state.data.round.criteriaSetHash === data.round.criteriaSetHash;
  // The same set keeps its object: leaves prepared once by the engine stay prepared, and rows keep their identity.
  const merged = sameSet ? { ...data, set: state.data.set } : data;
  const fresh = freshState(merged, answers);
  store.setState({
    ...fresh,
    rows: sameSet ? state.rows : fresh.rows,
    leaves: sameSet ? state.leaves : fresh.leaves,
  });
}

/** Whether answers can be changed now: not while the leader has the sheet, not once it is sealed or the result published. */
export function isEditable(data: SheetData): boolean {
  return data.round.state === 'open' && (data.state === 'draft' || data.state === 'returned');
}
