import type { ReactNode } from 'react';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { useRevisions } from '#renderer/features/sign-off/revisions.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useUser } from '#renderer/lib/workspace.tsx';

/** Where the sheet is: with the officer, with the leader, sealed. */
export function SignOffState(): ReactNode {
  const state = useSheetState((sheet) => sheet.data.state);
  const latest = useRevisions().value?.revisions.toSorted((a, b) => b.number - a.number)[0];
  const isLeader = useUser().role === 'leader';
  switch (state) {
    case 'submitted':
      return (
        <Notice tone={isLeader ? 'look' : 'info'}>
          {isLeader ? t('signOff.waitingLeader') : t('signOff.waiting')}
        </Notice>
      );
    case 'returned':
      return <Notice tone="look">{t('signOff.returnedAt')}</Notice>;
    case 'signed':
      return latest ? (
        <Notice tone="good">
          {t('signOff.sealed', {
            at: formatMoment(latest.signedAt),
            fingerprint: formatFingerprint(latest.fingerprint.slice(0, 16)),
          })}
        </Notice>
      ) : null;
    default:
      return isLeader ? <Notice tone="plain">{t('signOff.notSubmitted')}</Notice> : null;
  }
}
