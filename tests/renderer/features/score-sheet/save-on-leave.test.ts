import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveOnLeave } from '#renderer/features/score-sheet/save-on-leave.ts';
import { createSaver } from '#renderer/lib/sheet/saver.ts';
import { answerWith } from '#tests/renderer/lib/sheet/sheet-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('leaving a cell saves what was typed in it at once, and no more once the sheet is gone', async () => {
  const saved: string[] = [];
  const saver = createSaver(
    {
      save: (leafCode, _answer, baseVersion) => {
        saved.push(leafCode);
        return Promise.resolve({
          ok: true,
          value: { version: baseVersion + 1, savedAt: '2026-01-02T03:32:05.000Z' },
        });
      },
      report: () => undefined,
      onConflict: () => undefined,
    },
    new Map(),
  );
  const area = new EventTarget();
  const end = saveOnLeave(area, () => void saver.flush());
  saver.touch('1.1', answerWith({ a: '1' }));
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual([]);
  area.dispatchEvent(new Event('focusout'));
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['1.1']);
  end();
  saver.touch('1.2', answerWith({ a: '1' }));
  area.dispatchEvent(new Event('focusout'));
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['1.1']);
});
