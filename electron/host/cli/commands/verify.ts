import path from 'node:path';
import { looksEncrypted, readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import { readBundle, type VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';
import type { ImportResult } from '#shared/contract/channels/exchange.ts';
import type { BundleError } from '#shared/domain/bundle/errors.ts';
import { parsePartFileName } from '#shared/domain/bundle/parts.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { formatBytes, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { bundleNumberText } from '#shared/vocabulary/bundle-number.ts';
import { bundleRefusal } from '#shared/vocabulary/bundle-refusals.ts';
import { BUNDLE_KIND_WORDS } from '#shared/vocabulary/state-words.ts';
import { defineCommand } from '../command.ts';
import { expandBundles } from '../files.ts';
import { importFiles, inboxLines } from './incoming.ts';

/** Enough to tell an encrypted file. */
const HEAD_BYTES = 64;

/** What is known of a file: read; encrypted for its receiver; or one part of several, which says nothing alone. */
type Look =
  | { readonly kind: 'read'; readonly read: Result<VerifiedBundle, BundleError> }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'part'; readonly part: number; readonly count: number };

/**
 * Reads a bundle without any folder: nobody's key is known here, so the signature is checked against the key that the
 * bundle itself carries, and its fingerprint is shown for comparison.
 */
async function lookAt(file: string): Promise<Look> {
  const part = parsePartFileName(path.basename(file));
  if (part) return { kind: 'part', part: part.part, count: part.count };
  if (looksEncrypted(await readHead(file, HEAD_BYTES))) return { kind: 'encrypted' };
  const read = await readBundle(file, {
    resolveSenderKey: ({ sender }) => ({ kind: 'pinned', publicKey: sender.publicKey, leaderKeys: null }),
  });
  return { kind: 'read', read };
}

function valueOf(file: string, look: Look) {
  if (look.kind !== 'read') return { file, ...look, sound: null };
  const { read } = look;
  if (!read.ok) {
    const { step, code, subject } = read.error;
    return { file, sound: false, refusal: { step, code, subject } };
  }
  const { header, payload, sender, fingerprint, size, evidence } = read.value;
  return {
    file,
    sound: true,
    fingerprint,
    size,
    header,
    keyFingerprint: sender.keyFingerprint,
    evidenceCount: evidence.length,
    totals: payload.kind === 'submission' ? payload.revision.totals : null,
    signedBy: payload.kind === 'submission' ? payload.revision.signedBy : null,
  };
}

function linesOf(file: string, look: Look): readonly string[] {
  if (look.kind === 'encrypted') {
    return [file, '  Gói đã mã hóa: chỉ nơi nhận mở được. Thêm --unit của nơi nhận để kiểm tra.'];
  }
  if (look.kind === 'part')
    return [file, `  Phần ${look.part}/${look.count} của một gói; đủ các phần mới kiểm tra được.`];
  const { read } = look;
  if (!read.ok) {
    const { happened, next } = bundleRefusal(read.error);
    return [file, `  ${happened}`, `  ${next}`];
  }
  const { header, payload, sender, fingerprint, size } = read.value;
  const { round } = header;
  return [
    file,
    `  Nguyên vẹn: ${BUNDLE_KIND_WORDS[payload.kind]}, ${formatBytes(size)}, lập lúc ${formatMoment(header.createdAt)}`,
    `  Nơi gửi: ${header.sender.name}; nơi nhận: ${header.receiver.name}`,
    ...(round === null ? [] : [`  ${[round.title, bundleNumberText(header)].filter(Boolean).join(', ')}`]),
    ...(payload.kind === 'submission'
      ? [
          `  Tự chấm ${formatPoints(payload.revision.totals.points)} điểm, ${payload.revision.signedBy.fullName} ký lúc ${formatMoment(payload.revision.signedAt)}`,
        ]
      : []),
    `  Mã kiểm tra của gói: ${formatFingerprint(fingerprint)}`,
    `  Mã khóa ký (chưa đối chiếu với khóa đã biết): ${formatFingerprint(sender.keyFingerprint)}`,
  ];
}

export const verifyBundles = defineCommand({
  words: 'verify',
  summary: 'Kiểm tra gói dữ liệu mà không nhận: nguyên vẹn, chữ ký, nội dung',
  channel: null,
  positionals: { value: 'FILE…', help: 'tệp .cchc, hoặc thư mục chứa các tệp .cchc', min: 1, max: 5000 },
  options: {},
  notes: [
    'Không có --unit: chữ ký được so với khóa nằm trong chính gói; hãy đối chiếu mã khóa bằng cách khác.',
    'Có --unit: kiểm tra thêm như khi nhận vào đơn vị đó (khóa đã biết, đúng kỳ, đúng nơi nhận), không ghi gì.',
  ],
  run: async (session, _options, words) => {
    const files = await expandBundles(words);
    if (!files.ok) return files;
    const values = [];
    const lines: string[] = [];
    let refused = false;
    for (const file of files.value) {
      const look = await lookAt(file);
      values.push(valueOf(file, look));
      lines.push(...linesOf(file, look));
      refused ||= look.kind === 'read' && !look.read.ok;
    }
    let dryRun: ImportResult | null = null;
    if (session.inFolder) {
      const imported = await importFiles(session, files.value, true);
      if (!imported.ok) return imported;
      dryRun = imported.value;
      lines.push('', 'Nếu nhận vào đơn vị này:', ...inboxLines(dryRun.items));
      refused ||= dryRun.items.some(({ verdict }) => verdict === 'refused');
    }
    return ok({ value: { files: values, dryRun }, lines, refused });
  },
});
