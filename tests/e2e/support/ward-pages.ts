import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { CITY_NAME, FIRST_WARD } from '#tests/e2e/support/city-pages.ts';
import {
  addAccounts,
  changeUser,
  chooseTab,
  helpAndLock,
  openSection,
  PASSPHRASE,
  rowWith,
  typeFirstAccount,
} from '#tests/e2e/support/frame-pages.ts';
import type { Party } from '#tests/e2e/support/party.ts';
import { tabAndEnter, tabTo, type DownloadedFile } from '#tests/e2e/support/watched-page.ts';

/** The first door with the file the city handed over, and the people who score and sign. */
export async function openWardFolder(ward: Party, setup: DownloadedFile): Promise<void> {
  const { page } = ward;
  await tabAndEnter(page.getByRole('button', { name: /Xã, phường: mở gói khởi tạo/ }));
  const chooser = page.waitForEvent('filechooser');
  await tabAndEnter(page.getByRole('button', { name: 'Chọn tệp' }));
  await (await chooser).setFiles(setup.path);
  const facts = page.locator('main');
  await facts.getByRole('heading', { name: FIRST_WARD }).waitFor();
  for (const fact of [CITY_NAME, 'Chỉ số CCHC năm 2023 (2023)', '10/01/2024', '7 tiêu chí chấm điểm']) {
    expect(await facts.textContent()).toContain(fact);
  }
  await tabTo(page.getByRole('textbox', { name: 'Họ và tên' }));
  await typeFirstAccount(page, 'Nguyễn Quản Trị');
  await ward.checkAccess('Xã, phường: mở gói khởi tạo');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  await addAccounts(ward, [
    { fullName: 'Hoàng Cán Bộ', username: 'canbo', position: 'Công chức', role: 'Cán bộ chấm điểm' },
    { fullName: 'Đỗ Lãnh Đạo', username: 'lanhdao', position: 'Chủ tịch UBND', role: 'Lãnh đạo' },
  ]);
  await changeUser(ward, 'canbo');
  await openSection(ward, 'Tổng quan');
  await page.getByText('88,04').first().waitFor();
  await ward.checkAccess('Xã, phường: Tổng quan');
  await helpAndLock(ward);
}

/** "Trình ký" of the officer: one warning explained, then on to the leader. */
export async function submitSheet(ward: Party, explain: boolean): Promise<void> {
  const { page } = ward;
  await openSection(ward, 'Trình ký');
  const check = page.getByRole('region', { name: 'Kiểm tra hoàn thành' });
  if (explain) {
    const row = rowWith(check, '1.2').filter({ hasText: 'Cần giải trình' });
    await tabTo(row.getByRole('textbox', { name: 'Giải trình cho tiêu chí 1.2' }));
    await page.keyboard.type('Báo cáo lưu bản giấy tại văn phòng.');
    await page.keyboard.press('Tab');
    await rowWith(check, '1.2').getByText('đã giải trình').waitFor();
  }
  await ward.checkAccess('Trình ký, kiểm tra hoàn thành');
  await tabAndEnter(page.getByRole('button', { name: 'Trình lãnh đạo' }));
  await page.getByText('Đã trình lãnh đạo, đang chờ ký duyệt.').waitFor();
}

/** The leader reads and returns the sheet with words on one criterion. */
export async function returnSheet(ward: Party, leafCode: string, comment: string): Promise<void> {
  const { page } = ward;
  await openSection(ward, 'Trình ký');
  await page.getByText('Bảng điểm đang chờ bạn ký duyệt.').waitFor();
  await ward.checkAccess('Trình ký, lãnh đạo');
  await tabAndEnter(page.getByRole('button', { name: 'Trả lại' }));
  const dialog = page.getByRole('dialog', { name: 'Trả lại cho cán bộ chấm điểm' });
  await dialog.getByRole('textbox', { name: 'Ý kiến chung' }).waitFor();
  await page.keyboard.type('Xem lại một tiêu chí.');
  await tabAndEnter(dialog.getByRole('button', { name: 'Thêm ý kiến về một tiêu chí' }));
  const leaf = dialog.getByRole('combobox', { name: 'Ý kiến về tiêu chí' });
  await leaf.selectOption(leafCode);
  await dialog.getByRole('textbox', { name: 'Ý kiến', exact: true }).focus();
  await page.keyboard.type(comment);
  await ward.checkAccess('Hộp trả lại');
  await tabAndEnter(dialog.getByRole('button', { name: 'Trả lại' }));
  await dialog.waitFor({ state: 'detached' });
}

/** The leader signs with a passphrase of his own. */
export async function signSheet(ward: Party, total: string): Promise<void> {
  const { page } = ward;
  await openSection(ward, 'Trình ký');
  await tabAndEnter(page.getByRole('button', { name: 'Ký duyệt' }));
  const dialog = page.getByRole('dialog', { name: 'Ký duyệt bảng điểm' });
  await dialog.getByText(`Ký ${total} điểm của ${FIRST_WARD}`).waitFor();
  await tabTo(dialog.getByRole('textbox', { name: 'Cụm mật khẩu ký', exact: true }));
  await page.keyboard.type(PASSPHRASE);
  await tabTo(dialog.getByRole('textbox', { name: 'Nhập lại cụm mật khẩu ký' }));
  await page.keyboard.type(PASSPHRASE);
  await ward.checkAccess('Hộp ký duyệt');
  await page.keyboard.press('Enter');
  // The first signature made the key: its recovery sheet is offered, and may wait.
  const sheet = page.getByRole('dialog', { name: 'Đã ký. In phiếu khôi phục khóa ký' });
  await sheet.waitFor();
  await ward.checkAccess('Mời in phiếu khôi phục');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.getByText(/^Đã ký .*, khóa với mã kiểm tra/).waitFor();
  await ward.checkAccess('Trình ký, đã ký');
}

/** The bundles made here, with what became of each. */
function outbox({ page }: Party): Locator {
  return page.getByRole('grid', { name: 'Các gói đã lập' });
}

/** "Gửi/nhận": the bundle is made, and fetched as a file. */
export async function exportSubmission(ward: Party): Promise<DownloadedFile> {
  const { page } = ward;
  await openSection(ward, 'Gửi/nhận');
  await tabAndEnter(page.getByRole('button', { name: 'Lập gói gửi cấp trên' }));
  await page.getByText(/^Đã lập gói .* và đọc lại đúng\./).waitFor();
  const file = await ward.download(async () =>
    tabAndEnter(page.getByRole('button', { name: 'Lấy tệp', exact: true }).first()),
  );
  await outbox(ward).getByText('đã lấy tệp, chờ biên nhận').waitFor();
  await ward.checkAccess('Gửi/nhận');
  return file;
}

/** Receipt and feedback come in; the outbox turns green. */
export async function receiveFromCity(ward: Party, files: readonly DownloadedFile[]): Promise<void> {
  const { page } = ward;
  await openSection(ward, 'Gửi/nhận');
  await chooseTab(ward, 'Hộp đến');
  const chooser = page.waitForEvent('filechooser');
  await tabAndEnter(page.getByRole('button', { name: 'Chọn nhiều tệp' }));
  await (await chooser).setFiles(files.map((file) => file.path));
  await tabAndEnter(page.getByRole('button', { name: `Tiếp nhận ${files.length} tệp` }));
  await page.getByText(new RegExp(`^Đã tiếp nhận ${files.length} tệp lúc`)).waitFor();
  await ward.checkAccess('Gửi/nhận, hộp đến');
  await chooseTab(ward, 'Hộp đi');
  await outbox(ward).getByText('cấp trên đã nhận').waitFor();
  await page.getByText('Còn 1 ý kiến thẩm định chưa trả lời.').waitFor();
  await ward.checkAccess('Gửi/nhận, đã có biên nhận');
}
