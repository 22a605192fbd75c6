import type { WaitingParts } from '#shared/contract/channels/exchange.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatDay, formatFingerprint } from '#shared/lib/text-format.ts';
import type { FeedbackPayload, ReceiptPayload } from '#shared/schemas/bundle-feedback.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { bundleNumberText } from '#shared/vocabulary/bundle-number.ts';
import { BUNDLE_KIND_WORDS } from '#shared/vocabulary/state-words.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import type { Points } from '#shared/lib/points.ts';
import { RESPONSE_WORDS } from '#shared/vocabulary/response-words.ts';
import type { SummaryModel, SummaryTable } from '#electron/services/bundle/summary-html.ts';
import { dayInVietnam } from '#electron/services/clock/clock.ts';

/** "data/summary.html" of a submission: what is claimed, leaf by leaf, readable without the application. */
export function submissionSummary(
  ward: { readonly name: string; readonly parentName: string },
  round: { readonly title: string },
  revision: SealedRevision,
  fingerprint: string,
  set: CriteriaSet,
): SummaryModel {
  const { totals, number, signedBy, signedAt } = revision;
  const supplement = number === 1 ? 'lần đầu' : `bổ sung lần ${number - 1}`;
  return {
    title: `Gói tự chấm điểm của ${ward.name}`,
    rows: [
      ['Nơi gửi', ward.name],
      ['Nơi nhận', ward.parentName],
      ['Kỳ đánh giá', round.title],
      ['Bản ký', `số ${number} (${supplement})`],
      ['Tổng điểm tự chấm', `${formatPoints(totals.points)}/${formatPoints(totals.maximum)}`],
      ['Người ký', `${signedBy.fullName}, ${signedBy.position}, ngày ${formatDay(dayInVietnam(signedAt))}`],
      ['Mã kiểm tra bản ký', formatFingerprint(fingerprint)],
    ],
    tables: [
      {
        caption: 'Điểm tự chấm theo tiêu chí',
        columns: ['Mã', 'Nội dung', 'Điểm tối đa', 'Điểm tự chấm', 'Số tài liệu'],
        rows: listLeaves(set.tree).map((node) => {
          const claim = Object.hasOwn(revision.answers, node.code) ? revision.answers[node.code] : undefined;
          const claimed = claim?.status === 'NOT_APPLICABLE' ? 'không áp dụng' : shown(claim?.points ?? null);
          const evidence = String(claim?.evidence.length ?? 0);
          return [node.code, node.title, formatPoints(node.maximum), claimed, evidence];
        }),
      },
      ...answersTable(revision, set),
    ],
  };
}

/** What the ward answers to the city's points; no table where nothing was asked yet. */
function answersTable({ responses }: SealedRevision, set: CriteriaSet): readonly SummaryTable[] {
  if (responses.length === 0) return [];
  const titles = new Map(listLeaves(set.tree).map(({ code, title }) => [code, title]));
  return [
    {
      caption: 'Trả lời ý kiến thẩm định',
      columns: ['Mã', 'Nội dung', 'Về bản ký', 'Trả lời', 'Lời giải trình'],
      rows: responses.map(({ leafCode, revisionNumber, kind, text }) => [
        leafCode,
        titles.get(leafCode) ?? '',
        `số ${revisionNumber}`,
        RESPONSE_WORDS[kind],
        text,
      ]),
    },
  ];
}

const RECEIPT_WORDS: Readonly<Record<ReceiptPayload['verdict'], string>> = {
  accepted: 'đã nhận',
  kept: 'đã nhận, giữ riêng vì đã có bản mới hơn',
  refused: 'không nhận',
};

/** "data/summary.html" of a receipt. */
export function receiptSummary(
  header: BundleHeader,
  receipt: ReceiptPayload,
  fileName: string,
): SummaryModel {
  const { verdict, reasonCode, receivedFingerprint, receivedAt } = receipt;
  return {
    title: `Biên nhận gói dữ liệu của ${header.sender.name}`,
    rows: [
      ['Nơi gửi biên nhận', header.receiver.name],
      ['Nơi nhận biên nhận', header.sender.name],
      ['Kỳ đánh giá', header.round?.title ?? 'không theo kỳ'],
      ['Tệp đã nhận', fileName],
      ['Loại gói đã nhận', BUNDLE_KIND_WORDS[header.kind]],
      ...(header.revision === null ? [] : [['Bản, lần gửi', bundleNumberText(header)] as const]),
      ['Kết quả', RECEIPT_WORDS[verdict]],
      ...(reasonCode === null ? [] : [['Mã lý do', reasonCode] as const]),
      ['Ngày nhận', formatDay(dayInVietnam(receivedAt))],
      ['Mã kiểm tra tệp đã nhận', formatFingerprint(receivedFingerprint)],
    ],
  };
}

/** "data/summary.html" of a repair bundle: which parts are wanted again. */
export function repairSummary(asked: string, waiting: WaitingParts): SummaryModel {
  return {
    title: `Xin gửi lại các phần của gói ${waiting.fileName}`,
    rows: [
      ['Nơi được xin', asked],
      ['Tệp', waiting.fileName],
      ['Số phần của tệp', String(waiting.count)],
      ['Các phần còn thiếu', waiting.missingNames.join(', ')],
      ['Mã kiểm tra của tệp', formatFingerprint(waiting.fingerprint)],
    ],
  };
}

/** "data/summary.html" of a feedback bundle: what was decided and what is asked. */
export function feedbackSummary(
  parties: { readonly city: string; readonly ward: string },
  round: { readonly title: string },
  feedback: FeedbackPayload,
): SummaryModel {
  const { totals, deadline, revisionNumber, items } = feedback;
  return {
    title: `Gói phản hồi thẩm định cho ${parties.ward}`,
    rows: [
      ['Nơi gửi', parties.city],
      ['Nơi nhận', parties.ward],
      ['Kỳ đánh giá', round.title],
      ['Trả lời bản ký', `số ${revisionNumber}`],
      ['Tổng điểm tự chấm', formatPoints(totals.selfPoints)],
      ['Tổng điểm thẩm định', shown(totals.appraisedPoints)],
      ['Hạn giải trình', deadline === null ? 'không có' : formatDay(deadline)],
    ],
    tables: [
      {
        caption: 'Điểm thẩm định theo tiêu chí',
        columns: ['Mã', 'Điểm tự chấm', 'Điểm thẩm định', 'Lý do', 'Yêu cầu giải trình'],
        rows: items.map((item) => [
          item.leafCode,
          shown(item.selfPoints),
          item.notApplicable ? 'không áp dụng' : shown(item.appraisedPoints),
          item.reason,
          item.request,
        ]),
      },
    ],
  };
}

/** Points as printed; not scored is said, never shown as 0. */
function shown(points: Points | null): string {
  return points === null ? 'chưa chấm' : formatPoints(points);
}
