import type { CDPSession, Page } from 'playwright-core';

/** What the browser did while a person typed or scrolled. Milliseconds. */
export interface FrameReport {
  readonly frames: number;
  readonly medianGap: number;
  readonly longestGap: number;
  /** Gaps above 50 ms: three frames of 60 a second dropped in a row. */
  readonly gapsOver50: number;
  readonly longTasks: number;
  readonly longestTask: number;
}

/**
 * Frames that did not come when they were due. A headless browser has no screen: it asks for a frame at a steady pace
 * of its own, so the pace while nothing happens is what every other figure is set against. A frame counts as late where
 * its gap is above one and a half of that interval; `missed` counts the intervals that went by without one.
 */
export interface Smoothness {
  readonly interval: number;
  readonly due: number;
  readonly late: number;
  readonly missed: number;
}

/** How smooth some frames were, given the interval of an idle page. */
export function smoothness(gaps: readonly number[], interval: number): Smoothness {
  const late = gaps.filter((gap) => gap > interval * 1.5);
  const missed = late.reduce((sum, gap) => sum + Math.round(gap / interval) - 1, 0);
  return { interval, due: gaps.length + missed, late: late.length, missed };
}

interface Watch {
  gaps: number[];
  tasks: number[];
  rows: Set<string>;
  changes: number;
}

declare global {
  interface Window {
    frameWatch?: Watch;
  }
}

/** Starts to record frames, long tasks and every change below the grid. */
export async function watchFrames(page: Page, grid: string): Promise<void> {
  await page.evaluate((selector) => {
    const watch: Watch = { gaps: [], tasks: [], rows: new Set(), changes: 0 };
    window.frameWatch = watch;
    let before = performance.now();
    const tick = (now: number): void => {
      watch.gaps.push(now - before);
      before = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watch.tasks.push(duration);
    }).observe({ type: 'longtask' });
    const observer = new MutationObserver((records) => {
      watch.changes += records.length;
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        watch.rows.add(element?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '');
      }
    });
    const root = document.querySelector(selector);
    if (!root) throw new Error(`no ${selector}`);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  }, grid);
}

/** Rows and changes since this was asked last, once the browser has drawn. */
export async function takeChanges(
  page: Page,
): Promise<{ readonly rows: readonly string[]; readonly changes: number }> {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const watch = window.frameWatch;
    if (!watch) throw new Error('not watching');
    const taken = { rows: [...watch.rows], changes: watch.changes };
    watch.rows.clear();
    watch.changes = 0;
    return taken;
  });
}

/** Every gap between frames since they were taken last. Milliseconds. */
export async function takeGaps(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    if (!window.frameWatch) throw new Error('not watching');
    return window.frameWatch.gaps.splice(0);
  });
}

/** Frames and long tasks since this was asked last. */
export async function takeFrames(page: Page): Promise<FrameReport> {
  return page.evaluate(() => {
    const watch = window.frameWatch;
    if (!watch) throw new Error('not watching');
    const gaps = watch.gaps.splice(0).toSorted((a, b) => a - b);
    const tasks = watch.tasks.splice(0);
    return {
      frames: gaps.length,
      medianGap: gaps[Math.floor(gaps.length / 2)] ?? 0,
      longestGap: gaps.at(-1) ?? 0,
      gapsOver50: gaps.filter((gap) => gap > 50).length,
      longTasks: tasks.length,
      longestTask: Math.max(0, ...tasks),
    };
  });
}

/** Processor time of the page's main thread, which other programs of the machine do not lengthen. Milliseconds. */
export interface Work {
  readonly all: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

/** Asks the browser for the processor time of the main thread so far. */
export async function watchWork(page: Page): Promise<() => Promise<Work>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string): number => (metrics.find((each) => each.name === name)?.value ?? 0) * 1000;
    return {
      all: of('TaskDuration'),
      script: of('ScriptDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
    };
  };
}
