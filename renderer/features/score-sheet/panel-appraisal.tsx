import type { ReactNode } from 'react';
import { PointAnswer } from '#renderer/components/point-answer.tsx';
import { PointFacts } from '#renderer/components/point-facts.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { draftKey } from '#renderer/lib/answer-drafts.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import type { SheetData } from '#renderer/lib/sheet/sheet-store.ts';
import { formatDay, formatMoment } from '#shared/lib/text-format.ts';

/** What the city said and what the leader wrote when returning the sheet. */
export function AppraisalPart({ leafCode }: { readonly leafCode: string }): ReactNode {
  const data = useSheetState((state) => state.data);
  const point = data.points.find((item) => item.leafCode === leafCode);
  const said = point ? undefined : data.feedback.find((item) => item.leafCode === leafCode);
  const comments = data.comments.filter((comment) => comment.leafCode === leafCode);
  return (
    <PanelPart title={t('sheet.panel.appraisal')}>
      {point || said || comments.length > 0 ? null : <p className="quiet">{t('sheet.appraisal.none')}</p>}
      {comments.map((comment) => (
        <p key={comment.at + comment.text}>
          <strong>
            {t('sheet.appraisal.leader', { name: comment.author, at: formatMoment(comment.at) })}:
          </strong>{' '}
          {comment.text}
        </p>
      ))}
      {said ? <Said said={said} /> : null}
      {point ? (
        <div className="column">
          <PointFacts point={point} />
          <PointAnswer key={draftKey(point)} point={point} />
        </div>
      ) : null}
    </PanelPart>
  );
}

function Said({ said }: { readonly said: SheetData['feedback'][number] }): ReactNode {
  return (
    <dl className="facts">
      <dt>{t('sheet.appraisal.points')}</dt>
      <dd>
        <PointsText
          value={said.appraisedPoints}
          missing={said.notApplicable ? t('common.notApplicable') : t('common.dash')}
        />{' '}
        <span className="quiet">({t('sheet.appraisal.onRevision', { number: said.revisionNumber })})</span>
      </dd>
      {said.reason === '' ? null : (
        <>
          <dt>{t('sheet.appraisal.reason')}</dt>
          <dd>{said.reason}</dd>
        </>
      )}
      {said.request === '' ? null : (
        <>
          <dt>{t('sheet.appraisal.request')}</dt>
          <dd>
            {said.request}
            {said.deadline ? (
              <strong> {t('sheet.appraisal.answerBy', { date: formatDay(said.deadline) })}</strong>
            ) : null}
          </dd>
        </>
      )}
    </dl>
  );
}
