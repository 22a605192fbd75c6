import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { createWardStore, editLeaf, keepSaved } from '#renderer/features/appraisal/ward-store.ts';
import { CITY_LEAF, SELF_LEAF, savedLeaf, wardReading } from '#tests/renderer/appraisal/ward-fixture.ts';

const typed = { raw: '1', notApplicable: false, reason: '', request: '' };

describe('the sheet of one ward', () => {
  it('starts with nothing decided and the claims beside', () => {
    const state = createWardStore(wardReading(), {}).getState();
    expect(state.views[SELF_LEAF]?.state).toBe('undecided');
    expect(state.appraised.scoredCount).toBe(0);
    expect(state.claimed.nodes.get('1.1')?.points).toBe(points('2'));
  });

  it('reads 1,5 and 1.5 alike and counts the same as the claim as accepted', () => {
    for (const raw of ['1,5', '1.5']) {
      const store = createWardStore(wardReading(), {});
      editLeaf(store, SELF_LEAF, { raw });
      expect(store.getState().views[SELF_LEAF]).toMatchObject({
        points: points('1.5'),
        state: 'accepted',
        difference: 0,
        unsaved: true,
      });
    }
  });

  it('wants a reason where the points differ from the claim, and takes them once it is there', () => {
    const store = createWardStore(wardReading(), {});
    editLeaf(store, SELF_LEAF, { raw: '1' });
    expect(store.getState().views[SELF_LEAF]?.problem?.code).toBe('REASON_REQUIRED');
    expect(store.getState().appraised.scoredCount).toBe(0);
    editLeaf(store, SELF_LEAF, { reason: 'Chậm hai nhiệm vụ' });
    expect(store.getState().views[SELF_LEAF]).toMatchObject({
      problem: null,
      state: 'changed',
      difference: points('-0.5'),
    });
    expect(store.getState().appraised.total).toBe(points('1'));
  });

  it('keeps what cannot be used exactly as typed', () => {
    const store = createWardStore(wardReading(), {});
    editLeaf(store, SELF_LEAF, { raw: '9' });
    const view = store.getState().views[SELF_LEAF];
    expect(view?.typed.raw).toBe('9');
    expect(view?.problem).toMatchObject({ code: 'POINTS_OUT_OF_RANGE', maximum: points('1.5') });
  });

  it('asks no reason of points the city supplies itself', () => {
    const store = createWardStore(wardReading(), {});
    editLeaf(store, CITY_LEAF, { raw: '2,25' });
    expect(store.getState().views[CITY_LEAF]).toMatchObject({ problem: null, state: 'given' });
  });

  it('has nothing to save once what is typed is what is on disk again', () => {
    const held = savedLeaf(SELF_LEAF, { raw: '1,5', points: points('1.5') });
    const store = createWardStore(wardReading({}, [held]), {});
    editLeaf(store, SELF_LEAF, { raw: '1' });
    expect(Object.keys(store.getState().drafts)).toEqual([SELF_LEAF]);
    editLeaf(store, SELF_LEAF, { raw: '1,5' });
    expect(store.getState().drafts).toEqual({});
  });

  it('keeps what was typed while a save was under way', () => {
    const store = createWardStore(wardReading(), {});
    editLeaf(store, SELF_LEAF, { raw: '1,5' });
    const sent = { ...typed, raw: '1,5' };
    editLeaf(store, SELF_LEAF, { raw: '1,25' });
    keepSaved(store, SELF_LEAF, sent, savedLeaf(SELF_LEAF, { raw: '1,5', points: points('1.5') }));
    expect(store.getState().drafts[SELF_LEAF]?.raw).toBe('1,25');
    keepSaved(
      store,
      SELF_LEAF,
      { ...sent, raw: '1,25' },
      savedLeaf(SELF_LEAF, { raw: '1,25', points: points('1.25'), reason: 'x' }),
    );
    expect(store.getState().drafts).toEqual({});
  });

  it('leaves the views of other rows as they are', () => {
    const store = createWardStore(wardReading(), {});
    const before = store.getState().views['1.2'];
    editLeaf(store, SELF_LEAF, { raw: '1,5' });
    expect(store.getState().views['1.2']).toBe(before);
  });
});
