import { formatFingerprint, formatMoment } from '#shared/lib/text-format.ts';
import {
  bundleRefusalReason,
  bundleRefusalNext,
  bundleStepText,
} from '#shared/vocabulary/bundle-refusals.ts';
import { inboxItemSchema } from '#shared/contract/channels/exchange.ts';
import type { InboxRow } from '#db/queries/exchange.ts';
import { summaryHtml } from '#electron/services/bundle/summary-html.ts';

/** A refused file as it goes back to whoever sent it. */
export interface RefusedFile {
  readonly row: InboxRow;
  /** The kept copy. */
  readonly path: string;
  /** Its name in the file that is exported. */
  readonly entryName: string;
  /** SHA-256 of the kept copy, which is the encrypted file where it came encrypted. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** `ly-do.html`: of each refused file where it stopped, why, and what the sender should do. The same rows, the same bytes. */
export function refusalLetter(receiverName: string, files: readonly RefusedFile[]): string {
  const senders = [...new Set(files.map(({ row }) => row.senderName ?? 'không rõ'))];
  return summaryHtml({
    title: 'Các tệp không nhận và lý do',
    rows: [
      ['Nơi không nhận', receiverName],
      ['Nơi gửi (theo lời ghi trong tệp)', senders.join('; ')],
      ['Số tệp', String(files.length)],
    ],
    tables: [
      {
        caption: 'Từng tệp',
        columns: ['Tệp', 'Lúc nhận', 'Dừng ở bước', 'Lý do', 'Việc nơi gửi cần làm', 'Mã kiểm tra'],
        rows: files.map(toCells),
      },
    ],
    note:
      'Dữ liệu của nơi nhận không bị động đến. Tên nơi gửi chép từ tệp và chưa được xác minh. ' +
      'Mã kiểm tra là SHA-256 của tệp: so với mã của tệp đã gửi thì biết tệp có bị đổi trên đường không.',
  });
}

function toCells({ row, entryName, sha256 }: RefusedFile): readonly string[] {
  const { fileName, receivedAt, code, subject, fingerprint } = row;
  const step = inboxItemSchema.shape.step.parse(row.step);
  const about = subject === '' || subject === fileName ? '' : ` (${subject})`;
  const inner =
    fingerprint === null || fingerprint === sha256
      ? ''
      : ` · gói bên trong: ${formatFingerprint(fingerprint)}`;
  return [
    `${fileName} → ${entryName}`,
    formatMoment(receivedAt),
    step === null ? '' : bundleStepText(step),
    code === null ? '' : `${bundleRefusalReason(code)}${about} [${code}]`,
    code === null ? '' : bundleRefusalNext(code),
    formatFingerprint(sha256) + inner,
  ];
}
