import type { OutputOf } from '#shared/contract/contract.ts';
import { formatInteger } from '#shared/lib/numbers.ts';
import { formatBytes } from '#shared/lib/text-format.ts';

type Check = OutputOf<'safekeeping.runDoctor'>['checks'][number];

function number(check: Check, key: string): number {
  const value = check.details[key];
  return typeof value === 'number' ? value : 0;
}

function counted(check: Check, what: string): string {
  const total = formatInteger(number(check, 'total'));
  const bad = number(check, 'bad');
  return bad === 0
    ? `đã đối chiếu ${total} ${what}`
    : `${formatInteger(bad)} trong ${total} ${what} không còn đúng`;
}

function lastBackup(check: Check): string {
  const days = number(check, 'days');
  if (days < 0) return 'chưa có bản sao lưu nào';
  return days === 0
    ? `hôm nay: ${check.details['fileName'] ?? ''}`
    : `${days} ngày trước: ${check.details['fileName'] ?? ''}`;
}

/** The figures of one check of the doctor, in words. */
export function healthDetails(check: Check): string {
  switch (check.code) {
    case 'databaseSound':
      return check.state === 'good' ? '' : String(check.details['verdict'] ?? '');
    case 'foreignKeys':
      return check.state === 'good' ? '' : `${number(check, 'broken')} chỗ không khớp`;
    case 'auditChain':
      return check.state === 'good'
        ? `${formatInteger(number(check, 'records'))} dòng nhật ký`
        : `đứt từ dòng ${formatInteger(number(check, 'brokenAt'))}`;
    case 'sealedRevisions':
      return counted(check, 'bản đã ký');
    case 'storedRecords':
      return counted(check, 'mục');
    case 'evidenceFiles':
      return counted(check, 'tài liệu');
    case 'outboxFiles':
      return counted(check, 'gói');
    case 'freeSpace':
      return `còn trống ${formatBytes(number(check, 'freeBytes'))}`;
    case 'lastBackup':
      return lastBackup(check);
    case 'cryptoSelfTest':
      return check.state === 'good' ? '' : String(check.details['failed'] ?? '');
    default:
      return '';
  }
}
