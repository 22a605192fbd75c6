import { parseFieldKey, withField } from '#shared/domain/sign-off/leaf-fields.ts';
import { placeValueSchema, type FieldValue } from '#shared/schemas/part-fields.ts';
import { findDocument, findLink, insertLink, updateDocument, updateLink } from '#db/queries/evidence.ts';
import { putWarningExplanation } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { writeAnswer } from '#electron/features/scoring/save-answer.ts';
import { requireLeaf, type Sheet } from '#electron/features/scoring/sheet.ts';
import { readPartContent } from '#electron/features/work/part-content.ts';
import { explanationDetails, linkDetails } from '#electron/features/scoring/log-details.ts';
import { newId } from '#electron/services/ids/ids.ts';

interface FieldWrite {
  readonly leafCode: string;
  readonly field: string;
  readonly value: FieldValue;
}

/** Writes one field of a leaf, or of a document under it, with the audit record of its kind. */
export function writeField(
  writing: Writing,
  context: SignedInContext,
  sheet: Sheet,
  write: FieldWrite,
): void {
  const { db, at, audit } = writing;
  const { leafCode, field, value } = write;
  const roundId = sheet.round.id;
  const parsed = parseFieldKey(field);
  switch (parsed?.kind) {
    case 'input':
    case 'enteredPoints':
    case 'notApplicable':
    case 'explanation': {
      const leaf = readPartContent(db, roundId, [leafCode]).leaves[leafCode];
      const node = requireLeaf(sheet.set, leafCode);
      if (leaf && node.ok)
        writeAnswer(writing, context, sheet, node.value, withField(leaf, field, value).answer);
      return;
    }
    case 'warningExplanation': {
      const text = typeof value === 'string' ? value : '';
      const details = explanationDetails(db, roundId, leafCode, text);
      putWarningExplanation(db, {
        roundId,
        leafCode,
        text,
        updatedAt: at,
        updatedBy: context.actor.fullName,
      });
      audit({ action: 'signOff.explainWarning', subject: `${roundId}/${leafCode}`, details });
      return;
    }
    case 'evidence': {
      writePlace(writing, context, { roundId, leafCode, documentId: parsed.documentId }, value);
      return;
    }
    case 'document': {
      const before = findDocument(db, parsed.documentId);
      if (!before || typeof value !== 'string') return;
      const { number, date, issuer, title } = before;
      const kept = { number, date, issuer, title };
      const after = { ...kept, [parsed.field]: value };
      updateDocument(db, parsed.documentId, after);
      audit({
        action: 'evidence.updateDocument',
        subject: parsed.documentId,
        details: { before: kept, after },
      });
      return;
    }
    case undefined:
  }
}

function writePlace(
  { db, at, audit }: Writing,
  { services }: SignedInContext,
  use: { readonly roundId: string; readonly leafCode: string; readonly documentId: string },
  value: FieldValue,
): void {
  const place = placeValueSchema.safeParse(value);
  if (!place.success) return;
  const { roundId, leafCode, documentId } = use;
  const { section, page } = place.data;
  const held = findLink(db, roundId, leafCode, documentId);
  if (held) updateLink(db, held.id, section, page);
  else insertLink(db, { id: newId(services.clock), ...use, section, page, createdAt: at });
  const details = linkDetails(db, documentId, held, { section, page });
  audit({ action: 'evidence.linkDocument', subject: `${roundId}/${leafCode}`, details });
}
