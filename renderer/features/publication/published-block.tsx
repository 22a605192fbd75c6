import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { PublishedDecision } from '#shared/schemas/bundle-feedback.ts';
import { formatDay, formatMoment } from '#shared/lib/text-format.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { EMPTY_DECISION, readDecision } from '#renderer/features/publication/decision-draft.ts';
import { DecisionFields } from '#renderer/features/publication/decision-fields.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

type Published = NonNullable<OutputOf<'publication.readPublication'>['published']>;

interface PublishedBlockProps {
  readonly roundId: string;
  readonly published: Published;
  readonly onChanged: () => void;
}

function decisionText({ number, date, issuer, title }: PublishedDecision): string {
  const said = { date: formatDay(date), issuer, title };
  return number === ''
    ? t('publication.decisionTextNoNumber', said)
    : t('publication.decisionText', { ...said, number });
}

/** What was published: when, by whom, by which decision. */
export function PublishedBlock({ roundId, published, onChanged }: PublishedBlockProps): ReactNode {
  const { decision, publishedAt, publishedBy, incompleteReason } = published;
  const { role } = useUser();
  const mayDecide = role === 'leader' || role === 'administrator';
  const [asking, setAsking] = useState(false);
  return (
    <section className="block" aria-label={t('publication.published')}>
      <h2>{t('publication.published')}</h2>
      <div className="block-body column">
        <dl className="facts">
          <dt>{t('publication.publishedAt')}</dt>
          <dd>{formatMoment(publishedAt)}</dd>
          <dt>{t('publication.publishedBy')}</dt>
          <dd>{publishedBy}</dd>
          {decision ? (
            <>
              <dt>{t('publication.decision')}</dt>
              <dd>{decisionText(decision)}</dd>
            </>
          ) : null}
          {incompleteReason === '' ? null : (
            <>
              <dt>{t('publication.incomplete')}</dt>
              <dd>{incompleteReason}</dd>
            </>
          )}
        </dl>
        {decision ? null : (
          <Notice
            tone="look"
            action={
              mayDecide ? (
                <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                  {t('publication.decisionSave')}
                </Button>
              ) : null
            }
          >
            {t(mayDecide ? 'publication.decisionNone' : 'publication.decisionNoneFor')}
          </Notice>
        )}
        <div className="row">
          <Button variant="default" component={Link} href="/ket-qua">
            {t('publication.toRanking')}
          </Button>
        </div>
      </div>
      {asking ? (
        <AddDecisionDialog
          roundId={roundId}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      ) : null}
    </section>
  );
}

interface AddDecisionProps {
  readonly roundId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function AddDecisionDialog({ roundId, onClose, onDone }: AddDecisionProps): ReactNode {
  const [draft, setDraft] = useState(EMPTY_DECISION);
  const [tried, setTried] = useState(false);
  const add = useCommand('publication.addDecision');
  const read = readDecision(draft);
  return (
    <DecisionDialog
      title={t('publication.decision')}
      confirmLabel={t('publication.decisionConfirm')}
      busy={add.busy}
      disabled={read.kind === 'none'}
      error={add.error}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true);
        if (read.kind !== 'given') return;
        void add.run({ roundId, decision: read.decision }).then((reply) => {
          if (reply.ok) onDone();
        });
      }}
    >
      <DecisionFields draft={draft} onChange={setDraft} tried={tried} />
      {read.kind === 'given' ? (
        <Notice tone="look">
          {t('publication.decisionAsk')} {decisionText(read.decision)}
        </Notice>
      ) : null}
    </DecisionDialog>
  );
}
