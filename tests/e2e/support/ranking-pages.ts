import { expect } from 'vitest';
import { FIRST_WARD, SECOND_WARD } from '#tests/e2e/support/city-pages.ts';
import { openSection, rowWith } from '#tests/e2e/support/frame-pages.ts';
import type { Party } from '#tests/e2e/support/party.ts';
import { tabAndEnter, type DownloadedFile } from '#tests/e2e/support/watched-page.ts';

/** "Kết quả": both wards ranked beside last year. */
export async function readRanking(city: Party): Promise<void> {
  const { page } = city;
  await openSection(city, 'Tổng quan');
  await page.getByText(FIRST_WARD).first().waitFor();
  await city.checkAccess('Cấp trên: Tổng quan');
  await openSection(city, 'Kết quả');
  const table = page.getByRole('grid', { name: 'Kết quả chỉ số cải cách hành chính năm 2023' });
  await rowWith(table, FIRST_WARD).waitFor();
  const cells = async (ward: string): Promise<readonly string[]> =>
    rowWith(table, ward).locator('td').allTextContents();
  expect(await cells(SECOND_WARD)).toEqual(['1', SECOND_WARD, '98,00', '+10,50', '2', 'tăng 1', 'Xuất sắc']);
  expect(await cells(FIRST_WARD)).toEqual(['2', FIRST_WARD, '61,00', '−27,04', '1', 'giảm 1', 'Trung bình']);
  await city.checkAccess('Kết quả');
}

/** Both exports, as files. */
export async function exportRanking(
  city: Party,
): Promise<{ readonly docx: DownloadedFile; readonly xlsx: DownloadedFile }> {
  const { page } = city;
  const docx = await city.download(async () => tabAndEnter(page.getByRole('button', { name: 'Xuất Word' })));
  const xlsx = await city.download(async () => tabAndEnter(page.getByRole('button', { name: 'Xuất Excel' })));
  return { docx, xlsx };
}

/** The leader publishes; nothing of the round can be changed afterwards. */
export async function publish(city: Party): Promise<void> {
  const { page } = city;
  await tabAndEnter(page.getByRole('main').getByRole('link', { name: 'Công bố', exact: true }));
  await page.getByText('Mọi đơn vị đã thẩm định xong. Có thể công bố.').waitFor();
  await city.checkAccess('Công bố');
  await tabAndEnter(page.getByRole('button', { name: 'Công bố kết quả' }));
  const dialog = page.getByRole('dialog', { name: 'Công bố kết quả' });
  await dialog.getByText(/Công bố kết quả Chỉ số CCHC năm 2023: 2 đơn vị có xếp hạng/).waitFor();
  await city.checkAccess('Hộp công bố');
  await tabAndEnter(dialog.getByRole('button', { name: 'Công bố', exact: true }));
  await page.getByRole('region', { name: 'Kết quả đã công bố' }).waitFor();
  await openSection(city, 'Kết quả');
  await page.getByText('Kết quả đã công bố. Điểm thẩm định của kỳ này không sửa được nữa.').waitFor();
}
