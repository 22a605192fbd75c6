import { z } from 'zod';
import { formatBytes } from '#shared/lib/text-format.ts';
import { appError } from '#shared/contract/errors.ts';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { defineCommand } from '../command.ts';
import type { CliFailure } from '../failure.ts';
import { usage } from '../failure.ts';
import { waitForJob } from '../jobs.ts';
import { pickRound, ROUND_OPTION } from '../pick.ts';
import { shorten, tableLines } from '../table.ts';

const recheckResultSchema = z.object({ checked: z.int(), unreadable: z.int() });

const DOCUMENT = {
  value: 'FILE',
  help: 'tên tệp của tài liệu, hoặc những ký tự đầu (từ 8) của mã kiểm tra',
  min: 1,
  max: 1,
} as const;

/** The only document of this file name or beginning of a SHA-256. */
function pickDocument(
  documents: readonly EvidenceDocument[],
  wanted: string,
): Result<EvidenceDocument, CliFailure> {
  const name = wanted.normalize('NFC');
  const [first, ...others] = documents.filter(
    ({ fileName, sha256 }) =>
      fileName === name || (name.length >= 8 && sha256.startsWith(name.toLowerCase())),
  );
  if (!first) return fail(appError('EVIDENCE_NOT_FOUND', {}));
  if (others.length === 0) return ok(first);
  const choices = [first, ...others].map(({ sha256 }) => sha256.slice(0, 12)).join(', ');
  return usage(`Có ${others.length + 1} tài liệu tên ${wanted}; ghi mã kiểm tra thay cho tên: ${choices}`);
}

export const checkEvidence = defineCommand({
  words: 'evidence check',
  summary: 'Kiểm tra lại mọi tệp tài liệu: còn nguyên, mở được, có thể trùng, chưa dùng',
  channel: 'evidence.recheckFiles',
  options: { round: ROUND_OPTION },
  run: async (session, options) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const roundId = round.value.id;
    const started = await session.call('evidence.recheckFiles', {});
    if (!started.ok) return started;
    const checked = await waitForJob(session, started.value.jobId, recheckResultSchema);
    if (!checked.ok) return checked;
    const [desk, listed] = [
      await session.call('evidence.readDesk', { roundId }),
      await session.call('evidence.listDocuments', { roundId }),
    ];
    if (!desk.ok) return desk;
    if (!listed.ok) return listed;
    const files = new Map(desk.value.files.map((file) => [file.documentId, file]));
    const used = new Set(listed.value.links.map(({ documentId }) => documentId));
    const rows = listed.value.documents.flatMap((document) => {
      const file = files.get(document.id);
      const words = [
        document.intact ? '' : 'mất hoặc hỏng',
        document.intact && file?.verdict === 'broken' ? 'không mở được' : '',
        file?.verdict === 'encrypted' ? 'có mật khẩu' : '',
        file && file.lookalikes.length > 0 ? 'có thể trùng' : '',
        document.size > desk.value.largeAboveBytes ? 'tệp lớn' : '',
        used.has(document.id) ? '' : 'chưa dùng',
      ].filter((word) => word !== '');
      return words.length === 0 ? [] : [{ document, words }];
    });
    const { freeBytes } = desk.value.room;
    return ok({
      value: { ...checked.value, ...desk.value, findings: rows },
      lines: [
        ...tableLines(
          [
            { title: 'Tệp', text: ({ document }) => shorten(document.fileName, 48) },
            { title: 'Cỡ', text: ({ document }) => formatBytes(document.size) },
            { title: 'Cần xem', text: ({ words }) => words.join(', ') },
          ],
          rows,
        ),
        `Đã kiểm tra ${checked.value.checked} tệp, ${checked.value.unreadable} tệp không đọc được. Tài liệu dùng trong kỳ: ${formatBytes(desk.value.usedBytes)}.${freeBytes === null ? '' : ` Ổ đĩa còn trống ${formatBytes(freeBytes)}.`}`,
      ],
      refused: checked.value.unreadable > 0,
    });
  },
});

export const removeEvidence = defineCommand({
  words: 'evidence remove',
  summary: 'Bỏ một tài liệu khỏi kho (tệp vẫn giữ trên máy)',
  channel: 'evidence.removeDocument',
  positionals: DOCUMENT,
  options: {
    unlink: { type: 'flag', help: 'bỏ cả ở các tiêu chí đang dùng' },
    round: ROUND_OPTION,
  },
  run: async (session, options, [wanted = '']) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const listed = await session.call('evidence.listDocuments', { roundId: round.value.id });
    if (!listed.ok) return listed;
    const document = pickDocument(listed.value.documents, wanted);
    if (!document.ok) return document;
    const { id: documentId, fileName } = document.value;
    const removed = await session.call('evidence.removeDocument', { documentId, unlink: options.unlink });
    if (!removed.ok) return removed;
    return ok({ value: { documentId }, lines: [`Đã bỏ ${fileName} khỏi kho. Lấy lại: evidence restore.`] });
  },
});

export const restoreEvidence = defineCommand({
  words: 'evidence restore',
  summary: 'Lấy lại một tài liệu đã bỏ',
  channel: 'evidence.restoreDocument',
  positionals: DOCUMENT,
  options: { round: ROUND_OPTION },
  run: async (session, options, [wanted = '']) => {
    const round = await pickRound(session, options.round);
    if (!round.ok) return round;
    const desk = await session.call('evidence.readDesk', { roundId: round.value.id });
    if (!desk.ok) return desk;
    const removed = desk.value.removed.map(({ document }) => document);
    const document = pickDocument(removed, wanted);
    if (!document.ok) return document;
    const { id: documentId, fileName } = document.value;
    const restored = await session.call('evidence.restoreDocument', { documentId });
    if (!restored.ok) return restored;
    return ok({ value: { documentId }, lines: [`Đã lấy lại ${fileName}.`] });
  },
});
