import type { OutputOf } from '#shared/contract/contract.ts';
import type { EvidenceDocument, EvidenceLink } from '#shared/contract/channels/scoring.ts';
import type { SheetData } from '#renderer/lib/sheet/sheet-store.ts';

export type Desk = OutputOf<'evidence.readDesk'>;

/** A document, the criteria it stands under, and what is known of its file (null: not read yet). */
export interface DocumentUse {
  readonly document: EvidenceDocument;
  readonly links: readonly EvidenceLink[];
  readonly file: Desk['files'][number] | null;
  /** Above the size that makes e-mail awkward. */
  readonly large: boolean;
}

/** The lists of documents that want a look; a key is also the end of its word's name. */
export const DOCUMENT_VIEWS = ['unused', 'large', 'lookalike', 'unreadable', 'undescribed'] as const;
export type DocumentView = (typeof DOCUMENT_VIEWS)[number];
export type LibraryView = 'all' | 'missing' | DocumentView | 'removed';

/** Every document with its uses and what is known of its file. */
export function listDocumentUses(
  { documents, evidence }: Pick<SheetData, 'documents' | 'evidence'>,
  desk: Desk | null,
): readonly DocumentUse[] {
  const files = new Map(desk?.files.map((file) => [file.documentId, file]));
  return documents.map((document) => ({
    document,
    links: evidence.filter((link) => link.documentId === document.id),
    file: files.get(document.id) ?? null,
    large: desk !== null && document.size > desk.largeAboveBytes,
  }));
}

const TESTS: Readonly<Record<DocumentView, (use: DocumentUse) => boolean>> = {
  unused: ({ links }) => links.length === 0,
  large: ({ large }) => large,
  lookalike: ({ file }) => (file?.lookalikes.length ?? 0) > 0,
  unreadable: ({ document, file }) =>
    !document.intact || file?.verdict === 'broken' || file?.verdict === 'encrypted',
  undescribed: ({ document }) => document.number === '' || document.date === '',
};

/** Whether a document belongs to a list. */
export function isInView(use: DocumentUse, view: DocumentView): boolean {
  return TESTS[view](use);
}
