import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storedFilePath, folderPaths } from '#electron/workspace/folder-paths.ts';
import {
  docxBomb,
  docxCutXml,
  docxFile,
  docxHugeXml,
  lockedOfficeFile,
  pdfFile,
  pngFile,
} from '#tests/support/evidence-files.ts';
import { foundTown, fullAnswers, completeSheet, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('evidence-library');
const town = await foundTown(bench, 1);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const roundId = town.round.id;
const paths = folderPaths(join(bench.root, folderId));
const sheet = await ward.value('scoring.readSheet', { roundId });
const leafCodes = [...fullAnswers().keys()];
const [firstLeaf = '', secondLeaf = ''] = leafCodes;

const NOTHING = { number: '', date: '', issuer: '', title: '' };

async function add(name: string, content: string | Uint8Array, fields = NOTHING) {
  const fileToken = await ward.upload(name, content);
  return ward.value('evidence.addDocument', { fileToken, ...fields });
}

async function previewOf(name: string, content: string | Uint8Array) {
  const { document } = await add(name, content);
  return ward.value('evidence.previewDocument', { documentId: document.id });
}

async function verdictOf(name: string, content: string | Uint8Array) {
  const { document } = await add(name, content);
  const { files } = await ward.value('evidence.readDesk', { roundId });
  const found = files.find(({ documentId }) => documentId === document.id);
  return [found?.fileKind, found?.verdict];
}

test('text is shown as read: UTF-8, UTF-16 and the two old Vietnamese sets, each told', async () => {
  const text = 'Kế hoạch tuyên truyền cải cách hành chính xã Đồng Hới';
  expect(await previewOf('a.txt', text)).toEqual({ kind: 'text', text, encoding: 'utf-8', truncated: false });
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  expect(await previewOf('b.txt', utf16)).toMatchObject({ text, encoding: 'utf-16' });
  // "Kế hoạch năm" in TCVN3, and "đường" in windows-1258 with its marks behind the letters.
  const tcvn = Buffer.from('K\u00d5 ho\u00b9ch n\u00a8m', 'latin1');
  expect(await previewOf('c.txt', tcvn)).toMatchObject({ text: 'Kế hoạch năm', encoding: 'tcvn3' });
  const windows = Buffer.from('\u00f0\u00fd\u00f5\u00ccng ph\u00f4\u00ec ngh\u00ea\u00cc', 'latin1');
  expect(await previewOf('d.txt', windows)).toMatchObject({
    text: 'đường phố nghề',
    encoding: 'windows-1258',
  });
});

test('a long text is cut, and that is told', async () => {
  const shown = await previewOf('dai.txt', 'chữ '.repeat(400_000));
  expect(shown).toMatchObject({ kind: 'text', encoding: 'utf-8', truncated: true });
  expect(shown.kind === 'text' ? shown.text.length : 0).toBe(200_000);
});

test('pages with scripts are shown as text only', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect(await previewOf('hinh.svg', svg)).toMatchObject({ kind: 'text', text: svg });
  expect(await previewOf('trang.html', '<script>alert(1)</script>')).toMatchObject({ kind: 'text' });
});

test('the text of a Word document and of a workbook', async () => {
  const word = await previewOf('kh.docx', docxFile(['Số: 12/KH-UBND', 'Điều 1. Mục đích']));
  expect(word).toMatchObject({ kind: 'text', encoding: null, truncated: false });
  expect(word.kind === 'text' ? word.text : '').toContain('Điều 1. Mục đích');
  expect(await previewOf('khac.docx', 'không phải zip')).toEqual({ kind: 'none', reason: 'broken' });
});

test('hostile Word documents kill nothing: a bomb, endless XML, XML that breaks off, a locked one', async () => {
  expect(await previewOf('bom.docx', docxBomb())).toMatchObject({ kind: 'none' });
  const begin = performance.now();
  const huge = await previewOf('khong-lo.docx', docxHugeXml());
  expect(huge).toEqual({ kind: 'none', reason: 'tooLarge' });
  expect(performance.now() - begin).toBeLessThan(40_000);
  expect(await previewOf('cut.docx', docxCutXml())).toEqual({ kind: 'none', reason: 'broken' });
  expect(await previewOf('khoa.docx', lockedOfficeFile())).toEqual({ kind: 'none', reason: 'encrypted' });
});

test('pictures and PDF are offered under their own type', async () => {
  const shown = await previewOf('anh.png', pngFile());
  if (shown.kind !== 'image') throw new Error('no image');
  const offered = await bench.backend.files.findDownload(shown.file.token);
  expect(offered?.mimeType).toBe('image/png');
  expect(await previewOf('vb.pdf', pdfFile('Xin chao'))).toMatchObject({
    kind: 'pdf',
    file: { fileName: 'vb.pdf' },
  });
  expect(await previewOf('lon.png', pngFile(1, 1).fill(0x7f, 16, 24))).toEqual({
    kind: 'none',
    reason: 'tooLarge',
  });
});

test('what cannot be opened is noted when it comes in', async () => {
  expect(await verdictOf('tot.pdf', pdfFile('tot'))).toEqual(['pdf', 'good']);
  expect(await verdictOf('khoa.pdf', pdfFile('khoa', true))).toEqual(['pdf', 'encrypted']);
  expect(await verdictOf('hong.pdf', pdfFile('hong').subarray(0, -40))).toEqual(['pdf', 'broken']);
  expect(await verdictOf('gia.pdf', 'đây là chữ')).toEqual(['pdf', 'broken']);
  expect(await verdictOf('tot.docx', docxFile(['tốt']))).toEqual(['docx', 'good']);
  expect(await verdictOf('hong.docx', docxFile(['hỏng']).subarray(0, -25))).toEqual(['docx', 'broken']);
  expect(await verdictOf('khoa.xlsx', Buffer.concat([lockedOfficeFile(), Buffer.from('x')]))).toEqual([
    'xlsx',
    'encrypted',
  ]);
  expect(await verdictOf('tot.png', pngFile(30, 30))).toEqual(['image', 'good']);
  expect(await verdictOf('cut.png', pngFile(31, 31).subarray(0, -12))).toEqual(['image', 'broken']);
  expect(await verdictOf('gi-do.bin', 'abc')).toEqual(['other', 'unchecked']);
});

test('documents that look the same are told of each other; the same content is held once', async () => {
  const fields = { number: '77/BC-UBND', date: '05/03/2023', issuer: 'UBND xã Số 1', title: 'Báo cáo' };
  const one = await add('bao-cao-1.txt', 'bản một', fields);
  const two = await add('bao-cao-2.txt', 'bản hai', { ...fields, number: '77 / BC-UBND' });
  const third = await add('BAO-CAO-1.txt', 'bản ba');
  const again = await add('ten-khac.txt', 'bản một');
  expect(again).toMatchObject({ alreadyHeld: true, document: { id: one.document.id } });
  const { files } = await ward.value('evidence.readDesk', { roundId });
  const lookalikes = (id: string) => files.find(({ documentId }) => documentId === id)?.lookalikes.toSorted();
  expect(lookalikes(one.document.id)).toEqual([two.document.id, third.document.id].toSorted());
  expect(lookalikes(two.document.id)).toEqual([one.document.id]);
});

test('number, date, issuer and title are guessed from the first page, else from the name', async () => {
  const page = docxFile([
    'ỦY BAN NHÂN DÂN XÃ ĐỒNG HỚI',
    'Số: 12/KH-UBND',
    'Đồng Hới, ngày 05 tháng 03 năm 2024',
    'KẾ HOẠCH',
    'Tuyên truyền cải cách hành chính năm 2024',
  ]);
  const { document } = await add('scan0001.docx', page);
  expect(await ward.value('evidence.suggestFields', { documentId: document.id })).toEqual({
    number: '12/KH-UBND',
    date: '05/03/2024',
    issuer: 'UBND xã Đồng Hới',
    title: 'Kế hoạch tuyên truyền cải cách hành chính năm 2024',
  });
  const named = await add('34-BC-UBND 07.06.2023 Báo cáo quý II.txt', 'nội dung báo cáo');
  expect(await ward.value('evidence.suggestFields', { documentId: named.document.id })).toMatchObject({
    number: '34/BC-UBND',
    date: '07/06/2023',
    title: 'Báo cáo quý II',
  });
});

test('checking again finds a file that went bad on the disk, and one that is gone', async () => {
  const bad = await add('se-hong.txt', 'sẽ hỏng trên đĩa');
  const gone = await add('se-mat.txt', 'sẽ mất trên đĩa');
  writeFileSync(storedFilePath(paths, bad.document.sha256), 'sẽ hỏng trên đĩ ');
  rmSync(storedFilePath(paths, gone.document.sha256));
  const result = await ward.job('evidence.recheckFiles', {});
  expect(result).toMatchObject({ checked: expect.any(Number) });
  const { files } = await ward.value('evidence.readDesk', { roundId });
  const verdict = (id: string) => files.find(({ documentId }) => documentId === id)?.verdict;
  expect(verdict(bad.document.id)).toBe('broken');
  expect(verdict(gone.document.id)).toBe('broken');
  expect(await ward.error('evidence.previewDocument', { documentId: gone.document.id })).toMatchObject({
    code: 'FILE_NOT_READABLE',
  });
  // The right file brought again mends both.
  await add('se-hong.txt', 'sẽ hỏng trên đĩa');
  await add('se-mat.txt', 'sẽ mất trên đĩa');
  const mended = await ward.value('evidence.readDesk', { roundId });
  expect(mended.files.find(({ documentId }) => documentId === bad.document.id)?.verdict).toBe('good');
});

test('removing: refused with the leaves that hold it, lets go when told, restored, never off the disk', async () => {
  const { document } = await add('bo.txt', 'tài liệu sẽ bỏ');
  const documentId = document.id;
  for (const leafCode of [firstLeaf, secondLeaf])
    await ward.value('evidence.linkDocument', { roundId, leafCode, documentId, section: '', page: '' });
  expect(await ward.error('evidence.removeDocument', { documentId, unlink: false })).toMatchObject({
    code: 'EVIDENCE_IN_USE',
    details: { leafCodes: [firstLeaf, secondLeaf].toSorted(), roundTitle: sheet.round.title },
  });
  await ward.value('evidence.removeDocument', { documentId, unlink: true });
  const listed = await ward.value('evidence.listDocuments', { roundId });
  expect(listed.documents.some(({ id }) => id === documentId)).toBe(false);
  expect(listed.links.some((link) => link.documentId === documentId)).toBe(false);
  const { removed } = await ward.value('evidence.readDesk', { roundId });
  expect(removed[0]).toMatchObject({
    document: { id: documentId, intact: true },
    removedBy: 'Nguyễn Quản Trị',
  });
  expect(statSync(storedFilePath(paths, document.sha256)).size).toBe(document.size);
  const linking = { roundId, leafCode: firstLeaf, documentId, section: '', page: '' };
  expect(await ward.error('evidence.linkDocument', linking)).toMatchObject({ code: 'EVIDENCE_NOT_FOUND' });
  expect(await ward.error('evidence.removeDocument', { documentId, unlink: true })).toMatchObject({
    code: 'EVIDENCE_NOT_FOUND',
  });
  await ward.value('evidence.restoreDocument', { documentId });
  await ward.value('evidence.linkDocument', linking);
  // The same file brought again takes a removed document back.
  await ward.value('evidence.removeDocument', { documentId, unlink: true });
  expect(await add('bo.txt', 'tài liệu sẽ bỏ')).toMatchObject({
    alreadyHeld: true,
    document: { id: documentId },
  });
  const after = await ward.value('evidence.listDocuments', { roundId });
  expect(after.documents.some(({ id }) => id === documentId)).toBe(true);
});

test('what a submission carries is added up once per content; limits and room are told with figures', async () => {
  const before = await ward.value('evidence.readDesk', { roundId });
  const { document } = await add('nang.txt', 'x'.repeat(5000));
  for (const leafCode of [firstLeaf, secondLeaf])
    await ward.value('evidence.linkDocument', {
      roundId,
      leafCode,
      documentId: document.id,
      section: '',
      page: '',
    });
  const desk = await ward.value('evidence.readDesk', { roundId });
  expect(desk.usedBytes - before.usedBytes).toBe(5000);
  expect(desk.room.freeBytes).toBeGreaterThan(0);
  const limit = desk.fileLimitBytes;
  expect(await ward.error('evidence.checkRoom', { files: [{ name: 'phim.mp4', size: limit + 1 }] })).toEqual({
    code: 'FILE_TOO_LARGE',
    details: { name: 'phim.mp4', limitBytes: limit },
  });
  expect(await ward.error('evidence.checkRoom', { files: [{ name: 'r.txt', size: 0 }] })).toMatchObject({
    code: 'EVIDENCE_EMPTY',
  });
  const { medium } = bench.backend.services.transport;
  const real = medium.space;
  try {
    Object.assign(medium, { space: async () => ({ free: 100_000_000, total: 1e9 }) });
    expect(
      await ward.error('evidence.checkRoom', { files: [{ name: 'a', size: 50_000_000 }] }),
    ).toMatchObject({
      code: 'NOT_ENOUGH_SPACE',
      details: { freeBytes: 100_000_000, neededBytes: 100_000_000 + 32 * 1024 ** 2 },
    });
    expect(await ward.value('evidence.readRoom', {})).toMatchObject({ low: true, freeBytes: 100_000_000 });
  } finally {
    Object.assign(medium, { space: real });
  }
});

test('a sealed sheet holds its documents, and the doctor still checks a removed one', async () => {
  const { document } = await add('giu.txt', 'bản đã ký giữ tệp này');
  const documentId = document.id;
  await ward.value('evidence.linkDocument', {
    roundId,
    leafCode: firstLeaf,
    documentId,
    section: '',
    page: '',
  });
  const other = await add('roi.txt', 'bỏ mà vẫn kiểm tra');
  await ward.value('evidence.removeDocument', { documentId: other.document.id, unlink: false });
  await completeSheet(ward, roundId, fullAnswers());
  await ward.value('signOff.submitSheet', { roundId });
  expect(await ward.error('evidence.removeDocument', { documentId, unlink: true })).toMatchObject({
    code: 'SHEET_SEALED',
  });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  writeFileSync(storedFilePath(paths, other.document.sha256), 'không còn đúng nữa');
  const { checks } = await ward.value('safekeeping.runDoctor', {});
  expect(checks.find(({ code }) => code === 'evidenceFiles')).toMatchObject({ state: 'bad' });
});
