import type { ReactNode } from 'react';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { daysLeftText } from '#renderer/lib/day-words.ts';
import type { Point } from '#renderer/lib/point-words.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import { formatDay } from '#shared/lib/text-format.ts';

/** What the city said on one point: points, reason, request, day to answer by, and of which revision. */
export function PointFacts({ point }: { readonly point: Point }): ReactNode {
  const { today } = useWorkspace().state;
  const { reason, request, deadline, revisionNumber, state } = point;
  return (
    <dl className="facts">
      <dt>{t('feedback.self')}</dt>
      <dd>
        <OwnPoints point={point} />
      </dd>
      <dt>{t('feedback.appraised')}</dt>
      <dd>
        <CityPoints point={point} />
      </dd>
      {reason.trim() === '' ? null : (
        <>
          <dt>{t('feedback.reason')}</dt>
          <dd>{reason}</dd>
        </>
      )}
      {request.trim() === '' ? null : (
        <>
          <dt>{t('feedback.request')}</dt>
          <dd>
            <strong>{request}</strong>
          </dd>
        </>
      )}
      <dt>{t('feedback.deadline')}</dt>
      <dd>
        {deadline === null ? t('feedback.noDeadline') : formatDay(deadline)}
        {deadline === null || state !== 'open' ? null : ` (${daysLeftText(today, deadline)})`}
      </dd>
      <dt>{t('feedback.onRevision')}</dt>
      <dd>{revisionText(revisionNumber)}</dd>
    </dl>
  );
}

/** What the ward had claimed; not scored and not applicable are said, never shown as 0. */
export function OwnPoints({ point }: { readonly point: Point }): ReactNode {
  const { selfPoints, selfStatus } = point;
  if (selfStatus === null) return <PointsText value={null} />;
  const missing = selfStatus === 'NOT_APPLICABLE' ? t('common.notApplicable') : t('feedback.notScored');
  return <PointsText value={selfPoints} missing={missing} />;
}

/** What the city gave. */
export function CityPoints({ point }: { readonly point: Point }): ReactNode {
  const { appraisedPoints, notApplicable } = point;
  return (
    <PointsText
      value={appraisedPoints}
      missing={notApplicable ? t('common.notApplicable') : t('common.dash')}
    />
  );
}
