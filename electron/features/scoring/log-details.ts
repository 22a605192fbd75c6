import type { ReadDb } from '#db/connection/handles.ts';
import { findDocument, type EvidenceLinkRow } from '#db/queries/evidence.ts';
import { readWarningExplanations } from '#db/queries/sheets.ts';
import { pinDetails } from '#electron/features/scoring/evidence-library.ts';

type Place = Pick<EvidenceLinkRow, 'section' | 'page'>;

/** What the log tells of a use of a document, from what to what; null: not used on that side. */
export function linkDetails(
  db: ReadDb,
  documentId: string,
  before: Place | null,
  after: Place | null,
): Readonly<Record<string, unknown>> {
  const document = findDocument(db, documentId);
  const told = (place: Place | null) => (document && place ? pinDetails(document, place) : null);
  return { documentId, before: told(before), after: told(after) };
}

/** What the log tells of an explanation of warnings, from what to what. Read before it is written. */
export function explanationDetails(
  db: ReadDb,
  roundId: string,
  leafCode: string,
  text: string,
): Readonly<Record<string, unknown>> {
  const before = { warningExplanation: readWarningExplanations(db, roundId)[leafCode] ?? '' };
  return { before, after: { warningExplanation: text } };
}
