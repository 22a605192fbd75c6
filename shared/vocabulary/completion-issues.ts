import type { IssueCode } from '#shared/domain/sign-off/check-completeness.ts';

/** What the completion check says, in a few words. */
export const ISSUE_WORDS: Readonly<Record<IssueCode, string>> = {
  NOT_SCORED: 'chưa chấm',
  INVALID_ANSWER: 'số liệu chưa hợp lệ',
  NO_EVIDENCE: 'chưa có tài liệu kiểm chứng',
  ESTIMATED_FIGURE: 'có số ước',
  DOUBTFUL_FIGURE: 'số liệu cần xem lại',
  LOST_POINTS_UNEXPLAINED: 'mất điểm mà chưa giải trình',
  COPIED_UNTOUCHED: 'chép từ năm trước, chưa sửa',
};

/** One blocker of the completion check in a few words: "1.2.3 chưa chấm". */
export function blockerSentence(blocker: { readonly leafCode: string; readonly code: string }): string {
  const words = Object.hasOwn(ISSUE_WORDS, blocker.code) ? ISSUE_WORDS[blocker.code as IssueCode] : 'chưa đủ';
  return `${blocker.leafCode} ${words}`;
}
