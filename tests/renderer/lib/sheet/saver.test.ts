import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { SaveStatus } from '#renderer/lib/save-status.ts';
import { createSaver, type SaverPort } from '#renderer/lib/sheet/saver.ts';
import { answerWith } from '#tests/renderer/lib/sheet/sheet-fixture.ts';

interface SavedCall {
  readonly leafCode: string;
  readonly answer: LeafAnswer;
  readonly baseVersion: number;
}

const NEXT = { savedAt: '2026-01-02T03:32:05.000Z' };

function setUp(answers: (call: SavedCall) => AppError | number | Promise<number>) {
  const calls: SavedCall[] = [];
  const states: SaveStatus['state'][] = [];
  const conflicts: [string, number][] = [];
  const port: SaverPort = {
    save: async (leafCode, answer, baseVersion) => {
      const call = { leafCode, answer, baseVersion };
      calls.push(call);
      const outcome = await answers(call);
      return typeof outcome === 'number'
        ? { ok: true, value: { version: outcome, ...NEXT } }
        : { ok: false, error: outcome };
    },
    report: (status) => states.push(status.state),
    onConflict: (leafCode, version) => conflicts.push([leafCode, version]),
  };
  const versions = new Map<string, number>();
  return { saver: createSaver(port, versions), calls, states, conflicts, versions };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sheet saver', () => {
  it('saves within a second of the first keystroke, although typing goes on', async () => {
    const { saver, calls } = setUp(({ baseVersion }) => baseVersion + 1);
    for (let keystroke = 1; keystroke <= 9; keystroke += 1) {
      saver.touch('1.1', answerWith({ a: '1'.repeat(keystroke) }));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(calls.length).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.at(-1)?.answer).toEqual(answerWith({ a: '111111111' }));
  });

  it('builds each save on the version of the one before', async () => {
    const { saver, calls } = setUp(({ baseVersion }) => baseVersion + 1);
    saver.touch('1.1', answerWith({ a: '1' }));
    await saver.flush();
    saver.touch('1.1', answerWith({ a: '2' }));
    await saver.flush();
    expect(calls.map(({ baseVersion }) => baseVersion)).toEqual([0, 1]);
  });

  it('saves what was typed while a save was under way', async () => {
    let finish: (version: number) => void = () => undefined;
    const { saver, calls } = setUp(({ baseVersion }) =>
      baseVersion === 0 ? new Promise<number>((resolve) => (finish = resolve)) : baseVersion + 1,
    );
    saver.touch('1.1', answerWith({ a: '1' }));
    await vi.advanceTimersByTimeAsync(500);
    saver.touch('1.1', answerWith({ a: '12' }));
    finish(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.map(({ answer }) => answer)).toEqual([answerWith({ a: '1' }), answerWith({ a: '12' })]);
  });

  it('says saved only when nothing waits any more', async () => {
    const { saver, states } = setUp(({ baseVersion }) => baseVersion + 1);
    saver.touch('1.1', answerWith({ a: '1' }));
    saver.touch('1.2', answerWith({ b: '2' }));
    await saver.flush();
    expect(states.filter((state) => state === 'saved')).toHaveLength(1);
    expect(states.at(-1)).toBe('saved');
  });

  it('keeps what could not be saved and saves it at the next try', async () => {
    let full = true;
    const { saver, calls, states } = setUp(({ baseVersion }) =>
      full ? appError('DISK_FULL', { path: 'D:' }) : baseVersion + 1,
    );
    saver.touch('1.1', answerWith({ a: '1' }));
    await saver.flush();
    expect(states.at(-1)).toBe('failed');
    expect(saver.isWaiting('1.1')).toBe(true);
    full = false;
    await saver.flush();
    expect(states.at(-1)).toBe('saved');
    expect(calls).toHaveLength(2);
    expect(saver.isWaiting('1.1')).toBe(false);
  });

  it('holds a leaf in conflict back, saves the others, and lets the user keep their own', async () => {
    const { saver, calls, conflicts, versions } = setUp(({ leafCode, baseVersion }) =>
      leafCode === '1.1' && baseVersion < 7
        ? appError('ANSWER_CHANGED_ELSEWHERE', { leafCode, version: 7 })
        : baseVersion + 1,
    );
    saver.touch('1.1', answerWith({ a: '1' }));
    saver.touch('1.2', answerWith({ b: '2' }));
    await saver.flush();
    expect(conflicts).toEqual([['1.1', 7]]);
    expect(versions.get('1.2')).toBe(1);
    expect(calls).toHaveLength(2);
    await saver.keepMine('1.1', 7);
    expect(versions.get('1.1')).toBe(8);
    expect(calls.at(-1)?.answer).toEqual(answerWith({ a: '1' }));
  });

  it('forgets what the user gives up for the other person', async () => {
    const { saver, calls } = setUp(({ leafCode }) =>
      appError('ANSWER_CHANGED_ELSEWHERE', { leafCode, version: 3 }),
    );
    saver.touch('1.1', answerWith({ a: '1' }));
    await saver.flush();
    saver.dropMine('1.1');
    await saver.flush();
    expect(calls).toHaveLength(1);
    expect(saver.isWaiting('1.1')).toBe(false);
  });

  it('goes on saying that something is not saved while a leaf is in conflict, until a person decides', async () => {
    const { saver, states } = setUp(({ leafCode, baseVersion }) =>
      leafCode === '1.1' && baseVersion < 7
        ? appError('ANSWER_CHANGED_ELSEWHERE', { leafCode, version: 7 })
        : baseVersion + 1,
    );
    saver.touch('1.1', answerWith({ a: '1' }));
    await saver.flush();
    saver.touch('1.2', answerWith({ b: '2' }));
    expect(states.at(-1)).toBe('saving');
    await saver.flush();
    expect(states.at(-1)).toBe('failed');
    saver.dropMine('1.1');
    expect(states.at(-1)).toBe('saved');
  });

  it('says neither saved nor failed when the only thing typed was given up', async () => {
    const { saver, states } = setUp(({ leafCode }) =>
      appError('ANSWER_CHANGED_ELSEWHERE', { leafCode, version: 3 }),
    );
    saver.touch('1.1', answerWith({ a: '1' }));
    await saver.flush();
    saver.dropMine('1.1');
    expect(states).toEqual(['saving', 'failed', 'quiet']);
  });

  it('never says saved while a slow disk has not answered', async () => {
    let finish: (version: number) => void = () => undefined;
    const { saver, states } = setUp(() => new Promise<number>((resolve) => (finish = resolve)));
    saver.touch('1.1', answerWith({ a: '1' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['saving']);
    finish(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['saving', 'saved']);
  });
});
