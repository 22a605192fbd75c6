import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { points } from '#shared/lib/points.ts';
import { openSection, signIn } from '#tests/e2e/support/frame-pages.ts';
import { startParty, type Party } from '#tests/e2e/support/party.ts';
import { sheetPage, type SheetPage } from '#tests/e2e/support/sheet-pages.ts';
import { launchBrowser, tabAndEnter } from '#tests/e2e/support/watched-page.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openNextRound,
  openWard,
  signAndExport,
} from '#tests/support/small-town.ts';
import type { Caller } from '#tests/support/test-backend.ts';

/** A ward in its second year, half of it scored: last year's answers, filters, and every key of the sheet. */
const WARD = 'Xã Số 1';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let browser: Browser;
let computer: Party;
let sheet: SheetPage;
let ward: Caller;
let roundId: string;

type Reading = Awaited<ReturnType<typeof readSheet>>;
const readSheet = () => ward.value('scoring.readSheet', { roundId });

beforeAll(async () => {
  browser = await launchBrowser();
  computer = await startParty(browser, 'sheet-keys');
  const town = await foundTown(computer, 1);
  ({ ward } = await openWard(computer, town.setupTokens[0] ?? ''));
  const answers = fullAnswers(new Map([['1.1.1', points('0.25')]]));
  await completeSheet(ward, town.round.id, answers);
  await signAndExport(ward, town.round.id);
  const next = await openNextRound(town, town.round.year + 1);
  town.city.close();
  ({ roundId } = next);
  await ward.job('exchange.importBundles', { fileTokens: [await ward.carry(next.setup)], dryRun: false });
  const some = new Map([...answers].filter((_entry, index) => index % 2 === 0));
  const text = JSON.stringify({ answers: Object.fromEntries(some) });
  await ward.value('scoring.importAnswers', { roundId, fileToken: await ward.upload('traloi.json', text) });
  await computer.page.reload();
  await tabAndEnter(computer.page.getByRole('button', { name: `Mở ${WARD}` }));
  await signIn(computer, 'canbo');
  await openSection(computer, 'Chấm điểm');
  sheet = sheetPage(computer);
  await sheet.row('1').waitFor();
});

afterAll(async () => {
  await computer.close();
  await browser.close();
});

/** The code of the row that has the focus, itself or in one of its fields. */
async function here(): Promise<string> {
  return computer.page.evaluate(
    () => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '',
  );
}

async function cellHere(): Promise<string> {
  return computer.page.evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLElement ? (field.dataset['cell'] ?? '') : '';
  });
}

/** A ward leaf nobody has answered whose answer of last year is known, with some kind of operand. */
function openLeaf({ set, answers, lastYear }: Reading, kind: string, nth = 0): string {
  const found = listWardLeaves(set).filter(
    ({ code, leaf }) =>
      answers[code] === undefined && lastYear.answers[code] && leaf.operands[0]?.kind === kind,
  );
  return found[nth]?.code ?? '';
}

function rowOf(code: string): Locator {
  return computer.page.locator(`[data-row="${code}"]`);
}

test('arrows go row by row, also out of a list; its own keys open it and choose', async () => {
  const reading = await readSheet();
  const code = openLeaf(reading, 'yesNo');
  const list = rowOf(code).locator('select').first();
  await list.focus();
  const before = await list.inputValue();
  await sheet.press('ArrowDown');
  expect(await here()).not.toBe(code);
  expect(await list.inputValue()).toBe(before);
  await sheet.press('ArrowUp');
  expect(await here()).toBe(code);
  expect(await list.inputValue()).toBe(before);
  await list.focus();
  await sheet.press('Alt+ArrowDown', 'ArrowDown', 'Enter');
  await expect.poll(async () => list.inputValue()).toBe('yes');
  expect(await here()).toBe(code);
  await sheet.press('ControlOrMeta+Z');
  await expect.poll(async () => list.inputValue()).toBe('');
  await list.focus();
  await sheet.press('F2', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect.poll(async () => list.inputValue()).toBe('no');
  await sheet.press('ControlOrMeta+Z');
  await sheet.saved();
});

test('Tab, Enter, F2, digits, folding, Home and End, page by page', async () => {
  await rowOf('1').focus();
  await sheet.press('ArrowDown', 'ArrowDown');
  const first = await here();
  await sheet.press('F2');
  expect(await cellHere()).not.toBe('');
  await sheet.press('Tab');
  const second = `${await here()} ${await cellHere()}`;
  await sheet.press('Shift+Tab');
  expect(`${await here()} ${await cellHere()}`).not.toBe(second);
  await sheet.press('Escape');
  expect(await cellHere()).toBe('');
  await sheet.press('End');
  const last = await here();
  await sheet.press('Home');
  expect(await here()).toBe('1');
  await sheet.press('PageDown');
  expect([first, last, '1']).not.toContain(await here());
  await sheet.press('Home', 'ArrowLeft');
  expect(await rowOf('1').getAttribute('aria-expanded')).toBe('false');
  await sheet.press('ArrowRight');
  expect(await rowOf('1').getAttribute('aria-expanded')).toBe('true');
  const reading = await readSheet();
  const open = openLeaf(reading, 'ratio');
  await rowOf(open).focus();
  await sheet.type('7');
  expect(await rowOf(open).locator('input').first().inputValue()).toBe('7');
  await sheet.press('Enter');
  expect(await here()).not.toBe(open);
  await sheet.press('ControlOrMeta+Z');
  await expect.poll(async () => rowOf(open).locator('input').first().inputValue()).toBe('');
});

test('a click takes the whole figure, so that the next digit replaces it; a second click sets the cursor', async () => {
  const field = rowOf(openLeaf(await readSheet(), 'ratio'))
    .locator('input')
    .first();
  await field.fill('0');
  await rowOf('1').focus();
  await field.click();
  await sheet.type('3');
  expect(await field.inputValue()).toBe('3');
  await field.click();
  await sheet.press('End', '5');
  expect(await field.inputValue()).toBe('35');
  await field.fill('');
  await sheet.saved();
});

test('F4, F6 and F1 lead into the panel; Ctrl+S tells; Ctrl+F finds without marks', async () => {
  const { page } = computer;
  const code = openLeaf(await readSheet(), 'ratio');
  const inPart = async (part: string): Promise<boolean> =>
    page.evaluate((name) => document.activeElement?.closest(`[data-part="${name}"]`) !== null, part);
  for (const [key, part] of [
    ['F4', 'evidence'],
    ['F6', 'explanation'],
    ['F1', 'guidance'],
  ] as const) {
    await rowOf(code).focus();
    await sheet.press(key);
    await expect.poll(async () => inPart(part)).toBe(true);
  }
  await rowOf(code).focus();
  await sheet.press('ControlOrMeta+S');
  await page
    .getByRole('status')
    .filter({ hasText: /Phím gõ gần nhất|Chưa có gì mới/ })
    .first()
    .waitFor();
  const all = await page.locator('[role="treegrid"] tbody tr').count();
  await sheet.press('ControlOrMeta+F');
  await sheet.type('ke hoach');
  const rows = page.locator('[role="treegrid"] tbody tr');
  await expect.poll(async () => rows.count()).toBeLessThan(all);
  const found = rows.filter({ hasText: 'kế hoạch' });
  expect(await found.count()).toBeGreaterThan(0);
  await sheet.press('ControlOrMeta+A', 'Delete');
  await expect.poll(async () => rows.count()).toBe(all);
});

test('Ctrl+D copies last year with a mark; changing takes it off; undo brings it back', async () => {
  const { page } = computer;
  const reading = await readSheet();
  const code = openLeaf(reading, 'ratio');
  const year = reading.lastYear.year ?? 0;
  const before = reading.lastYear.answers[code];
  expect(year).toBe(reading.round.year - 1);
  await rowOf(code).focus();
  const part = sheet.panelPart('Năm trước');
  await part.getByText(`Năm ${year}`).waitFor();
  await sheet.press('ControlOrMeta+D');
  const mark = rowOf(code).getByText(`chép từ ${year}`);
  await mark.waitFor();
  await part
    .getByText(/Chưa sửa từ lúc chép/)
    .first()
    .waitFor();
  const field = rowOf(code).locator('input').first();
  expect(await field.inputValue()).toBe(Object.values(before?.answer.inputs ?? {})[0]?.raw);
  await sheet.saved();
  expect((await readSheet()).answers[code]?.answer.copiedFrom).toBe(year);
  await computer.checkAccess('Chấm điểm, chép từ năm trước');
  await field.focus();
  await sheet.type('9');
  await mark.waitFor({ state: 'detached' });
  await sheet.press('ControlOrMeta+Z');
  await mark.waitFor();
  await rowOf(code).focus();
  await sheet.press('ControlOrMeta+Z');
  await mark.waitFor({ state: 'detached' });
  await expect.poll(async () => field.inputValue()).toBe('');
  await rowOf(code).focus();
  await part.getByRole('button', { name: 'Chép từ năm trước (Ctrl+D)' }).click();
  await mark.waitFor();
  await page.screenshot({ path: process.env['SHEET_PICTURE'] ?? '/dev/null', type: 'png' });
});

test('every filter keeps what its count says', async () => {
  const { page } = computer;
  const reading = await readSheet();
  const scored = (code: string): boolean => {
    const answer = reading.answers[code]?.answer;
    return (
      answer?.copiedFrom === undefined && Object.values(answer?.inputs ?? {}).some(({ raw }) => raw !== '')
    );
  };
  const answered = listWardLeaves(reading.set).find(
    ({ code, leaf }) => scored(code) && leaf.operands[0]?.kind === 'ratio',
  );
  await rowOf(answered?.code ?? '')
    .locator('input')
    .last()
    .focus();
  await sheet.type('1');
  await sheet.saved();
  const chips = page.getByRole('group', { name: 'Lọc' }).getByRole('button');
  const seen: string[] = [];
  const names = ['Chưa chấm', 'Thiếu tài liệu', 'Mất điểm', 'Khác năm trước', 'Chép từ năm trước'];
  for (const name of names) {
    const named = { hasText: new RegExp(`^${name}`) };
    const chip = chips.filter(named).first();
    const seldom = (await chip.count()) === 0;
    if (seldom) {
      await chips.filter({ hasText: 'Lọc khác' }).focus();
      await page.keyboard.press('Enter');
    }
    const choice = seldom ? page.getByRole('menuitem').filter(named) : chip;
    const count = Number(/\d+/.exec((await choice.textContent()) ?? '')?.[0] ?? '-1');
    await choice.focus();
    await page.keyboard.press('Enter');
    // The chip of the menu bears the name of the filter that is on.
    if (seldom) await chip.waitFor();
    const leaves = page.locator('[role="treegrid"] tbody tr:not([aria-expanded])');
    await expect.poll(async () => leaves.count()).toBe(count);
    seen.push(name);
    await chips.first().click();
  }
  expect(seen).toEqual(names);
  expect(computer.complaints).toEqual([]);
});

test('laid out as it is, the sheet is a tree grid of rows and cells to a screen reader', async () => {
  const { page } = computer;
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const count = (role: string): number => nodes.filter((node) => node.role?.value === role).length;
  const rows = await page.locator('[role="treegrid"] tr').count();
  expect(count('treegrid')).toBe(1);
  expect(count('row')).toBeGreaterThanOrEqual(rows);
  expect(count('columnheader')).toBeGreaterThanOrEqual(9);
  expect(count('gridcell') % 8).toBe(0);
  expect(count('gridcell')).toBeGreaterThan(0);
  // Cells of rows far out of sight come with the row: the one that has the focus always has its own.
  await rowOf('1').focus();
  await sheet.press('End');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const selector = '[role="treegrid"] tbody tr:last-child td';
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const found = await session.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
  expect(found.nodes[0]?.role?.value).toBe('gridcell');
});
