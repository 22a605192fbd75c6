import { create } from 'zustand';
import type { ResponseKind } from '#shared/schemas/bundle-submission.ts';
import { beforeLeave } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { reportSave } from '#renderer/lib/save-status.ts';
import { createSaver, type Saver } from '#renderer/lib/sheet/saver.ts';

/** What is typed as an answer and not given yet. */
export interface AnswerDraft {
  readonly kind: ResponseKind;
  readonly text: string;
}

/** The point an answer is typed at. */
interface DraftPlace {
  readonly roundId: string;
  readonly bundleId: string;
  readonly leafCode: string;
}

interface PlacedDraft extends DraftPlace {
  readonly draft: AnswerDraft | null;
}

/** By bundle and leaf, newer than what the disk last told; null: nothing is typed any more. */
export const useAnswerDrafts = create<{ drafts: Readonly<Record<string, AnswerDraft | null>> }>(() => ({
  drafts: {},
}));

/** The name a draft is kept under. */
export function draftKey(point: { readonly bundleId: string; readonly leafCode: string }): string {
  return `${point.bundleId}/${point.leafCode}`;
}

/** Shows a draft in every place it is typed at. */
export function setAnswerDraft(key: string, draft: AnswerDraft | null): void {
  useAnswerDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
}

let saver: Saver<PlacedDraft> | null = null;

/** One for the whole window: a draft is saved though its page was left meanwhile. */
function draftSaver(): Saver<PlacedDraft> {
  if (saver) return saver;
  const made = createSaver<PlacedDraft>(
    {
      save: async (_key, placed) => {
        const reply = await client.call('feedback.saveDraft', placed);
        return reply.ok ? { ok: true, value: { version: 0, savedAt: reply.value.savedAt } } : reply;
      },
      report: reportSave,
      onConflict: () => undefined,
    },
    new Map(),
  );
  const flush = (): void => void made.flush();
  beforeLeave(made.flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  saver = made;
  return made;
}

/** Shows what is typed and brings it to the disk within the second; null: nothing is typed any more. */
export function typeAnswerDraft(place: DraftPlace, draft: AnswerDraft | null): void {
  const { roundId, bundleId, leafCode } = place;
  const key = draftKey(place);
  setAnswerDraft(key, draft);
  draftSaver().touch(key, { roundId, bundleId, leafCode, draft });
}

/** Waits until every draft is on disk. */
export async function flushAnswerDrafts(): Promise<void> {
  await saver?.flush();
}

/** The answer was given: its draft is done with, unless more was typed meanwhile. */
export function endAnswerDraft(key: string, given: AnswerDraft | null | undefined): void {
  if (useAnswerDrafts.getState().drafts[key] === given) setAnswerDraft(key, null);
}
