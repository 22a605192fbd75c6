import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSection, signIn } from '#tests/e2e/support/frame-pages.ts';
import { startParty, type Party } from '#tests/e2e/support/party.ts';
import { launchBrowser, tabAndEnter } from '#tests/e2e/support/watched-page.ts';
import { foundWideTown } from '#tests/e2e/support/wide-town.ts';
import { docxFile, faxPdfFile, pdfFile, pngFile } from '#tests/support/evidence-files.ts';

/** The evidence library in a real browser: adding every way, looking into files, the scan folder, removal. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const scanFolder = mkdtempSync(join(tmpdir(), 'cchc-scanner-'));
let browser: Browser;
let computer: Party;

beforeAll(async () => {
  browser = await launchBrowser();
  computer = await startParty(browser, 'evidence');
  await foundWideTown(computer, 6);
  const { page } = computer;
  await page.reload();
  await tabAndEnter(page.getByRole('button', { name: 'Mở Xã Rộng' }));
  await signIn(computer, 'canbo');
  await openSection(computer, 'Tài liệu kiểm chứng');
});

afterAll(async () => {
  await computer.close();
  await browser.close();
  rmSync(scanFolder, { recursive: true, force: true });
});

interface Dropped {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Fires an event that carries files, as a hand or the clipboard would. */
async function bring(target: Locator, event: 'drop' | 'paste', files: readonly Dropped[]): Promise<void> {
  const sent = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }));
  await target.evaluate(
    (element, { what, list }) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const init = { bubbles: true, cancelable: true };
      if (what === 'paste') {
        element.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
        return;
      }
      for (const type of ['dragenter', 'dragover', 'drop'])
        element.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }));
    },
    { what: event, list: sent },
  );
}

const row = (name: string): Locator => computer.page.getByRole('row').filter({ hasText: name });
const preview = (name: string): Locator => computer.page.getByRole('region', { name: `Xem trước ${name}` });
/** What is shown of a file that is text. */
async function expectText(name: string, text: string): Promise<void> {
  const shown = preview(name).getByRole('textbox', { name: `Nội dung ${name}` });
  await shown.waitFor();
  expect(await shown.inputValue()).toContain(text);
}
const chip = (name: string): Locator =>
  computer.page.getByRole('group', { name: 'Lọc kho tài liệu' }).getByRole('button', { name });

test('several files dropped anywhere on the page come in at once, each shown beside the list', async () => {
  const { page } = computer;
  await computer.checkAccess('Kho tài liệu trống');
  await bring(page.getByRole('heading', { name: 'Tài liệu kiểm chứng' }), 'drop', [
    { name: 'ghi-chu.txt', type: 'text/plain', bytes: Buffer.from('Ghi chú cuộc họp ngày 05/01') },
    {
      name: 'scan0001.docx',
      type: '',
      bytes: docxFile([
        'ỦY BAN NHÂN DÂN XÃ RỘNG',
        'Số: 12/KH-UBND',
        'Xã Rộng, ngày 05 tháng 03 năm 2023',
        'KẾ HOẠCH',
        'Tuyên truyền cải cách hành chính',
      ]),
    },
    { name: 'cong-van.pdf', type: 'application/pdf', bytes: pdfFile('XIN CHAO') },
    { name: 'fax.pdf', type: 'application/pdf', bytes: faxPdfFile() },
    { name: 'khoa.pdf', type: 'application/pdf', bytes: pdfFile('KHOA', true) },
  ]);
  await page.getByText('Đã đưa 5 tệp vào kho.').waitFor();
  await expectText('ghi-chu.txt', 'Ghi chú cuộc họp ngày 05/01');
  expect(await page.getByRole('grid').locator('tbody tr').count()).toBe(5);
  await computer.checkAccess('Kho tài liệu, xem trước văn bản');
});

test('a Word document is shown as text, and what its first page says is offered for empty fields', async () => {
  const { page } = computer;
  await row('scan0001').click();
  await expectText('scan0001.docx', 'Tuyên truyền cải cách hành chính');
  const panel = page.getByRole('complementary', { name: 'scan0001' });
  expect(await panel.getByLabel('Số, ký hiệu').inputValue()).toBe('');
  await panel.getByRole('button', { name: 'Điền vào ô trống' }).click();
  expect(await panel.getByLabel('Số, ký hiệu').inputValue()).toBe('12/KH-UBND');
  expect(await panel.getByLabel('Ngày ban hành').inputValue()).toBe('05/03/2023');
  expect(await panel.getByLabel('Cơ quan ban hành').inputValue()).toBe('UBND xã Rộng');
  await panel.getByRole('button', { name: 'Lưu' }).click();
  await row('12/KH-UBND').waitFor();
});

/** Dark points of a drawn page. */
async function inkOf(name: string): Promise<number> {
  return preview(name)
    .getByRole('img', { name: `${name}, trang 1` })
    .evaluate((element) => {
      if (!(element instanceof HTMLCanvasElement)) return 0;
      const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? {
        data: [],
      };
      let dark = 0;
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 255) < 100 && (data[at + 3] ?? 0) > 200) dark += 1;
      return dark;
    });
}

test('a PDF is drawn in the page, fax scans too; one with a password is said to have one', async () => {
  await row('fax').click();
  await expect.poll(() => inkOf('fax.pdf'), { timeout: 20_000 }).toBeGreaterThan(10_000);
  await row('cong-van').click();
  await expect.poll(() => inkOf('cong-van.pdf'), { timeout: 20_000 }).toBeGreaterThan(100);
  await preview('cong-van.pdf').getByText('Trang 1/1').waitFor();
  await computer.checkAccess('Kho tài liệu, xem trước PDF');
  await row('khoa').click();
  await preview('khoa.pdf').getByText('Tệp có mật khẩu').waitFor();
  await chip('Không đọc được').click();
  await row('khoa').waitFor();
  expect(await row('cong-van').count()).toBe(0);
  await chip('Tất cả').click();
});

test('a picture from the clipboard gets a name by its time and is shown', async () => {
  const { page } = computer;
  await bring(page.locator('body'), 'paste', [
    { name: 'image.png', type: 'image/png', bytes: pngFile(300, 200) },
  ]);
  await row('anh-dan-').waitFor();
  const image = page.getByRole('img', { name: /Nội dung anh-dan-\d{4}-\d\d-\d\d-\d{6}\.png/ });
  await image.waitFor();
  await expect.poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(300);
  await computer.checkAccess('Kho tài liệu, xem trước ảnh');
});

test('the scan folder: chosen, a new file listed, taken, another put aside', async () => {
  const { page } = computer;
  await page.getByRole('button', { name: 'Thư mục quét' }).click();
  const panel = page.getByRole('complementary', { name: 'Thư mục quét' });
  await panel.getByLabel('Thư mục máy quét lưu tệp vào').fill(scanFolder);
  await panel.getByRole('button', { name: 'Theo dõi thư mục này' }).click();
  await panel.getByText('Không có tệp mới.').waitFor();
  writeFileSync(join(scanFolder, 'bien-ban.txt'), 'Biên bản quét');
  writeFileSync(join(scanFolder, 'to-nham.txt'), 'Tờ quét nhầm');
  await computer.checkAccess('Thư mục quét');
  await panel.getByRole('button', { name: 'Lấy bien-ban.txt vào kho' }).click();
  await row('bien-ban').waitFor();
  await panel.getByRole('button', { name: 'Để riêng to-nham.txt' }).click();
  await panel.getByText('Đã để riêng (1)').waitFor();
  await computer.checkAccess('Thư mục quét, đã để riêng');
  expect(await row('bien-ban').count()).toBe(1);
  expect(readFileSync(join(scanFolder, 'bien-ban.txt'), 'utf8')).toBe('Biên bản quét');
  await panel.getByRole('button', { name: 'Đóng' }).click();
});

test('on the score sheet: pasted and dropped files go to the chosen criterion, with preview', async () => {
  const { page } = computer;
  await openSection(computer, 'Chấm điểm');
  const grid = page.getByRole('treegrid');
  await grid.locator('tr[data-row="1.1"]').first().click();
  const part = page.getByRole('region', { name: 'Tài liệu kiểm chứng' });
  await part.getByText('Chưa có tài liệu nào.').waitFor();
  await bring(page.locator('body'), 'paste', [
    { name: 'dan-vao.txt', type: 'text/plain', bytes: Buffer.from('Dán vào tiêu chí') },
  ]);
  await part.getByRole('button', { name: 'dan-vao', exact: true }).waitFor();
  await bring(page.getByRole('complementary').getByRole('heading').first(), 'drop', [
    { name: 'tha-vao.txt', type: 'text/plain', bytes: Buffer.from('Thả vào khung') },
  ]);
  await part.getByRole('button', { name: 'tha-vao', exact: true }).waitFor();
  await part.getByRole('button', { name: 'Xem trước dan-vao.txt' }).click();
  await expectText('dan-vao.txt', 'Dán vào tiêu chí');
  expect(await part.getByRole('listitem').count()).toBe(2);
  await computer.checkAccess('Chấm điểm, xem trước tài liệu');
});

test('a document in use asks before it goes, and comes back', async () => {
  const { page } = computer;
  await openSection(computer, 'Tài liệu kiểm chứng');
  await row('dan-vao').click();
  await page.getByRole('button', { name: 'Bỏ khỏi kho' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bỏ tài liệu đang dùng?' });
  await dialog.getByText('1.1').waitFor();
  await computer.checkAccess('Bỏ tài liệu đang dùng');
  await dialog.getByRole('button', { name: 'Bỏ cả ở các tiêu chí' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => row('dan-vao').count()).toBe(0);
  await chip('Đã bỏ').click();
  await computer.checkAccess('Tài liệu đã bỏ');
  await page.getByRole('button', { name: 'Lấy lại dan-vao' }).click();
  await page.getByText('Chưa bỏ tài liệu nào').waitFor();
  await chip('Chưa dùng').click();
  await row('dan-vao').waitFor();
  await chip('Tiêu chí thiếu tài liệu').click();
  await computer.checkAccess('Tiêu chí thiếu tài liệu');
  await page.getByRole('button', { name: 'Kiểm tra lại các tệp' }).click();
  await page.getByText('Đã kiểm tra xong.').waitFor();
});

test('nothing complained on the way', () => {
  expect(computer.complaints).toEqual([]);
});
