import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { daysLeftText } from '#renderer/lib/day-words.ts';
import { earliestDeadline, openPoints } from '#renderer/lib/point-words.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import { formatDay } from '#shared/lib/text-format.ts';
import styles from './feedback.module.css';

/** How much is left and until when, and what stands in the way of an answer. */
export function FeedbackNotices(): ReactNode {
  const { points, state, round, revisionNumber } = useSheetState((sheet) => sheet.data);
  const { today } = useWorkspace().state;
  const [, navigate] = useLocation();
  if (points.length === 0) return null;
  if (round.state !== 'open') return <Notices tone="info">{t('feedback.closed')}</Notices>;
  const left = openPoints(points).length;
  if (left === 0) {
    return points.every((point) => point.state === 'sealed') ? null : (
      <Notices
        tone="good"
        action={
          <Button size="xs" variant="default" onClick={() => navigate('/trinh-ky')}>
            {t('feedback.toSignOff')}
          </Button>
        }
      >
        {t('feedback.allAnswered', { count: points.length })}
      </Notices>
    );
  }
  const day = earliestDeadline(points);
  const overdue = day !== null && day < today;
  return (
    <Notices tone={state === 'submitted' || overdue ? 'look' : 'info'}>
      {day === null
        ? t('feedback.openLeftNoDay', { count: left })
        : t('feedback.openLeft', { count: left, date: formatDay(day), left: daysLeftText(today, day) })}{' '}
      {overdue ? t('feedback.overdue') : null} {state === 'submitted' ? t('feedback.submitted') : null}
      {state === 'signed' ? t('feedback.signed', { n: revisionNumber }) : null}
    </Notices>
  );
}

function Notices(props: {
  readonly tone: 'info' | 'good' | 'look';
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles['notices']}>
      <Notice tone={props.tone} action={props.action}>
        {props.children}
      </Notice>
    </div>
  );
}
