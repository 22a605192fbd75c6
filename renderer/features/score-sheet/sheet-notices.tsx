import type { ReactNode } from 'react';
import { ConflictNotice } from '#renderer/features/score-sheet/conflict-notice.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { SetMoveNotice } from '#renderer/components/set-move-notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { openPoints } from '#renderer/lib/point-words.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { formatMoment } from '#shared/lib/text-format.ts';
import styles from './sheet-body.module.css';

/** What must be known before typing: sheet with the leader, sealed, returned, asked by the city, two people at once. */
export function SheetNotices(): ReactNode {
  const data = useSheetState((state) => state.data);
  const conflicts = useSheetState((state) => state.conflicts);
  const whole = data.comments.filter(({ leafCode }) => leafCode === null);
  const requests = openPoints(data.points).length;
  if (data.round.state !== 'open') {
    return (
      <div className={styles['notices']}>
        <Notice tone="info">{t('sheet.roundClosed')}</Notice>
      </div>
    );
  }
  return (
    <div className={styles['notices']}>
      <SetMoveNotice />
      {data.state === 'submitted' ? <Notice tone="info">{t('sheet.submitted')}</Notice> : null}
      {data.state === 'signed' ? <Notice tone="good">{t('sheet.signed')}</Notice> : null}
      {data.state === 'returned'
        ? whole.map((comment) => (
            <Notice key={comment.at + comment.text} tone="look">
              <strong>{t('sheet.returned', { at: formatMoment(comment.at) })}</strong> {comment.text}
            </Notice>
          ))
        : null}
      {requests > 0 ? <Notice tone="look">{t('sheet.feedback', { count: requests })}</Notice> : null}
      {Object.entries(conflicts).map(([code, version]) => (
        <ConflictNotice key={`${code} ${version}`} code={code} version={version} />
      ))}
    </div>
  );
}
