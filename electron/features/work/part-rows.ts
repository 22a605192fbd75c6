import { z } from 'zod';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { partContentSchema, type PartContent } from '#shared/schemas/bundle-part.ts';
import { idSchema } from '#shared/schemas/common.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findWorkPart, type WorkPartRow } from '#db/queries/work.ts';

/**
 * What returns of a part are compared with. `returned` is by sending key: two computers may have opened the same part,
 * and what one brought back says nothing of what the other started from.
 */
export const partBaseSchema = z.strictObject({
  sent: partContentSchema,
  returned: z.record(z.string(), z.strictObject({ bundleId: idSchema, content: partContentSchema })),
});
export type PartBase = z.infer<typeof partBaseSchema>;

/** The leaves of a part. */
export function partLeafCodes({ leafCodesJson }: Pick<WorkPartRow, 'leafCodesJson'>): readonly string[] {
  return z.array(z.string()).parse(JSON.parse(leafCodesJson));
}

/** The base of a part that has just gone out or come in. */
export function freshBase(sent: PartContent): string {
  return canonicalJson({ sent, returned: {} } satisfies PartBase);
}

/** What a part's returns are compared with. */
export function parseBase({ baseJson }: Pick<WorkPartRow, 'baseJson'>): PartBase {
  return partBaseSchema.parse(JSON.parse(baseJson));
}

/** What the next return of a computer is compared with: its last one, else what went out. */
export function baseFor(base: PartBase, sendingKey: string): PartContent {
  return lastReturn(base, sendingKey)?.content ?? base.sent;
}

/** The last return of a computer, or null. */
export function lastReturn(base: PartBase, sendingKey: string) {
  return Object.hasOwn(base.returned, sendingKey) ? (base.returned[sendingKey] ?? null) : null;
}

/** The base after a computer's return was merged: the next one starts from there. */
export function withReturn(
  base: PartBase,
  sendingKey: string,
  returned: { readonly bundleId: string; readonly content: PartContent },
): string {
  return canonicalJson({ ...base, returned: { ...base.returned, [sendingKey]: { ...returned } } });
}

/** The part this folder was made for, or null in a ward's own folder. */
export function ownPart(db: ReadDb): WorkPartRow | null {
  const { partId } = readInstallation(db);
  return partId === null ? null : findWorkPart(db, partId);
}
