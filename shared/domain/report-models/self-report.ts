import { formatDay } from '#shared/lib/text-format.ts';
import { lostLeaves, lostTable } from '#shared/domain/report-models/self-report-losses.ts';
import { fieldTable, resultSentences } from '#shared/domain/report-models/self-report-results.ts';
import type {
  ReportPart,
  SelfReport,
  SelfReportInput,
} from '#shared/domain/report-models/self-report-types.ts';
import {
  bodyLines,
  insideSentence,
  levelWords,
  placeName,
  unitOnly,
} from '#shared/domain/report-models/unit-words.ts';

/** Lines left open where the officer gave no proposals. */
const OPEN_LINES = 3;
const DOTS = '…'.repeat(25);

/** Makes the self-assessment report. Pure: every figure comes from the sealed revision and last year's results. */
export function makeSelfReport(input: SelfReportInput): SelfReport {
  const { unit, superior, round, draftYear } = input;
  const index = `Chỉ số cải cách hành chính năm ${round.year}`;
  const own = `Ủy ban nhân dân ${insideSentence(unitOnly(unit.name))}`;
  const above = superior === '' ? null : `Ủy ban nhân dân ${insideSentence(unitOnly(superior))}`;
  return {
    bodyLines: bodyLines(unit.name),
    numberLine: 'Số:        /BC-UBND',
    placeDate: `${placeName(unit.name)}, ngày      tháng      năm ${draftYear}`,
    kind: 'BÁO CÁO',
    abstract: [`Kết quả tự đánh giá, chấm điểm ${index}`, `của ${own}`],
    addressee: above,
    legalBases: legalBases(input, own),
    parts: [
      {
        heading: 'I. KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM',
        sentences: resultSentences(input),
        table: fieldTable(input),
      },
      losses(input),
      { heading: 'III. KIẾN NGHỊ', sentences: proposals(input.proposals), table: null },
    ],
    closing:
      `Trên đây là báo cáo kết quả tự đánh giá, chấm điểm ${index} của ${own}` +
      `${above === null ? '' : `, kính đề nghị ${above} xem xét, thẩm định`}./.`,
    recipients: [
      ...(above === null ? [] : [`- ${above.replace('Ủy ban nhân dân', 'UBND')} (b/c);`]),
      `- Chủ tịch, các PCT UBND ${levelWords([unit.type])};`,
      '- Lưu: VT.',
    ],
    authority: authorityOf(input.seal.signedBy.position),
    signer: input.seal.signedBy.fullName,
  };
}

/** "TM. … CHỦ TỊCH", or for a deputy "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH" (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
function authorityOf(position: string): readonly string[] {
  const deputy = /^phó chủ tịch(?:\s|$)/iu.test(position.trim().normalize('NFC'));
  return ['TM. ỦY BAN NHÂN DÂN', ...(deputy ? ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] : ['CHỦ TỊCH'])];
}

function legalBases({ set, round }: SelfReportInput, own: string): readonly string[] {
  const last = `Căn cứ kết quả tự đánh giá, chấm điểm theo ${set.title};`;
  const carry = `${own} báo cáo kết quả ${round.title} như sau:`;
  if (!set.decision) return [last, carry];
  const { number, date, title } = set.decision;
  const name = /^về\s/i.test(title) ? `Quyết định ${title}` : title;
  return [`Căn cứ ${name} (số ${number} ngày ${formatDay(date)});`, last, carry];
}

function losses(input: SelfReportInput): ReportPart {
  const heading = 'II. CÁC TIÊU CHÍ CHƯA ĐẠT ĐIỂM TỐI ĐA VÀ GIẢI TRÌNH';
  const lost = lostLeaves(input);
  if (lost.length === 0) {
    return {
      heading,
      sentences: ['Các tiêu chí đơn vị tự chấm đều đạt điểm tối đa hoặc không áp dụng.'],
      table: null,
    };
  }
  const count = String(lost.length).padStart(2, '0');
  return {
    heading,
    sentences: [`Có ${count} tiêu chí chưa đạt điểm tối đa; nguyên nhân, giải trình cụ thể như sau:`],
    table: lostTable(input, lost),
  };
}

function proposals(given: readonly string[]): readonly string[] {
  if (given.length === 0) return Array.from({ length: OPEN_LINES }, () => DOTS);
  return given.map((text, index) => (given.length === 1 ? text : `${index + 1}. ${text}`));
}
