import { expect } from 'vitest';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import {
  addAccounts,
  chooseTab,
  openSection,
  rowWith,
  typeAndTab,
  typeFirstAccount,
} from '#tests/e2e/support/frame-pages.ts';
import type { Party } from '#tests/e2e/support/party.ts';
import { SMALL_SET } from '#tests/e2e/support/small-set.ts';
import { tabAndEnter, tabTo, type DownloadedFile } from '#tests/e2e/support/watched-page.ts';

export const CITY_NAME = 'UBND thành phố Thử';
export const FIRST_WARD = 'Phường Bắc Lý';
export const SECOND_WARD = 'Xã Bảo Ninh';

/** The second door: the city's own folder, and the people who appraise and lead. */
export async function foundCity(city: Party): Promise<void> {
  const { page } = city;
  await page.getByRole('heading', { name: 'Sổ Điểm CCHC' }).waitFor();
  await city.checkAccess('Bắt đầu');
  await tabAndEnter(page.getByRole('button', { name: /Cấp trên: lập đơn vị và kỳ đánh giá/ }));
  await page.getByRole('textbox', { name: 'Tên đơn vị' }).waitFor();
  await typeAndTab(page, CITY_NAME, 'TP-THU');
  await page.keyboard.press('Tab');
  await typeAndTab(page, 'Tỉnh Thử');
  await typeFirstAccount(page, 'Trần Quản Trị');
  await city.checkAccess('Cấp trên: lập đơn vị');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  await city.checkAccess('Cấp trên: Tổng quan, chưa có kỳ');
  await addAccounts(city, [
    { fullName: 'Lê Thẩm Định', username: 'thamdinh', position: 'Chuyên viên', role: 'Người thẩm định' },
    { fullName: 'Phạm Lãnh Đạo', username: 'lanhdao', position: 'Chủ tịch', role: 'Lãnh đạo' },
  ]);
  await city.checkAccess('Cấp trên: Tài khoản');
}

/** "Bộ tiêu chí": the package the test wrote. */
export async function importSet(city: Party): Promise<void> {
  const { page } = city;
  await openSection(city, 'Bộ tiêu chí');
  const chooser = page.waitForEvent('filechooser');
  await tabAndEnter(page.getByRole('button', { name: 'Nhập bộ tiêu chí' }));
  await (
    await chooser
  ).setFiles({
    name: 'bo-tieu-chi.json',
    mimeType: 'application/json',
    buffer: Buffer.from(canonicalJson(SMALL_SET)),
  });
  await page.getByText(`Đã nhập ${SMALL_SET.title}.`).waitFor();
  const row = rowWith(page.getByRole('grid', { name: 'Các bộ tiêu chí' }), SMALL_SET.title);
  expect(await row.textContent()).toContain('Đạt');
  await city.checkAccess('Bộ tiêu chí');
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Phục vụ người dân').first().waitFor();
  await city.checkAccess('Bộ tiêu chí: một bộ');
}

/** "Đơn vị": both wards pasted as two lines of a spreadsheet. */
export async function pasteUnits(city: Party): Promise<void> {
  const { page } = city;
  await openSection(city, 'Đơn vị & kỳ đánh giá');
  await chooseTab(city, 'Đơn vị');
  await tabAndEnter(page.getByRole('button', { name: 'Dán nhiều dòng' }).first());
  const area = page.getByRole('textbox', { name: /^Mỗi dòng: mã, tên, loại/ });
  await area.focus();
  await page.keyboard.insertText(`DH01\t${FIRST_WARD}\tPhường\nDH02\t${SECOND_WARD}\tXã`);
  await page.getByText('Đọc được 2 dòng, dùng được 2 dòng.').waitFor();
  await city.checkAccess('Dán đơn vị');
  await tabAndEnter(page.getByRole('button', { name: 'Thêm 2 đơn vị' }));
  await page.getByText('Đã thêm 2 đơn vị.').waitFor();
}

/** "Kỳ đánh giá": the round with last year's points, and a setup bundle for each ward. */
export async function openRound(city: Party): Promise<readonly [DownloadedFile, DownloadedFile]> {
  const { page } = city;
  await chooseTab(city, 'Kỳ đánh giá');
  await tabAndEnter(page.getByRole('button', { name: 'Lập kỳ đánh giá' }).first());
  await tabTo(page.getByRole('textbox', { name: 'Tên kỳ' }));
  await typeAndTab(page, 'Chỉ số CCHC năm 2023', 'CCHC-2023');
  await page.keyboard.press('ControlOrMeta+A');
  await typeAndTab(page, '2023');
  await page.getByRole('combobox', { name: 'Bộ tiêu chí' }).selectOption({ label: setOption() });
  await tabTo(page.getByRole('textbox', { name: 'Hạn nộp' }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('10/01/2024');
  await tabTo(page.getByRole('textbox', { name: `Điểm năm trước của ${FIRST_WARD}` }));
  await page.keyboard.type('88.04');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('87,5');
  await city.checkAccess('Lập kỳ đánh giá');
  await tabAndEnter(page.getByRole('button', { name: 'Lập kỳ', exact: true }));
  await tabAndEnter(page.getByRole('button', { name: 'Tạo gói khởi tạo cho 2 đơn vị' }));
  await page.getByText('Đã tạo 2 gói khởi tạo.').waitFor();
  expect(await page.getByRole('textbox', { name: `Điểm năm trước của ${FIRST_WARD}` }).inputValue()).toBe(
    '88,04',
  );
  await city.checkAccess('Gói khởi tạo');
  const fetchSetup = async (ward: string): Promise<DownloadedFile> =>
    city.download(async () =>
      tabAndEnter(page.getByRole('button', { name: `Tải về gói khởi tạo của ${ward}` })),
    );
  return [await fetchSetup(FIRST_WARD), await fetchSetup(SECOND_WARD)];
}

function setOption(): string {
  return `${SMALL_SET.title} (2023, bản 1, 7 tiêu chí)`;
}
