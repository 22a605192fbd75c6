import { describe, expect, test, vi } from 'vitest';
import { appError } from '#shared/contract/errors.ts';
import { emptyDraft } from '#shared/domain/criteria/draft/empty-draft.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { createDraftSaver } from '#renderer/features/criteria/editor/draft-saver.ts';
import {
  createDraftStore,
  editDraft,
  editRow,
  stepDraft,
  WHOLE_SET,
  type DraftStore,
} from '#renderer/features/criteria/editor/draft-store.ts';
import { actOnTree, dropRow, treeLines } from '#renderer/features/criteria/editor/tree-actions.ts';
import { treeKey } from '#renderer/features/criteria/editor/tree-keys.ts';

const pressed = { ctrlKey: false, shiftKey: false, altKey: false };
const NO_FOLDS: ReadonlySet<string> = new Set();

function storeWithRows(): DraftStore {
  const store = createDraftStore(emptyDraft('Bộ thử', 2026));
  for (const action of ['addSibling', 'addChild', 'addSibling'] as const)
    editDraft(store, (standing) => actOnTree(standing, action));
  return store;
}

function outline(store: DraftStore): readonly string[] {
  return treeLines(store.getState().set.tree, NO_FOLDS).map(({ node, depth }) => `${depth} ${node.code}`);
}

describe('rows of a draft', () => {
  test('new rows go on from the code before them, and a row with rows below is not scored', () => {
    const store = storeWithRows();
    expect(outline(store)).toEqual(['0 1', '1 1.1', '1 1.2']);
    expect(store.getState().set.tree[0]?.scored).toBe(false);
  });

  test('a row is moved in and out and dropped beside another', () => {
    const store = storeWithRows();
    editDraft(store, (standing) => actOnTree(standing, 'outdent'));
    expect(outline(store)).toEqual(['0 1', '1 1.1', '0 1.2']);
    editDraft(store, (standing) => actOnTree(standing, 'indent'));
    expect(outline(store)).toEqual(['0 1', '1 1.1', '1 1.2']);
    const { set, selected } = store.getState();
    const first = set.tree[0]?.children[0]?.id ?? '';
    editDraft(store, (standing) => dropRow(standing, selected, first, 'before'));
    expect(outline(store)).toEqual(['0 1', '1 1.2', '1 1.1']);
  });

  test('a row dropped into its own rows changes nothing', () => {
    const store = storeWithRows();
    const top = store.getState().set.tree[0];
    const changed = editDraft(store, (standing) =>
      dropRow(standing, top?.id ?? '', top?.children[0]?.id ?? '', 'inside'),
    );
    expect(changed).toBe(false);
  });

  test('taking out selects what is beside it, and undo brings it back with its place', () => {
    const store = storeWithRows();
    const gone = store.getState().selected;
    editDraft(store, (standing) => actOnTree(standing, 'remove'));
    expect(outline(store)).toEqual(['0 1', '1 1.1']);
    expect(store.getState().selected).toBe(store.getState().set.tree[0]?.children[0]?.id);
    expect(stepDraft(store, 'undo')).toBe(true);
    expect(store.getState().selected).toBe(gone);
    expect(outline(store)).toEqual(['0 1', '1 1.1', '1 1.2']);
    expect(stepDraft(store, 'redo')).toBe(true);
    expect(outline(store)).toEqual(['0 1', '1 1.1']);
  });

  test('keystrokes in one field are one step; another field is another', () => {
    const store = storeWithRows();
    const id = store.getState().selected;
    const steps = store.getState().past.length;
    for (const title of ['H', 'Hồ', 'Hồ sơ']) editRow(store, id, (node) => ({ ...node, title }), 'title');
    editRow(store, id, (node) => ({ ...node, maximum: '5' }), 'maximum');
    expect(store.getState().past.length).toBe(steps + 2);
    stepDraft(store, 'undo');
    stepDraft(store, 'undo');
    expect(store.getState().set.tree[0]?.children[1]).toMatchObject({ title: '', maximum: '' });
  });

  test('undo behind the first row selects the set as a whole', () => {
    const store = createDraftStore(emptyDraft('Bộ thử', 2026));
    editDraft(store, (standing) => actOnTree(standing, 'addSibling'));
    stepDraft(store, 'undo');
    expect(store.getState().selected).toBe(WHOLE_SET);
    expect(stepDraft(store, 'undo')).toBe(false);
  });
});

test('keys on a row: Tab and Shift keep their own meaning', () => {
  expect(treeKey({ ...pressed, key: 'Insert' })).toBe('addSibling');
  expect(treeKey({ ...pressed, key: 'Insert', ctrlKey: true })).toBe('addChild');
  expect(treeKey({ ...pressed, key: 'ArrowRight', altKey: true })).toBe('indent');
  expect(treeKey({ ...pressed, key: 'ArrowRight' })).toBe('unfold');
  expect(treeKey({ ...pressed, key: 'Tab' })).toBeNull();
  expect(treeKey({ ...pressed, key: 'Delete', shiftKey: true })).toBeNull();
});

describe('saving', () => {
  const set = emptyDraft('Bộ thử', 2026);
  const saved = (revision: number) =>
    ({ ok: true, value: { revision, savedAt: '2026-11-22T03:00:00.000Z' } }) as const;

  test('saves the newest text once, each time on the revision before', async () => {
    const bases: number[] = [];
    const titles: string[] = [];
    const save = async (typed: DraftSet, base: number) => {
      bases.push(base);
      titles.push(typed.title);
      return Promise.resolve(saved(base + 1));
    };
    const saver = createDraftSaver({ save, report: vi.fn(), onConflict: vi.fn() }, 3, 60_000);
    saver.touch({ ...set, title: 'a' });
    saver.touch({ ...set, title: 'b' });
    expect(await saver.flush()).toBe(true);
    saver.touch({ ...set, title: 'c' });
    await saver.flush();
    expect(titles).toEqual(['b', 'c']);
    expect(bases).toEqual([3, 4]);
    expect(saver.revision()).toBe(5);
  });

  test('stops at a conflict, tells of it, and saves over the other once that is chosen', async () => {
    const conflict = {
      ok: false,
      error: appError('DRAFT_CHANGED_ELSEWHERE', { revision: 9, updatedBy: 'Lê B' }),
    } as const;
    const save =
      vi.fn<(typed: DraftSet, base: number) => Promise<typeof conflict | ReturnType<typeof saved>>>();
    save.mockResolvedValueOnce(conflict).mockResolvedValueOnce(saved(10));
    const onConflict = vi.fn<(told: { revision: number; updatedBy: string }) => void>();
    const saver = createDraftSaver({ save, report: vi.fn(), onConflict }, 3, 60_000);
    saver.touch(set);
    expect(await saver.flush()).toBe(false);
    expect(onConflict).toHaveBeenCalledWith({ revision: 9, updatedBy: 'Lê B' });
    saver.touch({ ...set, title: 'mới' });
    expect(await saver.flush()).toBe(false);
    expect(save).toHaveBeenCalledTimes(1);
    expect(await saver.keepMine(9)).toBe(true);
    expect(save).toHaveBeenLastCalledWith({ ...set, title: 'mới' }, 9);
  });
});
