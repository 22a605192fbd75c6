import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

interface AuditChainProps {
  readonly summary: OutputOf<'audit.readSummary'>;
}

/** Whether the log is still what was written, record by record. */
export function AuditChain({ summary: { brokenAt, total, lastHash } }: AuditChainProps): ReactNode {
  if (brokenAt !== null)
    return <StatusBadge tone="bad">{t('audit.chainBroken', { seq: brokenAt })}</StatusBadge>;
  return (
    <>
      <StatusBadge tone="good">{t('audit.chainHolds', { total })}</StatusBadge>{' '}
      <span className="quiet">{t('audit.lastCode', { code: formatFingerprint(lastHash.slice(0, 16)) })}</span>
    </>
  );
}
