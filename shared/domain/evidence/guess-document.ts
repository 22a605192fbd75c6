/** What can be guessed of a document; '' where nothing is plain. */
export interface DocumentGuess {
  readonly number: string;
  /** dd/MM/yyyy. */
  readonly date: string;
  readonly issuer: string;
  readonly title: string;
}

/** Nothing is known. */
export const NO_GUESS: DocumentGuess = { number: '', date: '', issuer: '', title: '' };

/** How much of a text is looked at: the first page. UTF-16 units. */
const FIRST_PAGE = 4000;
const MAX_FIELD = 300;

/** Kinds of papers by Nghị định 30/2020/NĐ-CP, Điều 7, as they stand alone on a line or begin a title. */
const KINDS =
  'nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông cáo|thông báo|hướng dẫn|chương trình|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|công văn|công điện|giấy mời|giấy giới thiệu|phiếu trình';
const KIND_LINE = new RegExp(`^(?:${KINDS})$`, 'iu');
const NUMBER = /\bSố\s*:\s*(\d{1,5}(?:\s*\/\s*\d{4})?\s*\/\s*[\p{L}\d]+(?:\s*[-–]\s*[\p{L}\d]+){0,4})/iu;
const DATE = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;
const ISSUER =
  /^(?:(?:[uủ][ỷy] ban nhân dân|ubnd|hội đồng nhân dân|hđnd)(?:\s.+)?|(?:sở|phòng|chi cục|trung tâm)\s.+)$/iu;

/**
 * Number, date, issuer and title from the first page of a paper in the form of Nghị định 30/2020/NĐ-CP ("Số:
 * 12/KH-UBND", "ngày 05 tháng 03 năm 2024"). Only what is plain: a guess is offered, never written by itself.
 */
export function guessFromText(text: string): DocumentGuess {
  const page = text.normalize('NFC').slice(0, FIRST_PAGE);
  const lines = page
    .split(/[\n\t]/u)
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const number = NUMBER.exec(page)?.[1]?.replaceAll(/\s+/gu, '').replaceAll('–', '-') ?? '';
  const [, day, month, year] = DATE.exec(page) ?? [];
  return { number, date: dayText(day, month, year), issuer: issuerOf(lines), title: titleOf(lines) };
}

/**
 * Number, date and title from a file's name: "12-KH-UBND 05.03.2024 Kế hoạch tuyên truyền.pdf". A number is one only
 * with its kind of paper behind it.
 */
export function guessFromName(fileName: string): DocumentGuess {
  const name = fileName
    .normalize('NFC')
    .replace(/\.[A-Za-z][A-Za-z0-9]{0,7}$/u, '')
    .replaceAll('_', ' ');
  const dated = /(?<!\d)(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})(?!\d)/u.exec(name);
  const numbered =
    /(?<![\p{L}\d])(?:số\s*)?(\d{1,5})[\s.-]+((?:NQ|QĐ|CT|KH|BC|TB|TTr|HD|CTr|PA|ĐA|BB|CV|GM)[.-][\p{Lu}]{2,}(?:[.-][\p{Lu}]{2,})?)(?![\p{L}])/u.exec(
      name,
    );
  const number = numbered ? `${numbered[1] ?? ''}/${(numbered[2] ?? '').replaceAll('.', '-')}` : '';
  const title = [numbered?.[0], dated?.[0]]
    .reduce<string>((rest, found) => (found === undefined ? rest : rest.replace(found, ' ')), name)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s\-–.,]+|[\s\-–.,]+$/gu, '');
  return {
    number,
    date: dayText(dated?.[1], dated?.[2], dated?.[3]),
    issuer: '',
    title: title || name.trim(),
  };
}

/** The first guess that says something, field by field. */
export function mergeGuesses(first: DocumentGuess, second: DocumentGuess): DocumentGuess {
  return {
    number: first.number || second.number,
    date: first.date || second.date,
    issuer: first.issuer || second.issuer,
    title: first.title || second.title,
  };
}

/** dd/MM/yyyy of a day that exists; '' otherwise. */
function dayText(day: string | undefined, month: string | undefined, year: string | undefined): string {
  if (day === undefined || month === undefined || year === undefined) return '';
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  if (y < 1945 || y > 2100 || m < 1 || m > 12 || d < 1) return '';
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const length = m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return d > length ? '' : `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`;
}

/** The office named at the head: the line or two above the number, in capitals there. */
function issuerOf(lines: readonly string[]): string {
  const head = lines.slice(0, 6);
  const at = head.findIndex((line) => ISSUER.test(line));
  const first = head[at];
  if (first === undefined) return '';
  const next = head[at + 1] ?? '';
  const goesOn = /^(?:xã|phường|đặc khu|thành phố|tỉnh|huyện|thị trấn|quận)\s/iu.test(next);
  const name = goesOn && !/(?:xã|phường|đặc khu|thành phố|tỉnh)\s/iu.test(first) ? `${first} ${next}` : first;
  return sentenceCase(name).slice(0, MAX_FIELD);
}

/** A kind of paper alone on its line and what stands below it ("KẾ HOẠCH / Tuyên truyền …"), or "V/v …". */
function titleOf(lines: readonly string[]): string {
  const at = lines.findIndex((line) => KIND_LINE.test(line));
  const kind = lines[at];
  if (kind !== undefined) {
    const below = lines[at + 1] ?? '';
    return `${sentenceCase(kind)} ${below.charAt(0).toLowerCase()}${below.slice(1)}`
      .trim()
      .slice(0, MAX_FIELD);
  }
  const about = lines.find((line) => /^V\/v\s/iu.test(line));
  return about === undefined ? '' : about.slice(0, MAX_FIELD);
}

const OFFICES: readonly (readonly [RegExp, string])[] = [
  [/^[uủ][ỷy] ban nhân dân/iu, 'UBND'],
  [/^ubnd/iu, 'UBND'],
  [/^(?:hội đồng nhân dân|hđnd)/iu, 'HĐND'],
];

/** Capitals as a person would write them: "ỦY BAN NHÂN DÂN XÃ ĐỒNG HỚI" → "UBND xã Đồng Hới". */
function sentenceCase(line: string): string {
  for (const [pattern, short] of OFFICES) {
    if (pattern.test(line)) return `${short}${placeCase(line.replace(pattern, ''))}`;
  }
  if (line !== line.toLocaleUpperCase('vi')) return line;
  const lower = line.toLocaleLowerCase('vi');
  return lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1);
}

const UNIT_WORDS = new Set([
  'xã',
  'phường',
  'đặc',
  'khu',
  'thành',
  'phố',
  'tỉnh',
  'huyện',
  'thị',
  'trấn',
  'quận',
]);

function placeCase(rest: string): string {
  if (rest !== rest.toLocaleUpperCase('vi')) return rest;
  return rest.replaceAll(/\p{L}+/gu, (word) => {
    const lower = word.toLocaleLowerCase('vi');
    return UNIT_WORDS.has(lower) ? lower : lower.charAt(0).toLocaleUpperCase('vi') + lower.slice(1);
  });
}
