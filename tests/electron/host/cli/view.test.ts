import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorOf, expectCode, insideCli, valueOf } from '#tests/support/cli.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const vectors = join(import.meta.dirname, '../../../fixtures/bundle-vectors');
const cchc = insideCli(tempFolder('cli-view'));

test('view shows form, sender, signatures and evidence without any folder', async () => {
  const { stdout } = expectCode(await cchc('view', join(vectors, 'submission.cchc')), 0);
  for (const words of [
    'Phường Ninh Kiều',
    'Nguyễn Văn Ánh',
    'không áp dụng',
    '1,75',
    'Kế hoạch.txt',
    'chưa từng đối chiếu',
  ]) {
    expect(stdout).toContain(words);
  }
  const value = valueOf(await cchc('view', join(vectors, 'submission.cchc'), '--json'));
  expect(value).toMatchObject({
    kind: 'submission',
    leader: { valid: true },
    signature: { state: 'firstSeen' },
  });
});

test.each([
  ['setup', ['gói khởi tạo', 'Hạn: 15/12/2026', 'Kết quả năm trước: 83,261 điểm, hạng 2/15', 'Kế hoạch']],
  ['criteria', ['gói bộ tiêu chí', 'Bộ tiêu chí mẫu để thử định dạng', 'Kế hoạch']],
  [
    'part-out',
    ['phần việc', 'Giao cho: Nguyễn Thị Hoa', 'Điểm nhập: 1,5; Ban hành đúng hạn', 'Kế hoạch.txt'],
  ],
  ['part-back', ['phần việc', 'Người trả lại: Nguyễn Thị Hoa', 'Điểm nhập: 1,5; Ban hành đúng hạn']],
  ['statistics', ['số liệu thống kê', 'Lần gửi 2', 'Thời gian số liệu: 01/01/2026', '1.200,50 (ước)']],
  ['report', ['báo cáo', 'Báo cáo cải cách hành chính quý I', 'Báo cáo quý I.pdf']],
  ['feedback', ['phản hồi thẩm định', 'Lần đầu', 'Hạn: 20/12/2026', 'Yêu cầu: Đề nghị giải trình']],
  ['results', ['kết quả', '15/QĐ-UBND', 'Trung bình', 'Nhóm Phường', 'Ban hành chậm 5 ngày']],
  ['receipt', ['biên nhận', 'Số 1', 'từ chối', 'khác điểm tính lại']],
  ['repair', ['002of003']],
] as const)('view shows a %s bundle in full', async (name, words) => {
  const { stdout } = expectCode(await cchc('view', join(vectors, `${name}.cchc`)), 0);
  for (const word of words) expect(stdout).toContain(word);
});

test('an encrypted bundle needs its receiver', async () => {
  const run = expectCode(await cchc('view', join(vectors, 'submission.cchc.age'), '--json'), 1);
  expect(errorOf(run)).toBe('BUNDLE_REFUSED');
});
