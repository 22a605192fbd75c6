import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppraisedLeaf } from '#shared/contract/channels/appraisal.ts';
import { evaluateAppraised, hasClassVetoes } from '#shared/domain/appraisal/appraised-result.ts';
import type { TypedDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import type { SetResult } from '#shared/domain/scoring/result-types.ts';
import { evaluateSetFromPoints, type GivenPoints } from '#shared/domain/scoring/evaluate-set.ts';
import { listRows, type SheetRow } from '#renderer/lib/sheet/rows.ts';
import {
  leafView,
  typedFrom,
  type LeafView,
  type WardReading,
} from '#renderer/features/appraisal/ward-rows.ts';

/** One ward's appraisal on screen. A view that did not change keeps its identity, so only touched rows draw again. */
export interface WardState {
  readonly reading: WardReading;
  readonly rows: readonly SheetRow[];
  readonly leaves: readonly LeafNode[];
  /** Decisions on disk, by leaf. */
  readonly saved: Readonly<Record<string, AppraisedLeaf>>;
  /** What is typed and not on disk yet, by leaf. */
  readonly drafts: Readonly<Record<string, TypedDecision>>;
  readonly views: Readonly<Record<string, LeafView>>;
  /** Totals of the decisions, typed ones included where they can be used. */
  readonly appraised: SetResult;
  /** Totals of the claims, row by row. */
  readonly claimed: SetResult;
}

export type WardStore = StoreApi<WardState>;

function evaluate(reading: WardReading, views: Readonly<Record<string, LeafView>>): SetResult {
  const decisions = new Map(
    Object.entries(views).map(([code, view]) => [
      code,
      { points: view.points, notApplicable: view.state !== 'undecided' && view.typed.notApplicable },
    ]),
  );
  const { set, unit, revision } = reading;
  return evaluateAppraised(set, decisions, unit.type, hasClassVetoes(set) ? revision : null);
}

function claimedTotals({ set, unit, revision }: WardReading): SetResult {
  const points = new Map(
    Object.entries(revision.answers).map(([code, claim]): [string, GivenPoints] => [
      code,
      claim.status === 'NOT_APPLICABLE' ? 'notApplicable' : claim.points,
    ]),
  );
  return evaluateSetFromPoints(set, points, { unitType: unit.type });
}

/** The sheet of one ward; `drafts` are those kept from before the page was left. */
export function createWardStore(
  reading: WardReading,
  drafts: Readonly<Record<string, TypedDecision>>,
): WardStore {
  const leaves = listLeaves(reading.set.tree);
  const saved = Object.fromEntries(reading.appraised.map((leaf) => [leaf.leafCode, leaf]));
  const views = Object.fromEntries(
    leaves.map((node) => [node.code, leafView(reading, node, saved[node.code], drafts[node.code])]),
  );
  return createStore<WardState>(() => ({
    reading,
    rows: listRows(reading.set),
    leaves,
    saved,
    drafts,
    views,
    appraised: evaluate(reading, views),
    claimed: claimedTotals(reading),
  }));
}

function leafOf(state: WardState, code: string): LeafNode | undefined {
  return state.leaves.find((node) => node.code === code);
}

function same(a: TypedDecision, b: TypedDecision): boolean {
  return (
    a.raw === b.raw && a.notApplicable === b.notApplicable && a.reason === b.reason && a.request === b.request
  );
}

function withLeaf(
  state: WardState,
  node: LeafNode,
  saved: AppraisedLeaf | undefined,
  draft: TypedDecision | undefined,
): Partial<WardState> {
  const { [node.code]: _draft, ...drafts } = state.drafts;
  const { [node.code]: _saved, ...others } = state.saved;
  const view = leafView(state.reading, node, saved, draft);
  const views = { ...state.views, [node.code]: view };
  return {
    drafts: draft === undefined ? drafts : { ...drafts, [node.code]: draft },
    saved: saved === undefined ? others : { ...others, [node.code]: saved },
    views,
    appraised: evaluate(state.reading, views),
  };
}

/** Types over a decision; going back to what is on disk leaves nothing to save. */
export function editLeaf(store: WardStore, code: string, change: Partial<TypedDecision>): void {
  const state = store.getState();
  const node = leafOf(state, code);
  const view = state.views[code];
  if (!node || !view) return;
  const next = { ...view.typed, ...change };
  const saved = state.saved[code];
  store.setState(withLeaf(state, node, saved, same(next, typedFrom(saved)) ? undefined : next));
}

/** A decision reached the disk (null: it was taken back there); what was typed meanwhile stays typed. */
export function keepSaved(
  store: WardStore,
  code: string,
  sent: TypedDecision,
  saved: AppraisedLeaf | null,
): void {
  const state = store.getState();
  const node = leafOf(state, code);
  if (!node) return;
  const draft = state.drafts[code];
  const stillTyped = draft !== undefined && !same(draft, sent) ? draft : undefined;
  store.setState(withLeaf(state, node, saved ?? undefined, stillTyped));
}

/** Takes what is on disk as it is now, keeping what is typed. */
export function replaceReading(store: WardStore, reading: WardReading): void {
  store.setState(createWardStore(reading, store.getState().drafts).getState());
}
