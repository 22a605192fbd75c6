import { useMemo, type ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import { traceToLines } from '#shared/domain/scoring/explain/trace-to-vietnamese.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { responseSentence } from '#shared/vocabulary/response-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { claimFigures } from '#renderer/features/appraisal/claim-figures.ts';
import { EvidenceList } from '#renderer/features/appraisal/evidence-list.tsx';
import { ReceivedStatistics } from '#renderer/features/appraisal/received-statistics.tsx';
import { claimOf, responsesOf, type WardReading } from '#renderer/features/appraisal/ward-rows.ts';
import styles from './appraisal.module.css';

interface ClaimDetailProps {
  readonly reading: WardReading;
  readonly node: LeafNode;
}

/** Everything the ward sent for one criterion, and what the criteria set says of it. */
export function ClaimDetail({ reading, node }: ClaimDetailProps): ReactNode {
  const claim = claimOf(reading, node.code);
  const responses = responsesOf(reading, node.code);
  return (
    <>
      {responses.map((response) => (
        <Optional
          key={response.revisionNumber}
          title={t('appraisal.response', { revision: revisionText(response.revisionNumber).toLowerCase() })}
          text={responseSentence(response)}
        />
      ))}
      <Evidence reading={reading} claim={claim} />
      <Section title={t('appraisal.arithmetic')}>
        {claim?.answer.copiedFrom === undefined ? null : (
          <StatusBadge tone="info">
            {t('appraisal.copiedLong', { year: claim.answer.copiedFrom })}
          </StatusBadge>
        )}
        <Arithmetic reading={reading} node={node} claim={claim} />
        <ReceivedStatistics reading={reading} node={node} claim={claim} />
      </Section>
      <Section title={t('appraisal.explanation')}>
        <Text text={claim?.answer.explanation ?? ''} none={t('appraisal.noExplanation')} />
      </Section>
      <Optional title={t('appraisal.notApplicableReason')} text={claim?.answer.notApplicableReason ?? ''} />
      <Optional title={t('appraisal.warningExplanation')} text={claim?.warningExplanation ?? ''} />
      <Optional title={t('appraisal.guidance')} text={node.leaf.guidance} />
      <Optional title={t('appraisal.evidenceWanted')} text={node.leaf.evidenceWanted.join('\n')} />
    </>
  );
}

function Evidence({
  reading,
  claim,
}: {
  readonly reading: WardReading;
  readonly claim: RevisionAnswer | undefined;
}): ReactNode {
  const { round, unit } = reading;
  const documents = claim?.evidence ?? [];
  return (
    <Section title={t('appraisal.evidenceTitle')}>
      {documents.length === 0 ? (
        <p className="quiet">{t('appraisal.noEvidence')}</p>
      ) : (
        <EvidenceList roundId={round.id} unitId={unit.id} documents={documents} />
      )}
    </Section>
  );
}

interface ArithmeticProps extends ClaimDetailProps {
  readonly claim: RevisionAnswer | undefined;
}

/** The rule's working over the declared figures, done again here: it must give the points that were signed. */
function Arithmetic({ reading, node, claim }: ArithmeticProps): ReactNode {
  const { set, unit } = reading;
  const result = useMemo(
    () => (claim ? evaluateLeaf(set, node, claim.answer, { unitType: unit.type }) : null),
    [set, node, claim, unit.type],
  );
  if (!claim || !result) return <p className="quiet">{t('appraisal.noArithmetic')}</p>;
  const figures = claimFigures(node, claim.answer);
  const lines = traceToLines(result.trace);
  const differs = result.points !== claim.points && result.points !== null;
  return (
    <>
      {figures.length > 0 ? (
        <dl className="facts">
          {figures.map((figure) => (
            <div key={figure.label} className={styles['fact']}>
              <dt>{figure.label}</dt>
              <dd>{figure.text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {lines.length > 0 ? (
        <ul className={styles['trace']}>
          {lines.map((line, index) => (
            // Lines of one working may repeat; their place is what tells them apart.
            <li key={`${index}-${line}`}>{line}</li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{t('appraisal.noArithmetic')}</p>
      )}
      {differs ? (
        <Notice tone="bad">
          {t('appraisal.recomputedDiffers', {
            points: result.points === null ? '' : formatPoints(result.points),
          })}
        </Notice>
      ) : null}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="column tight">
      <h3 className={styles['sectionTitle']}>{title}</h3>
      {children}
    </section>
  );
}

function Text({ text, none }: { readonly text: string; readonly none: string }): ReactNode {
  return text.trim() === '' ? <p className="quiet">{none}</p> : <p className={styles['text']}>{text}</p>;
}

function Optional({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  return text.trim() === '' ? null : (
    <Section title={title}>
      <p className={styles['text']}>{text}</p>
    </Section>
  );
}
