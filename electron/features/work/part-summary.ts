import { answerInWords } from '#shared/domain/sign-off/answer-in-words.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import type { PartPayload } from '#shared/schemas/bundle-part.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { SummaryModel } from '#electron/services/bundle/summary-html.ts';

/** "data/summary.html" of a part on its way out or back: whose it is and which leaves. */
export function partSummary(
  part: PartPayload,
  names: { readonly unit: string; readonly round: string },
  set: CriteriaSet,
): SummaryModel {
  const { leaves, documents } = part.content;
  const isOut = part.direction === 'out';
  return {
    title: `${isOut ? 'Phần việc giao cho' : 'Phần việc trả lại của'} ${part.holder}`,
    rows: [
      ['Đơn vị', names.unit],
      ['Kỳ đánh giá', names.round],
      ['Người giữ phần việc', part.holder],
      ['Số tiêu chí', String(Object.keys(leaves).length)],
      ['Số tài liệu', String(documents.length)],
    ],
    tables: [
      {
        caption: 'Các tiêu chí của phần việc',
        columns: ['Mã', 'Nội dung', 'Đã trả lời', 'Số tài liệu'],
        rows: listLeaves(set.tree).flatMap((node) => {
          const { code, title } = node;
          const leaf = Object.hasOwn(leaves, code) ? leaves[code] : undefined;
          return leaf ? [[code, title, answerInWords(leaf.answer, node), String(leaf.links.length)]] : [];
        }),
      },
    ],
    note: isOut
      ? 'Tệp dùng riêng trong đơn vị: ai giữ tệp này đọc được nội dung và trả lại được phần việc. Đưa tận tay, không gửi ra ngoài.'
      : 'Tệp dùng riêng trong đơn vị: nhận ở máy chính, mục Gửi/nhận.',
  };
}
