import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { openSection, signIn } from '#tests/e2e/support/frame-pages.ts';
import { startParty, type Party } from '#tests/e2e/support/party.ts';
import { sheetPage, type SheetPage } from '#tests/e2e/support/sheet-pages.ts';
import { launchBrowser, tabAndEnter } from '#tests/e2e/support/watched-page.ts';
import { foundTown, openWard } from '#tests/support/small-town.ts';
import type { Caller } from '#tests/support/test-backend.ts';

/** Two windows of one ward at the same criterion: nothing is overwritten before a person has seen both values. */
const LEAF = '1.1.2';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let computer: Party;
let sheet: SheetPage;
let ward: Caller;
let roundId: string;

const held = async () => (await ward.value('scoring.readSheet', { roundId })).answers[LEAF];
const numerator = async (): Promise<string> => (await held())?.answer.inputs['tasks.numerator']?.raw ?? '';

/** What the top bar says while something typed is not on the disk. */
const notSaved = () => computer.page.getByRole('alert').filter({ hasText: 'Chưa lưu được' });

/** The other window saves two figures. */
async function elsewhere(raw: string): Promise<void> {
  const inputs = {
    'tasks.numerator': { raw, estimated: false },
    'tasks.denominator': { raw: '50', estimated: false },
  };
  const baseVersion = (await held())?.version ?? 0;
  const answer = { ...EMPTY_ANSWER, inputs };
  await ward.value('scoring.saveAnswer', { roundId, leafCode: LEAF, answer, baseVersion });
}

beforeAll(async () => {
  browser = await launchBrowser();
  computer = await startParty(browser, 'sheet-conflict');
  const town = await foundTown(computer, 1);
  ({ ward } = await openWard(computer, town.setupTokens[0] ?? ''));
  town.city.close();
  roundId = town.round.id;
  await computer.page.reload();
  await tabAndEnter(computer.page.getByRole('button', { name: 'Mở Xã Số 1' }));
  await signIn(computer, 'canbo');
  await openSection(computer, 'Chấm điểm');
  sheet = sheetPage(computer);
  await sheet.row(LEAF).waitFor();
});

afterAll(async () => {
  await computer.close();
  await browser.close();
});

test('both values of every field that differs are told, and either choice holds', async () => {
  const { page } = computer;
  const field = sheet.row(LEAF).locator('input').first();
  const told = page.getByText(`Tiêu chí ${LEAF} vừa được người khác sửa`);
  await elsewhere('45');
  await field.fill('48');
  await told.waitFor();
  const lines = page.getByRole('status').filter({ has: told }).getByRole('listitem');
  await expect.poll(async () => lines.count()).toBe(2);
  expect(await lines.allTextContents()).toEqual([
    expect.stringMatching(/^Số nhiệm vụ đã hoàn thành: bạn gõ 48; .+ đã lưu 45\.$/),
    expect.stringMatching(/^Số nhiệm vụ trong kế hoạch: bạn gõ \(trống\); .+ đã lưu 50\.$/),
  ]);
  expect(await numerator()).toBe('45');
  await notSaved().waitFor();
  await computer.checkAccess('Chấm điểm, hai người cùng sửa');
  // The notice stands right before the search box.
  await sheet.press('ControlOrMeta+F', 'Shift+Tab', 'Enter');
  await expect.poll(async () => field.inputValue()).toBe('45');
  await told.waitFor({ state: 'detached' });
  await notSaved().waitFor({ state: 'detached' });

  await elsewhere('46');
  await field.fill('47');
  await told.waitFor();
  expect(await numerator()).toBe('46');
  await sheet.press('ControlOrMeta+F', 'Shift+Tab', 'Shift+Tab', 'Enter');
  await told.waitFor({ state: 'detached' });
  await expect.poll(numerator).toBe('47');
  expect(computer.complaints).toEqual([]);
});

test('what cannot be saved is said in the top bar as long as it is so, stays in its cell, and is saved once it can', async () => {
  const { page } = computer;
  const field = sheet.row(LEAF).locator('input').first();
  const address = '**/rpc/scoring.saveAnswer';
  const full = { ok: false, error: { code: 'DISK_FULL', details: { path: 'D:' } } };
  await page.route(address, async (route) => route.fulfill({ json: full }));
  await field.fill('41');
  await notSaved().waitFor();
  await sheet.press('Tab');
  await notSaved().waitFor();
  expect(await field.inputValue()).toBe('41');
  expect(await numerator()).toBe('47');
  expect(await page.getByText(/^Đã lưu \d/).count()).toBe(0);
  await page.unroute(address);
  await notSaved().getByRole('button').press('Enter');
  await notSaved().waitFor({ state: 'detached' });
  await page.getByText(/^Đã lưu \d/).waitFor();
  expect(await numerator()).toBe('41');
  expect(computer.complaints).toEqual([]);
});
