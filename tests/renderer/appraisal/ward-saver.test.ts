import { describe, expect, it, vi } from 'vitest';
import type { SaveStatus } from '#renderer/lib/save-status.ts';
import { appError } from '#shared/contract/errors.ts';
import { points } from '#shared/lib/points.ts';
import { createWardSaver, type WardSaverPort } from '#renderer/features/appraisal/ward-saver.ts';
import { createWardStore, editLeaf } from '#renderer/features/appraisal/ward-store.ts';
import { SELF_LEAF, savedLeaf, wardReading } from '#tests/renderer/appraisal/ward-fixture.ts';

function setUp(save?: WardSaverPort['save']) {
  const store = createWardStore(wardReading(), {});
  const told: SaveStatus[] = [];
  const saved: string[] = [];
  const show = vi.fn();
  const port: WardSaverPort = {
    save:
      save ??
      (async (leafCode, typed) => {
        saved.push(`${leafCode}=${typed.raw}`);
        return { ok: true, value: savedLeaf(leafCode, { ...typed, points: points('1.5') }) };
      }),
    report: (status) => told.push(status),
    show,
  };
  return { store, told, saved, show, saver: createWardSaver(store, port, 5) };
}

describe('saving decisions', () => {
  it('saves soon after the last keystroke and says when', async () => {
    const { store, told, saved, saver } = setUp();
    editLeaf(store, SELF_LEAF, { raw: '1,5' });
    saver.touch(SELF_LEAF);
    await vi.waitFor(() => expect(saved).toEqual([`${SELF_LEAF}=1,5`]));
    expect(told.map((status) => status.state)).toEqual(['saving', 'saved']);
    expect(store.getState().drafts).toEqual({});
  });

  it('does not send what lacks a reason, and says so when the row is left', async () => {
    const { store, told, saved, show, saver } = setUp();
    editLeaf(store, SELF_LEAF, { raw: '1' });
    saver.touch(SELF_LEAF);
    await saver.flush();
    expect(saved).toEqual([]);
    expect(told.at(-1)).toMatchObject({ state: 'failed', error: { code: 'REASON_REQUIRED' } });
    const last = told.at(-1);
    if (last?.state === 'failed') last.retry();
    expect(show).toHaveBeenCalledWith(SELF_LEAF);
  });

  it('takes the warning back once nothing waits any more', async () => {
    const { store, told, saver } = setUp();
    editLeaf(store, SELF_LEAF, { raw: '99' });
    await saver.flush();
    expect(told.at(-1)?.state).toBe('failed');
    editLeaf(store, SELF_LEAF, { raw: '' });
    await saver.flush();
    expect(told.at(-1)?.state).toBe('quiet');
  });

  it('keeps what the backend could not save, and saves it at the next try', async () => {
    let fails = true;
    const { store, told, saver } = setUp(async (leafCode, typed) =>
      fails
        ? { ok: false, error: appError('DISK_FULL', { path: '/x' }) }
        : { ok: true, value: savedLeaf(leafCode, { ...typed, points: points('1.5') }) },
    );
    editLeaf(store, SELF_LEAF, { raw: '1,5' });
    await saver.flush();
    expect(told.at(-1)).toMatchObject({ state: 'failed', error: { code: 'DISK_FULL' } });
    expect(store.getState().drafts[SELF_LEAF]?.raw).toBe('1,5');
    fails = false;
    await saver.flush();
    expect(told.at(-1)?.state).toBe('saved');
    expect(store.getState().drafts).toEqual({});
  });
});
