import { describe, expect, test } from 'vitest';
import {
  guessFromName,
  guessFromText,
  mergeGuesses,
  NO_GUESS,
} from '#shared/domain/evidence/guess-document.ts';

const PAGE = `ỦY BAN NHÂN DÂN
XÃ ĐỨC NINH
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Đức Ninh, ngày 5 tháng 3 năm 2024
KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2024`;

describe('the first page of a paper', () => {
  test('says number, date, issuer and title', () => {
    expect(guessFromText(PAGE)).toEqual({
      number: '12/KH-UBND',
      date: '05/03/2024',
      issuer: 'UBND xã Đức Ninh',
      title: 'Kế hoạch tuyên truyền cải cách hành chính năm 2024',
    });
    expect(guessFromText(PAGE.normalize('NFD'))).toEqual(guessFromText(PAGE));
  });

  test.each([
    ['Số : 1234 / QĐ – UBND', '1234/QĐ-UBND'],
    ['Số: 07/2024/NQ-HĐND', '07/2024/NQ-HĐND'],
    ['Số: 45/UBND-VHXH', '45/UBND-VHXH'],
    ['Số:      /KH-UBND', ''],
    ['Số lượng: 12/15', ''],
    ['Điện thoại số: 0912', ''],
  ])('%s → %s', (text, number) => {
    expect(guessFromText(text).number).toBe(number);
  });

  test.each([
    ['ngày 29 tháng 02 năm 2023', ''],
    ['ngày 29 tháng 02 năm 2024', '29/02/2024'],
    ['ngày 31 tháng 4 năm 2024', ''],
    ['ngày 12 tháng 13 năm 2024', ''],
    ['ngày     tháng     năm 2024', ''],
  ])('%s → %s', (text, date) => {
    expect(guessFromText(text).date).toBe(date);
  });

  test('a page that says nothing gives nothing, and only the first page is looked at', () => {
    expect(guessFromText('Danh sách người tham dự\nNguyễn Văn A')).toEqual(NO_GUESS);
    expect(guessFromText(`${'x '.repeat(3000)}\nSố: 12/KH-UBND`).number).toBe('');
    expect(guessFromText('V/v báo cáo kết quả').title).toBe('V/v báo cáo kết quả');
  });

  test('a hostile page is over at once', () => {
    const begin = performance.now();
    guessFromText(`Số: ${'1 '.repeat(100_000)}`);
    guessFromText(`Số: 1/${'a-'.repeat(100_000)}`);
    guessFromName(`${'12-KH-'.repeat(20_000)}.pdf`);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe('the name of a file', () => {
  test.each([
    ['12-KH-UBND 05.03.2024 Kế hoạch tuyên truyền.pdf', '12/KH-UBND', '05/03/2024', 'Kế hoạch tuyên truyền'],
    ['Báo cáo số 7.BC-UBND ngày.docx', '7/BC-UBND', '', 'Báo cáo ngày'],
    ['ke_hoach_2024.pdf', '', '', 'ke hoach 2024'],
    ['IMG-20240305-1234.jpg', '', '', 'IMG-20240305-1234'],
    ['3.1.4 Bang chung.pdf', '', '', '3.1.4 Bang chung'],
    ['31-02-2024.pdf', '', '', '31-02-2024'],
  ])('%s', (name, number, date, title) => {
    expect(guessFromName(name)).toEqual({ number, date, issuer: '', title });
  });

  test('fills what the page leaves open', () => {
    const page = { ...NO_GUESS, number: '12/KH-UBND' };
    expect(mergeGuesses(page, guessFromName('9-BC-UBND 01.02.2024 Báo cáo.pdf'))).toEqual({
      number: '12/KH-UBND',
      date: '01/02/2024',
      issuer: '',
      title: 'Báo cáo',
    });
  });
});
