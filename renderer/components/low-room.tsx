import type { ReactNode } from 'react';
import { formatBytes } from '#shared/lib/text-format.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

/** Told before it hurts: the disk of the data folder is nearly full. Nothing while there is room. */
export function LowRoom(): ReactNode {
  const room = useQuery('evidence.readRoom', {}).value;
  if (!room?.low || room.freeBytes === null) return null;
  return (
    <Notice tone="look">
      {t('evidence.lowRoom', { free: formatBytes(room.freeBytes), bound: formatBytes(room.lowBelowBytes) })}
    </Notice>
  );
}
