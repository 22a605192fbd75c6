import type { ResponseKind } from '#shared/schemas/bundle-submission.ts';

/** How a ward answers a point of the city, in a word or two. */
export const RESPONSE_WORDS: Readonly<Record<ResponseKind, string>> = {
  accept: 'Đồng ý',
  explain: 'Giải trình',
  evidence: 'Bổ sung tài liệu',
};

/** An answer in one line: "Đồng ý", "Giải trình: …". */
export function responseSentence(response: { readonly kind: ResponseKind; readonly text: string }): string {
  const text = response.text.trim();
  return text === '' ? RESPONSE_WORDS[response.kind] : `${RESPONSE_WORDS[response.kind]}: ${text}`;
}

/** How far a sealed answer has come; only a signed receipt of the city says that it is there. */
export const TRAVEL_WORDS = {
  sealed: 'đã ký, chưa lập gói gửi',
  made: 'đã lập gói gửi, chờ biên nhận',
  received: 'cấp trên đã nhận',
} as const;
