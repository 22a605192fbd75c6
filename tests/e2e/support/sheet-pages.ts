import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { openSection } from '#tests/e2e/support/frame-pages.ts';
import type { Party } from '#tests/e2e/support/party.ts';
import { tabTo } from '#tests/e2e/support/watched-page.ts';

/** The score sheet as a user without a mouse sees it. */
export interface SheetPage {
  /** The row of a code, by what its first cell says. */
  row(code: string): Locator;
  /** A field of the grid, by the label a screen reader says. */
  field(code: string, label: string): Locator;
  points(code: string): Locator;
  panelPart(title: string): Locator;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Waits until the bar says that everything typed is on the disk. */
  saved(): Promise<void>;
}

/** The sheet of the page. */
export function sheetPage({ page }: Party): SheetPage {
  const grid = page.getByRole('treegrid', { name: 'Bảng chấm điểm' });
  return {
    row: (code) =>
      grid.getByRole('row').filter({ has: page.locator('td:first-child').getByText(code, { exact: true }) }),
    field: (code, label) => grid.getByLabel(`Tiêu chí ${code}: ${label}`, { exact: true }),
    points: (code) => grid.getByLabel(`Điểm tự chấm tiêu chí ${code}`, { exact: true }),
    panelPart: (title) => page.getByRole('region', { name: title, exact: true }),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: async (text) => page.keyboard.type(text),
    saved: async () => page.getByText(/^Đã lưu \d/).waitFor(),
  };
}

const ISSUED = 'Đã ban hành kế hoạch';
const DONE = 'Số nhiệm vụ hoàn thành';
const GIVEN = 'Số nhiệm vụ được giao';
const LEVEL = 'Mức độ công khai';
const IDEAS = 'Số sáng kiến được công nhận';

/** The whole sheet filled with keys only; one figure breaks its rule and stays. */
export async function typeSheet(ward: Party): Promise<void> {
  const sheet = sheetPage(ward);
  await openSection(ward, 'Chấm điểm');
  await ward.checkAccess('Chấm điểm, còn trống');
  await tabTo(sheet.row('1'));
  await sheet.press('ArrowDown', 'F2', 'c', 'Tab');
  expect(await sheet.field('1.1', ISSUED).inputValue()).toBe('yes');
  await sheet.type('45');
  await sheet.press('Tab');
  await sheet.type('40');
  await expectMarked(sheet);
  await sheet.press('Enter', 'c', 'Enter');
  expect(await sheet.field('1.3', LEVEL).inputValue()).toBe('partly');
  await sheet.press('Escape');
  await sheet.type('2');
  expect(await sheet.field('1.4', IDEAS).inputValue()).toBe('2');
  await sheet.press('Enter');
  await sheet.type('1,75');
  await sheet.press('Enter');
  await sheet.type('1.75');
  await sheet.saved();
  await expectReadBack(sheet);
  await ward.checkAccess('Chấm điểm, có ô sai');
}

/** 45 of 40 is impossible: it stays as typed, is marked, and says why. */
async function expectMarked(sheet: SheetPage): Promise<void> {
  expect(await sheet.field('1.2', DONE).inputValue()).toBe('45');
  expect(await sheet.field('1.2', GIVEN).inputValue()).toBe('40');
  await sheet.row('1.2').getByText('số liệu sai').waitFor();
  const invalid = sheet.row('1.2').locator('[aria-invalid="true"]');
  expect(await invalid.count()).toBeGreaterThan(0);
  expect(await invalid.first().getAttribute('title')).toMatch(/45|40/);
}

/** `1,75` and `1.75` are the same points, both kept as typed. */
async function expectReadBack(sheet: SheetPage): Promise<void> {
  expect(await sheet.points('2.1').inputValue()).toBe('1,75');
  expect(await sheet.points('2.2').inputValue()).toBe('1.75');
  const result = sheet.panelPart('Số liệu và cách tính').getByText(/^Điểm tự chấm:/);
  expect(await result.textContent()).toBe('Điểm tự chấm: 1,75');
  await sheet.press('ArrowUp');
  expect(await result.textContent()).toBe('Điểm tự chấm: 1,75');
  expect(await sheet.row('2').textContent()).toContain('3,5');
}

/** Undo and redo, folding, finding without marks, the next problem, the explanation. */
export async function moveByKeys(ward: Party): Promise<void> {
  const sheet = sheetPage(ward);
  const { page } = ward;
  const ideas = sheet.field('1.4', IDEAS);
  await ideas.focus();
  await sheet.press('ControlOrMeta+A');
  await sheet.type('3');
  await sheet.press('ControlOrMeta+Z');
  expect(await ideas.inputValue()).toBe('2');
  await sheet.press('ControlOrMeta+Y');
  expect(await ideas.inputValue()).toBe('3');
  await sheet.press('ControlOrMeta+Z', 'Escape', 'ArrowLeft', 'ArrowLeft');
  expect(await sheet.row('1').getAttribute('aria-expanded')).toBe('false');
  expect(await sheet.row('1.4').count()).toBe(0);
  await sheet.press('ArrowRight');
  expect(await sheet.row('1.4').count()).toBe(1);
  await sheet.press('ControlOrMeta+F');
  await sheet.type('chat luong van ban');
  expect(await sheet.row('2.1').count()).toBe(1);
  expect(await sheet.row('1.1').count()).toBe(0);
  await sheet.press('ControlOrMeta+A', 'Delete');
  expect(await sheet.row('1.1').count()).toBe(1);
  await sheet.press('F8');
  await expectFocusedRow(ward, '1.1');
  await sheet.press('F8');
  await expectFocusedRow(ward, '1.2');
  await sheet.type('38');
  expect(await sheet.field('1.2', DONE).inputValue()).toBe('38');
  await sheet.row('1.2').getByText('thiếu tài liệu').waitFor();
  await sheet.press('F6');
  await sheet.type('Hai nhiệm vụ chậm do mưa lũ.');
  await sheet.saved();
  await ward.checkAccess('Chấm điểm, giải trình');
  await sheet.press('Escape');
  await expectFocusedRow(ward, '1.2');
  await page.getByRole('button', { name: 'Mở khung chi tiết' }).press('Enter');
}

async function expectFocusedRow({ page }: Party, code: string): Promise<void> {
  const focused = page.locator('[role="treegrid"] tr:focus, [role="treegrid"] tr:focus-within');
  await focused.first().waitFor();
  expect(await focused.first().locator('td').first().textContent()).toBe(code);
}

/** A document dropped at a criterion and described, with the place in it; another chosen from the disk. */
export async function addEvidence(ward: Party): Promise<void> {
  const sheet = sheetPage(ward);
  const { page } = ward;
  await sheet.row('1.1').focus();
  await sheet.press('F4');
  const part = sheet.panelPart('Tài liệu kiểm chứng');
  await dropFile(part, 'Ke hoach CCHC.txt', 'Kế hoạch số 05');
  await part.getByRole('textbox', { name: 'Trích yếu' }).waitFor();
  await tabTo(part.getByRole('textbox', { name: 'Số, ký hiệu' }));
  await sheet.type('05/KH-UBND');
  await sheet.press('Tab');
  await sheet.type('06/02/2023');
  await sheet.press('Tab');
  await sheet.type('UBND phường Bắc Lý');
  await sheet.press('Enter');
  await part.getByText(/05\/KH-UBND/).waitFor();
  await part.getByRole('textbox', { name: 'Mục, điều' }).focus();
  await sheet.type('II');
  await sheet.press('Tab');
  await sheet.type('3');
  await sheet.press('Tab');
  await sheet.row('1.1').getByText('đã chấm').waitFor();
  await sheet.row('1.3').focus();
  await sheet.press('F4');
  const chooser = page.waitForEvent('filechooser');
  await part.getByRole('button', { name: 'Chọn tệp' }).press('Enter');
  await (
    await chooser
  ).setFiles({ name: 'Ảnh niêm yết.txt', mimeType: 'text/plain', buffer: Buffer.from('ảnh') });
  await part.getByText('Ảnh niêm yết').first().waitFor();
  await ward.checkAccess('Chấm điểm, tài liệu');
}

async function dropFile(target: Locator, name: string, content: string): Promise<void> {
  const transfer = await target.page().evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName, { type: 'text/plain' }));
      return data;
    },
    [name, content] as const,
  );
  const zone = target.getByText('Kéo thả vào khung này, dán (Ctrl+V), hoặc');
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await zone.dispatchEvent(type, { dataTransfer: transfer });
  }
}

/** F5: everything typed is there again. */
export async function reloadAndRead(ward: Party): Promise<void> {
  const sheet = sheetPage(ward);
  await sheet.saved();
  await ward.page.reload();
  await sheet.row('1').waitFor();
  expect(await sheet.field('1.1', ISSUED).inputValue()).toBe('yes');
  expect(await sheet.field('1.2', DONE).inputValue()).toBe('38');
  expect(await sheet.field('1.2', GIVEN).inputValue()).toBe('40');
  expect(await sheet.field('1.3', LEVEL).inputValue()).toBe('partly');
  expect(await sheet.field('1.4', IDEAS).inputValue()).toBe('2');
  expect(await sheet.points('2.1').inputValue()).toBe('1,75');
  expect(await sheet.points('2.2').inputValue()).toBe('1.75');
  await sheet.row('1.1').focus();
  const part = sheet.panelPart('Tài liệu kiểm chứng');
  expect(await part.getByRole('textbox', { name: 'Mục, điều' }).inputValue()).toBe('II');
  expect(await part.getByRole('textbox', { name: 'Trang' }).inputValue()).toBe('3');
  await sheet.row('1.2').focus();
  expect(await ward.page.getByRole('textbox', { name: 'Giải trình' }).inputValue()).toBe(
    'Hai nhiệm vụ chậm do mưa lũ.',
  );
}

/** Both documents stand in the library, each under its criterion. */
export async function readLibrary(ward: Party): Promise<void> {
  const { page } = ward;
  await openSection(ward, 'Tài liệu kiểm chứng');
  const library = page.getByRole('grid', { name: 'Tài liệu kiểm chứng' });
  const plan = library.getByRole('row').filter({ hasText: '05/KH-UBND' });
  expect(await plan.textContent()).toMatch(/06\/02\/2023.*UBND phường Bắc Lý.*1\.1.*còn nguyên/);
  expect(await library.getByRole('row').filter({ hasText: 'Ảnh niêm yết' }).textContent()).toContain('1.3');
  await plan.focus();
  await page.keyboard.press('Enter');
  await ward.checkAccess('Tài liệu kiểm chứng');
}

/** What the leader asked for, found with F8, read in the panel, mended. */
export async function mendReturned(ward: Party, comment: string): Promise<void> {
  const sheet = sheetPage(ward);
  await openSection(ward, 'Chấm điểm');
  await sheet.row('1').waitFor();
  await sheet.press('F8');
  await expectFocusedRow(ward, '1.3');
  await sheet.panelPart('Ý kiến của cấp trên và lãnh đạo').getByText(comment).waitFor();
  await ward.checkAccess('Chấm điểm, lãnh đạo trả lại');
  await sheet.field('1.3', LEVEL).selectOption({ label: 'Đầy đủ, đúng hạn' });
  await sheet.saved();
}

/** The appraiser's words stand at the cell. */
export async function readAppraiserWords(ward: Party, reason: string, request: string): Promise<void> {
  const sheet = sheetPage(ward);
  await openSection(ward, 'Chấm điểm');
  await sheet.row('1').waitFor();
  await sheet.press('F8');
  await expectFocusedRow(ward, '1.2');
  const part = sheet.panelPart('Ý kiến của cấp trên và lãnh đạo');
  for (const words of [reason, request, '20/01/2024']) await part.getByText(words).waitFor();
  await ward.checkAccess('Chấm điểm, ý kiến của cấp trên');
}
