import { describe, expect, test } from 'vitest';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { fillEmpty } from '#renderer/components/document-suggestion.tsx';
import {
  DOCUMENT_VIEWS,
  isInView,
  listDocumentUses,
  type Desk,
} from '#renderer/features/evidence/library-views.ts';
import { mailParts } from '#renderer/lib/mail-parts.ts';
import { bringsFiles, nameOfPasted } from '#renderer/lib/use-file-intake.ts';

const document = (id: string, part: Partial<EvidenceDocument> = {}): EvidenceDocument => ({
  id,
  sha256: id.repeat(64).slice(0, 64),
  fileName: `${id}.pdf`,
  size: 1000,
  number: '1/KH',
  date: '01/02/2024',
  issuer: 'UBND',
  title: 'Kế hoạch',
  addedAt: '2024-01-05T02:00:00.000Z',
  intact: true,
  ...part,
});

const file = (documentId: string, part: Partial<Desk['files'][number]> = {}): Desk['files'][number] => ({
  documentId,
  fileKind: 'pdf',
  verdict: 'good',
  lookalikes: [],
  ...part,
});

const desk = (files: Desk['files']): Desk => ({
  files,
  removed: [],
  usedBytes: 0,
  fileLimitBytes: 500,
  largeAboveBytes: 5000,
  room: { freeBytes: null, lowBelowBytes: 1, low: false },
});

const link = { id: 'l', leafCode: '1.1', documentId: 'a', section: '', page: '' };

/** The lists a single document appears in. */
function viewsOf(one: EvidenceDocument, known: Desk['files'][number], linked = true): readonly string[] {
  const evidence = linked ? [{ ...link, documentId: one.id }] : [];
  const [use] = listDocumentUses({ documents: [one], evidence }, desk([known]));
  if (!use) throw new Error('no use');
  return DOCUMENT_VIEWS.filter((view) => isInView(use, view));
}

describe('the lists of the library', () => {
  test('a document in order is in none', () => {
    expect(viewsOf(document('a'), file('a'))).toEqual([]);
  });

  test('each finding has its list', () => {
    expect(viewsOf(document('a'), file('a'), false)).toEqual(['unused']);
    expect(viewsOf(document('a', { size: 5001 }), file('a'))).toEqual(['large']);
    expect(viewsOf(document('a'), file('a', { lookalikes: ['b'] }))).toEqual(['lookalike']);
    expect(viewsOf(document('a'), file('a', { verdict: 'encrypted' }))).toEqual(['unreadable']);
    expect(viewsOf(document('a'), file('a', { verdict: 'broken' }))).toEqual(['unreadable']);
    expect(viewsOf(document('a', { intact: false }), file('a'))).toEqual(['unreadable']);
    expect(viewsOf(document('a', { number: '' }), file('a'))).toEqual(['undescribed']);
    expect(viewsOf(document('a'), file('a', { verdict: 'unchecked' }))).toEqual([]);
  });

  test('before the checks are read nothing is claimed of a file', () => {
    const [use] = listDocumentUses({ documents: [document('a', { size: 9999 })], evidence: [link] }, null);
    expect(use).toMatchObject({ file: null, large: false });
  });
});

describe('suggestions', () => {
  const guess = { number: '12/KH-UBND', date: '05/03/2024', issuer: 'UBND xã', title: 'Kế hoạch năm' };

  test('fill empty fields only, and a title that is only the name of the file', () => {
    const empty = { number: '', date: '', issuer: '', title: 'ke hoach' };
    expect(fillEmpty(empty, guess, 'ke_hoach.pdf')).toEqual(guess);
    const typed = { number: '9/KH', date: '', issuer: 'HĐND', title: 'Người gõ' };
    expect(fillEmpty(typed, guess, 'ke_hoach.pdf')).toEqual({ date: '05/03/2024' });
  });

  test('an empty guess never takes anything away', () => {
    const none = { number: '', date: '', issuer: '', title: '' };
    expect(fillEmpty({ ...none, title: 'a' }, none, 'a.pdf')).toEqual({});
  });
});

test('a picture from the clipboard is named by its moment; a real file keeps its name', () => {
  const lastModified = new Date(2024, 0, 5, 9, 7, 3).getTime();
  expect(nameOfPasted({ name: 'image.png', type: 'image/png', lastModified })).toBe(
    'anh-dan-2024-01-05-090703.png',
  );
  expect(nameOfPasted({ name: '', type: 'image/jpeg', lastModified })).toBe('anh-dan-2024-01-05-090703.jpeg');
  expect(nameOfPasted({ name: 'báo cáo.pdf', type: 'application/pdf', lastModified })).toBe('báo cáo.pdf');
});

test('cells copied from Excel stay text; files and pictures are taken', () => {
  const excel = ['text/plain', 'text/html', 'Files'];
  expect(bringsFiles(excel, ['image.png'], true)).toBe(false);
  expect(bringsFiles(excel, ['image.png'], false)).toBe(false);
  expect(bringsFiles(['text/html', 'Files'], ['image.png'], false)).toBe(true);
  expect(bringsFiles(['Files'], ['image.png'], true)).toBe(true);
  expect(bringsFiles(['text/plain', 'Files'], ['báo cáo.pdf'], false)).toBe(true);
  expect(bringsFiles(['text/plain', 'Files'], ['báo cáo.pdf'], true)).toBe(false);
  expect(bringsFiles(['text/plain'], [], false)).toBe(false);
});

test('the number of e-mails grows with the weight, until it is too much to send so', () => {
  expect(mailParts(0)).toEqual({ count: 1, size: 20 });
  expect(mailParts(14_000_000).count).toBe(1);
  expect(mailParts(100_000_000).count).toBe(7);
  expect(mailParts(500_000_000_000).count).toBeNull();
});
