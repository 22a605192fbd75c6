import type { IssueCode } from '#shared/domain/sign-off/check-completeness.ts';

/** What the completion check says, in a few words. */
export const ISSUE_WORDS: Readonly<Record<IssueCode, string>> = {
  NOT_SCORED: 'chưa chấm',
  INVALID_ANSWER: 'số liệu chưa hợp lệ',
  OPEN_CONFLICT: 'hai máy sửa khác nhau, chưa chọn',
  NO_EVIDENCE: 'chưa có tài liệu kiểm chứng',
  ESTIMATED_FIGURE: 'có số ước',
  DOUBTFUL_FIGURE: 'số liệu cần xem lại',
  FEEDBACK_UNANSWERED: 'chưa trả lời ý kiến thẩm định',
  EVIDENCE_NOT_ADDED: 'trả lời bổ sung tài liệu mà chưa gắn tài liệu mới',
  LOST_POINTS_UNEXPLAINED: 'mất điểm mà chưa giải trình',
  COPIED_UNTOUCHED: 'chép từ năm trước, chưa sửa',
};

/** What an issue says, by a code that came over the wire. */
export function issueWords(code: string): string {
  return Object.hasOwn(ISSUE_WORDS, code) ? ISSUE_WORDS[code as IssueCode] : 'chưa đủ';
}

/** One blocker of the completion check in a few words: "1.2.3 chưa chấm". */
export function blockerSentence(blocker: { readonly leafCode: string; readonly code: string }): string {
  const words = Object.hasOwn(ISSUE_WORDS, blocker.code) ? ISSUE_WORDS[blocker.code as IssueCode] : 'chưa đủ';
  return `${blocker.leafCode} ${words}`;
}

/** The check of a received revision. */
interface CheckFigures {
  readonly blockers: readonly { readonly leafCode: string; readonly code: string }[];
  readonly warnings: number;
  readonly informs: number;
}

const NAMED = 3;

/** The check of a received revision in a sentence: what must have stopped it first; '' where there is nothing to say. */
export function checkSentence({ blockers, warnings, informs }: CheckFigures): string {
  const named = blockers.slice(0, NAMED).map(blockerSentence).join('; ');
  const more = blockers.length > NAMED ? `; và ${blockers.length - NAMED} điểm khác` : '';
  const told = [
    warnings === 0 ? '' : `${warnings} cảnh báo đã giải thích`,
    informs === 0 ? '' : `${informs} điểm cần lưu ý`,
  ].filter((part) => part !== '');
  const parts = [
    blockers.length === 0 ? '' : `Bản ký không qua kiểm tra hoàn thành: ${named}${more}`,
    told.length === 0 ? '' : `Kiểm tra hoàn thành: ${told.join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('. ');
}
