import type { ReactNode, RefObject } from 'react';
import { Button, Checkbox, Textarea } from '@mantine/core';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useWard, useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import { ClaimDetail } from '#renderer/features/appraisal/claim-detail.tsx';
import { acceptedClaim, claimOf } from '#renderer/features/appraisal/ward-rows.ts';
import styles from './appraisal.module.css';

interface WardPanelProps {
  readonly node: LeafNode;
  readonly reasonRef: RefObject<HTMLTextAreaElement | null>;
  /** Enter in the reason: kept, and on to the next row. */
  readonly onReasonDone: () => void;
}

/** One criterion in full: the decision to take, then everything the ward sent for it. */
export function WardPanel({ node, reasonRef, onReasonDone }: WardPanelProps): ReactNode {
  const reading = useWardState((state) => state.reading);
  return (
    <div className="column">
      <Decision key={node.code} node={node} reasonRef={reasonRef} onReasonDone={onReasonDone} />
      <ClaimDetail reading={reading} node={node} />
    </div>
  );
}

function Decision({ node, reasonRef, onReasonDone }: WardPanelProps): ReactNode {
  const { code } = node;
  const { editable, edit, accept } = useWard();
  const view = useWardState((state) => state.views[code]);
  const saved = useWardState((state) => state.saved[code]);
  const claim = useWardState((state) => claimOf(state.reading, code));
  if (!view) return null;
  const { typed } = view;
  const offered = acceptedClaim(node, claim);
  const mayBeNotApplicable = node.leaf.notApplicable !== null || typed.notApplicable;
  return (
    <section className="column" aria-label={t('appraisal.decision')}>
      <Textarea
        ref={reasonRef}
        label={t('appraisal.reason')}
        description={t('appraisal.reasonHint')}
        value={typed.reason}
        readOnly={!editable}
        autosize
        minRows={2}
        maxRows={8}
        error={view.problem?.code === 'REASON_REQUIRED' ? t('appraisal.reasonNeeded') : null}
        onChange={(event) => edit(code, { reason: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          onReasonDone();
        }}
      />
      <Textarea
        label={t('appraisal.request')}
        description={t('appraisal.requestHint')}
        value={typed.request}
        readOnly={!editable}
        autosize
        minRows={1}
        maxRows={8}
        onChange={(event) => edit(code, { request: event.target.value })}
      />
      {mayBeNotApplicable ? (
        <Checkbox
          label={t('appraisal.markNotApplicable')}
          checked={typed.notApplicable}
          disabled={!editable}
          onChange={(event) => edit(code, { notApplicable: event.target.checked, raw: '' })}
        />
      ) : null}
      {editable ? (
        <div className="row wrap">
          {view.state === 'undecided' && offered !== null ? (
            <Button size="xs" onClick={() => accept(code)}>
              {offered.notApplicable
                ? t('appraisal.acceptNotApplicable')
                : t('appraisal.acceptSelf', { points: offered.raw })}
            </Button>
          ) : null}
          {view.state === 'undecided' && view.problem === null ? null : (
            <Button size="xs" variant="default" onClick={() => edit(code, { raw: '', notApplicable: false })}>
              {t('appraisal.takeBack')}
            </Button>
          )}
        </div>
      ) : null}
      {view.unsaved ? <p className={styles['unsaved']}>{t('appraisal.unsaved')}</p> : null}
      {!view.unsaved && saved ? (
        <p className="quiet">
          {saved.points === null ? '' : `${t('common.points', { points: formatPoints(saved.points) })}, `}
          {t('appraisal.decidedBy', { name: saved.updatedBy, time: formatMoment(saved.updatedAt) })}
        </p>
      ) : null}
    </section>
  );
}
