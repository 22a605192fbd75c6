import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { formatBytes } from '#shared/lib/text-format.ts';

/** Number, date, issuer and title of a document, as typed. */
export interface DocumentFields {
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly title: string;
}

export const EMPTY_DOCUMENT_FIELDS: DocumentFields = { number: '', date: '', issuer: '', title: '' };

/** A first title for a new document: its file's name without the ending. */
export function titleFromFileName(fileName: string): string {
  return fileName.replace(/\.[A-Za-z][A-Za-z0-9]{0,7}$/, '').replaceAll('_', ' ');
}

/** Number, date, issuer and size in one line. */
export function documentCaption(document: EvidenceDocument): string {
  const parts = [document.number, document.date, document.issuer, formatBytes(document.size)];
  return parts.filter((part) => part !== '').join(' · ');
}
