import { expect } from 'vitest';
import { FIRST_WARD, SECOND_WARD } from '#tests/e2e/support/city-pages.ts';
import { openSection, rowWith } from '#tests/e2e/support/frame-pages.ts';
import type { Party } from '#tests/e2e/support/party.ts';
import { expectFocused, tabAndEnter, tabTo, type DownloadedFile } from '#tests/e2e/support/watched-page.ts';

/** "Tiếp nhận": two good files among a damaged and a foreign one; the dry run tells them apart, then receipts. */
export async function receiveFiles(city: Party, files: readonly DownloadedFile[]): Promise<DownloadedFile> {
  const { page } = city;
  await openSection(city, 'Tiếp nhận');
  await city.checkAccess('Tiếp nhận, chưa có gì');
  const chooser = page.waitForEvent('filechooser');
  await tabAndEnter(page.getByRole('button', { name: 'Chọn nhiều tệp' }));
  await (
    await chooser
  ).setFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })));
  await page.getByText('Đã kiểm tra 4 tệp, chưa ghi gì: 2 nhận được, 2 không nhận').waitFor();
  const table = page.getByRole('grid', { name: 'Kết quả kiểm tra từng tệp' });
  const [first, second, damaged, foreign] = files.map((file) => rowWith(table, file.name));
  expect(await first?.textContent()).toMatch(new RegExp(`Nhận được.*${FIRST_WARD}.*53,50`));
  expect(await second?.textContent()).toMatch(new RegExp(`Nhận được.*${SECOND_WARD}.*80,00`));
  expect(await damaged?.textContent()).toMatch(/Không nhận.*hỏng/);
  expect(await foreign?.textContent()).toMatch(/Không nhận/);
  await city.checkAccess('Tiếp nhận, đã kiểm tra');
  await readDetail(city, files[2]?.name ?? '');
  await tabAndEnter(page.getByRole('button', { name: 'Tiếp nhận 2 tệp' }));
  await page.getByText(/^Đã tiếp nhận 2 tệp lúc/).waitFor();
  await city.checkAccess('Tiếp nhận, đã nhận');
  return city.download(async () => tabAndEnter(page.getByRole('button', { name: 'Tải biên nhận (2)' })));
}

/** The row of a refused file opens beside the table and says what to do next. */
async function readDetail({ page }: Party, name: string): Promise<void> {
  const table = page.getByRole('grid', { name: 'Kết quả kiểm tra từng tệp' });
  await tabTo(table.locator('tr[tabindex="0"]'));
  for (let pressed = 0; pressed < 6; pressed += 1) {
    const chosen = table.locator('tr[aria-selected="true"]');
    if ((await chosen.count()) > 0 && (await chosen.textContent())?.includes(name)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.getByText('Việc cần làm:').waitFor();
  await page.keyboard.press('Escape');
}

/** "Thẩm định" of the first ward with keys only: accepted, lowered with a reason, survey points, finished. */
export async function appraiseFirst(city: Party, reason: string, request: string): Promise<void> {
  const { page } = city;
  await openSection(city, 'Thẩm định');
  const list = page.getByRole('grid', { name: 'Các đơn vị cần thẩm định' });
  await rowWith(list, FIRST_WARD).waitFor();
  await city.checkAccess('Thẩm định, danh sách');
  await rowWith(list, FIRST_WARD).focus();
  await page.keyboard.press('Enter');
  await expectFocusedField(city, '1.1');
  await page.keyboard.press('Enter');
  await expectFocusedField(city, '1.2');
  await page.keyboard.type('15');
  await page.keyboard.press('Enter');
  const reasonField = page.getByRole('textbox', { name: 'Lý do (F6)' });
  await expectFocused(reasonField);
  await page.keyboard.type(reason);
  await page.keyboard.press('Tab');
  await page.keyboard.type(request);
  await city.checkAccess('Thẩm định, một đơn vị');
  await page.getByText(/^Đã lưu \d/).waitFor();
  await page.keyboard.press('F8');
  await expectFocusedField(city, '1.3');
  await giveSurvey(city, '17,5');
  await acceptAndFinish(city, FIRST_WARD, 4);
  await city.checkAccess('Thẩm định, đã xong');
}

/** The second ward: survey points, the rest accepted. */
export async function appraiseSecond(city: Party): Promise<void> {
  const { page } = city;
  await tabAndEnter(page.getByRole('button', { name: 'Đơn vị sau' }));
  await page.getByRole('heading', { level: 1, name: SECOND_WARD }).waitFor();
  await expectFocusedField(city, '1.1');
  await giveSurvey(city, '18');
  await acceptAndFinish(city, SECOND_WARD, 6);
}

async function giveSurvey({ page }: Party, points: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Điểm thẩm định tiêu chí 2.3' });
  for (let pressed = 0; pressed < 10; pressed += 1) {
    if (await field.evaluate((each) => each === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.type(points);
  expect(await field.inputValue()).toBe(points);
  await page.keyboard.press('Enter');
}

async function expectFocusedField({ page }: Party, code: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Điểm thẩm định tiêu chí ${code}`, exact: true });
  await field.waitFor();
  await expectFocused(field);
}

async function acceptAndFinish({ page }: Party, ward: string, left: number): Promise<void> {
  await decide({ page }, 'Chấp nhận phần còn lại');
  await page.getByText(`Đã chấp nhận điểm tự chấm của ${left} tiêu chí.`).waitFor();
  await decide({ page }, 'Kết thúc thẩm định');
  await page.getByText(`Đã kết thúc thẩm định của ${ward}.`).waitFor();
}

/** A button of the page, then Enter in the dialog that asks once more. */
async function decide({ page }: Pick<Party, 'page'>, name: string): Promise<void> {
  await tabAndEnter(page.getByRole('main').getByRole('button', { name }));
  const dialog = page.getByRole('dialog', { name });
  await tabAndEnter(dialog.getByRole('button', { name }));
  await dialog.waitFor({ state: 'detached' });
}

/** The feedback bundles of both wards, in one archive. */
export async function makeFeedback(city: Party): Promise<DownloadedFile> {
  const { page } = city;
  await tabAndEnter(page.getByRole('button', { name: 'Danh sách đơn vị' }));
  await tabAndEnter(page.getByRole('button', { name: 'Tạo gói phản hồi (2 đơn vị)' }));
  const dialog = page.getByRole('dialog', { name: 'Gói phản hồi' });
  await tabTo(dialog.getByRole('textbox', { name: /^Hạn giải trình/ }));
  await page.keyboard.type('20/01/2024');
  await city.checkAccess('Hộp gói phản hồi');
  await page.keyboard.press('Enter');
  await page.getByText('Đã tạo 2 gói phản hồi.').waitFor();
  return city.download(async () => tabAndEnter(page.getByRole('button', { name: 'Tải 2 gói' })));
}
