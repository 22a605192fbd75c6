import type { Locator, Page } from 'playwright-core';
import type { Party } from '#tests/e2e/support/party.ts';
import { isFocused, tabAndEnter, tabTo } from '#tests/e2e/support/watched-page.ts';

export const PASSWORD = 'mật khẩu thử 1';
export const PASSPHRASE = 'câu ký của lãnh đạo';

/** Types into the field that has the focus, then goes on with Tab. */
export async function typeAndTab(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
}

/** Opens a section from the navigation with Tab and Enter. */
export async function openSection({ page }: Party, label: string): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name: label });
  await tabAndEnter(link);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Goes to the tabs of a page with Tab and to one of them with the arrows. */
export async function chooseTab({ page }: Party, name: string): Promise<void> {
  const wanted = page.getByRole('tab', { name, exact: true });
  await tabTo(page.getByRole('tab', { selected: true }));
  const count = await page.getByRole('tab').count();
  for (let pressed = 0; pressed < count; pressed += 1) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`no tab ${name} with the arrows`);
}

/** Signs the user of the page out and another one in, by keyboard. */
export async function changeUser(party: Party, username: string): Promise<void> {
  const { page } = party;
  await tabAndEnter(page.getByRole('button', { name: /^Tài khoản / }));
  const leave = page.getByRole('menuitem', { name: 'Đăng xuất' });
  await leave.waitFor();
  // A menu that has just opened takes the focus to its first item: End goes to the last from wherever it stands.
  await page.waitForFunction(() => document.activeElement?.closest('[role="menu"]') !== null);
  for (let pressed = 0; pressed < 8 && !(await isFocused(leave)); pressed += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await signIn(party, username);
}

/** The sign-in screen: the cursor stands in the name. */
export async function signIn(party: Party, username: string): Promise<void> {
  const { page } = party;
  await tabTo(page.getByRole('textbox', { name: 'Tên đăng nhập' }));
  await typeAndTab(page, username);
  await page.keyboard.type(PASSWORD);
  await party.checkAccess('Đăng nhập');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
}

/** F1, then the lock, then back to work: nothing is lost behind it. */
export async function helpAndLock(party: Party): Promise<void> {
  const { page } = party;
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: /^Trợ giúp/ });
  await help.waitFor();
  await party.checkAccess('Trợ giúp');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await tabAndEnter(page.getByRole('button', { name: 'Khóa màn hình' }));
  const password = page.getByRole('textbox', { name: 'Mật khẩu' });
  await tabTo(password);
  await page.keyboard.type(PASSWORD);
  await party.checkAccess('Khóa màn hình');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
}

/** One account added in "Sao lưu & cài đặt", the form filled without the mouse. */
export interface NewAccount {
  readonly fullName: string;
  readonly username: string;
  readonly position: string;
  readonly role: string;
}

/** Adds accounts; leaves the page on the list of accounts. */
export async function addAccounts(party: Party, accounts: readonly NewAccount[]): Promise<void> {
  const { page } = party;
  await openSection(party, 'Sao lưu & cài đặt');
  await chooseTab(party, 'Tài khoản');
  for (const account of accounts) {
    await tabAndEnter(page.getByRole('button', { name: 'Thêm tài khoản' }));
    await page.getByRole('textbox', { name: 'Họ và tên' }).waitFor();
    await typeAndTab(page, account.fullName, account.username, account.position);
    await page.getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: account.role });
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText(`Đã lưu tài khoản ${account.fullName}.`).waitFor();
  }
}

/** The first administrator, in the fields that follow each other. */
export async function typeFirstAccount(page: Page, fullName: string): Promise<void> {
  await typeAndTab(page, fullName, 'Quản trị hệ thống', 'quantri', PASSWORD);
  await page.keyboard.type(PASSWORD);
}

/** The row of a table that holds a text. */
export function rowWith(table: Locator, text: string | RegExp): Locator {
  return table.getByRole('row').filter({ hasText: text });
}
