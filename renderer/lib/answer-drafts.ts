import { create } from 'zustand';
import type { ResponseKind } from '#shared/schemas/bundle-submission.ts';

/** What is typed as an answer and not kept yet. */
export interface AnswerDraft {
  readonly kind: ResponseKind;
  readonly text: string;
}

/** By bundle and leaf: leaving a page, or choosing another row, loses nothing typed. */
export const useAnswerDrafts = create<{ drafts: Readonly<Record<string, AnswerDraft>> }>(() => ({
  drafts: {},
}));

/** The name a draft is kept under. */
export function draftKey(point: { readonly bundleId: string; readonly leafCode: string }): string {
  return `${point.bundleId}/${point.leafCode}`;
}

/** Keeps what is typed; null: it was saved. */
export function setAnswerDraft(key: string, draft: AnswerDraft | null): void {
  useAnswerDrafts.setState(({ drafts }) => {
    const { [key]: _old, ...others } = drafts;
    return { drafts: draft === null ? others : { ...others, [key]: draft } };
  });
}
