import { isLeaf, walkNodes, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatIndex, formatMoment } from '#shared/lib/text-format.ts';
import { ruleToLines } from '#shared/vocabulary/rule-words.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { CriteriaNode } from '#shared/schemas/criteria-set.ts';
import { printedFingerprint, writePrintCode } from '#shared/domain/report-models/print-code.ts';
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import { revisionTitle } from '#shared/domain/report-models/revision-name.ts';
import {
  appraisedSum,
  claimSum,
  closingSums,
  pointsCell,
} from '#shared/domain/report-models/score-sheet-sums.ts';
import type {
  ScoreSheetInput,
  ScoreSheetReport,
  ScoreSheetRow,
  SignaturePlace,
} from '#shared/domain/report-models/score-sheet-types.ts';
import {
  evidenceLine,
  explanationLines,
  figureLines,
} from '#shared/domain/report-models/score-sheet-words.ts';
import { bodyLines } from '#shared/domain/report-models/unit-words.ts';

/** Width between the margins of an A4 page in landscape, in millimetres; all columns together fill it. */
export const SCORE_SHEET_WIDTH_MM = 267;

const COLUMNS: readonly ReportColumn[] = [
  { title: 'STT', widthMm: 13, align: 'center' },
  { title: 'Nội dung đánh giá và thang điểm', widthMm: 65, align: 'left' },
  { title: 'Điểm tối đa', widthMm: 13, align: 'center' },
  { title: 'Số liệu', widthMm: 31, align: 'left' },
  { title: 'Điểm tự chấm', widthMm: 15, align: 'center' },
  { title: 'Tài liệu kiểm chứng', widthMm: 43, align: 'left' },
  { title: 'Giải trình', widthMm: 31, align: 'left' },
  { title: 'Điểm thẩm định', widthMm: 15, align: 'center' },
  { title: 'Lý do chênh lệch', widthMm: 21, align: 'left' },
  { title: 'Người phụ trách', widthMm: 20, align: 'left' },
];

/** What stands on every page of a sheet that nobody has signed. */
export const DRAFT_MARK = 'BẢN NHÁP – CHƯA KÝ';

const EMPTY: ReportCell = { text: '' };

/** Makes "Bảng tự đánh giá, chấm điểm". Pure: every figure is that of the content, every sum is of its printed parts. */
export function makeScoreSheet(input: ScoreSheetInput): ScoreSheetReport {
  const { unit, round, set, content, seal } = input;
  return {
    bodyLines: bodyLines(unit.name),
    title: ['BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM', `CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM ${round.year}`],
    facts: facts(input),
    draftMark: seal ? null : DRAFT_MARK,
    columns: COLUMNS,
    rows: [
      ...walkNodes(set.tree).map(({ node, depth }) =>
        isLeaf(node) ? leafRow(input, node) : groupRow(input, node, depth === 0),
      ),
      ...closingSums(input),
    ],
    signatures: signatures(input),
    footer: {
      lines: [
        `Đơn vị: ${unit.name} (${unit.code}). Kỳ: ${round.title} (${round.code}). ${revisionTitle(content.number)}.`,
        ...(seal
          ? [
              `Mã kiểm tra: ${printedFingerprint(seal.code.fingerprint)}`,
              `Nội dung mã QR: ${writePrintCode(seal.code)}`,
            ]
          : [`${DRAFT_MARK}. Chưa có mã kiểm tra; số liệu còn có thể thay đổi.`]),
      ],
      code: seal ? writePrintCode(seal.code) : null,
    },
  };
}

function facts({ round, set, content, seal, remark }: ScoreSheetInput): readonly string[] {
  const { totals, correctionReason } = content;
  const index = formatIndex(totals.index);
  const decision = set.decision ? ` (${set.decision.number})` : '';
  return [
    `Kỳ đánh giá: ${round.title}. Bộ tiêu chí: ${set.title}${decision}.`,
    `${revisionTitle(content.number)}, ${seal ? `ký ngày ${formatMoment(seal.signedAt)}` : 'chưa ký'}.` +
      (correctionReason === '' ? '' : ` Lý do bổ sung: ${correctionReason.trim().replace(/\.$/, '')}.`),
    `Tổng điểm tự chấm: ${formatPoints(totals.points)}/${formatPoints(totals.maximum)} điểm` +
      `${index === null ? '' : `, đạt ${index}`}; đã chấm ${totals.scoredCount}/${totals.leafCount} tiêu chí.`,
    ...(remark === undefined ? [] : [remark]),
  ];
}

function groupRow(input: ScoreSheetInput, node: CriteriaNode, field: boolean): ScoreSheetRow {
  return {
    kind: field ? 'field' : 'group',
    cells: [
      { text: node.code },
      { text: node.title },
      pointsCell(node.maximum),
      EMPTY,
      pointsCell(claimSum(input, [node])),
      EMPTY,
      EMPTY,
      pointsCell(appraisedSum(input, [node])),
      EMPTY,
      EMPTY,
    ],
  };
}

function leafRow(input: ScoreSheetInput, node: LeafNode): ScoreSheetRow {
  const { content, appraised, responsible } = input;
  const sealed = content.answers[node.code];
  const answer = sealed?.answer ?? EMPTY_ANSWER;
  const decision = appraised.get(node.code);
  const own = isWardLeaf(node);
  const reasons = [
    decision?.reason.trim() ?? '',
    decision && decision.request.trim() !== '' ? `Yêu cầu giải trình: ${decision.request.trim()}` : '',
  ];
  return {
    kind: 'leaf',
    cells: [
      { text: node.code },
      lines([node.title, ...ruleToLines(node).map((line) => `– ${line}`)]),
      pointsCell(node.maximum),
      own ? lines(figureLines(node, answer)) : { text: 'Cấp trên chấm' },
      own ? claimCell(sealed) : EMPTY,
      lines((sealed?.evidence ?? []).map(evidenceLine)),
      lines(sealed ? explanationLines(node.code, sealed, content.responses) : []),
      decision?.notApplicable === true ? { text: 'Không áp dụng' } : pointsCell(decision?.points ?? null),
      lines(reasons.filter((text) => text !== '')),
      { text: sealed?.responsible ?? responsible.get(node.code) ?? '' },
    ],
  };
}

function claimCell(sealed: ScoreSheetInput['content']['answers'][string] | undefined): ReportCell {
  if (sealed && sealed.points !== null) return pointsCell(sealed.points);
  return { text: sealed?.status === 'NOT_APPLICABLE' ? 'Không áp dụng' : 'Chưa chấm' };
}

function lines(texts: readonly string[]): ReportCell {
  return { text: texts.join('\n') };
}

function signatures({ content, seal }: ScoreSheetInput): readonly SignaturePlace[] {
  const { preparedBy } = content;
  return [
    { title: 'NGƯỜI LẬP BẢNG', remark: preparedBy.position, name: preparedBy.fullName },
    seal
      ? {
          title: seal.signedBy.position.toUpperCase() || 'NGƯỜI KÝ DUYỆT',
          remark: `Đã ký số lúc ${formatMoment(seal.signedAt)}`,
          name: seal.signedBy.fullName,
        }
      : { title: 'NGƯỜI KÝ DUYỆT', remark: 'Chưa ký', name: '' },
  ];
}
