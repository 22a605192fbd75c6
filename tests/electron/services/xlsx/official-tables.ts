import { join } from 'node:path';
import ExcelJS from 'exceljs';

type Cell = string | number | null;

/** Writes a sheet of plain cells with merged ranges, as an official's table is. */
export async function writeTable(
  folder: string,
  name: string,
  rows: readonly (readonly Cell[])[],
  merges: readonly string[] = [],
): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Phụ lục');
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merges) sheet.mergeCells(range);
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

/** Numerals for fields, whole numbers for criteria, the scale in its own column, a heading of two rows. */
export const NUMERALS: readonly (readonly Cell[])[] = [
  ['ỦY BAN NHÂN DÂN TỈNH THỬ', null, null, null, null, null],
  ['BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2025', null, null, null, null, null],
  [],
  ['STT', 'Lĩnh vực, tiêu chí', 'Điểm', null, 'Cách tính điểm', 'Tài liệu kiểm chứng'],
  [null, null, 'Điểm tối đa', 'Điểm tự chấm', null, null],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
  ['I', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH', 3, null, null, null],
  [1, 'Ban hành kế hoạch CCHC năm', 1, null, 'Có: 1 điểm; không: 0', 'Kế hoạch CCHC'],
  [2, 'Thực hiện nhiệm vụ được giao', 2, null, null, 'Báo cáo; Danh mục nhiệm vụ'],
  [null, 'Từ 80% trở lên', 2, null, null, null],
  [null, 'Từ 50% đến dưới 80%', 1, null, null, null],
  [null, 'Dưới 50%', 0, null, null, null],
  ['II', 'CẢI CÁCH THỂ CHẾ', 2.5, null, null, null],
  [1, 'Sáng kiến CCHC', 2, null, 'Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm', 'Quyết định công nhận'],
  [2, 'Mức độ hài lòng của người dân qua điều tra xã hội học', 0.5, null, null, null],
  [null, 'Tổng cộng', 5.5, null, null, null],
  [],
  [null, 'NGƯỜI LẬP BIỂU', null, null, null, null],
];
export const NUMERALS_MERGES = [
  'A1:F1',
  'A2:F2',
  'A4:A5',
  'B4:B5',
  'C4:D4',
  'E4:E5',
  'F4:F5',
  'F9:F12',
] as const;

/** Decimal codes with slips: one missing, one doubled, scale lines with bullets, words that go on in the next row. */
export const SLIPS: readonly (readonly Cell[])[] = [
  ['TT', 'Nội dung tiêu chí', 'Thang điểm', 'Minh chứng', 'Ghi chú'],
  ['1', 'Chỉ đạo, điều hành', '4', null, null],
  ['1.1', 'Kế hoạch', '1', 'Văn bản', 'Ban hành trước 15/01'],
  [null, '- Ban hành đúng thời hạn: 1 điểm', null, null, null],
  [null, '- Ban hành chậm: 0,5 điểm', null, null, null],
  [null, '- Không ban hành: 0 điểm', null, null, null],
  ['1.1', 'Báo cáo định kỳ', '1', 'Báo cáo quý', null],
  [null, 'Tuyên truyền', '2', null, null],
  [null, '(tính cả hình thức trực tuyến)', null, null, null],
  ['2', 'Thủ tục hành chính', null, null, null],
  ['2.1', 'Giải quyết đúng hạn', '1,5 điểm', null, null],
  ['2.2', 'Công khai', 'một', null, null],
];
