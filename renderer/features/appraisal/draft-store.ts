import { z } from 'zod';
import type { TypedDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import { recall, remember } from '#renderer/lib/remember.ts';

const draftsSchema = z.record(
  z.string(),
  z.strictObject({ raw: z.string(), notApplicable: z.boolean(), reason: z.string(), request: z.string() }),
);

function nameOf(roundId: string, unitId: string): string {
  return `appraisal.${roundId}.${unitId}`;
}

/**
 * Keeps decisions that cannot be saved yet (a reason is missing) on this computer, so that they survive a crash of the
 * window. They are shown as not saved until the backend has them.
 */
export function keepDrafts(
  roundId: string,
  unitId: string,
  drafts: Readonly<Record<string, TypedDecision>>,
): void {
  remember(nameOf(roundId, unitId), JSON.stringify(drafts));
}

/** The decisions kept by `keepDrafts`; none where there are none or they cannot be read. */
export function recallDrafts(roundId: string, unitId: string): Readonly<Record<string, TypedDecision>> {
  const text = recall(nameOf(roundId, unitId));
  if (text === null) return {};
  try {
    const read = draftsSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}
