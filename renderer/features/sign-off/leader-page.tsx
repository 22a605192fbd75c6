import { useMemo, type ReactNode } from 'react';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import type { CompletenessIssue, IssueCode } from '#shared/domain/sign-off/check-completeness.ts';
import { ISSUE_WORDS } from '#shared/vocabulary/completion-issues.ts';
import { FieldBars } from '#renderer/components/field-bars.tsx';
import { LeafLink } from '#renderer/components/leaf-link.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { useShortList } from '#renderer/components/short-list.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { listChanges } from '#renderer/features/sign-off/list-changes.ts';
import { LookSection } from '#renderer/features/sign-off/look-section.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { listIssues } from '#renderer/lib/sheet/leaf-state.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import styles from './sign-off.module.css';

/** How many rows of a list stand before "Xem cả …". */
const SHOWN = 6;

/**
 * What a leader reads before signing: what changed since the last look over all; below it what must be weighed (warnings,
 * then changes since last year) beside where the points stand (fields, then what is claimed without a document).
 */
export function LeaderPage(): ReactNode {
  // Returning and signing are looks: with the state, what changed since the last one is read again.
  const state = useSheetState((sheet) => sheet.data.state);
  return (
    <>
      <LookSection key={state} />
      <div className={styles['halves']}>
        <div className="column">
          <Warnings />
          <Changes />
        </div>
        <div className="column">
          <section className="block" aria-label={t('signOff.fields')}>
            <h2>{t('signOff.fields')}</h2>
            <FieldBars caption={t('signOff.fields')} />
          </section>
          <WithoutEvidence />
        </div>
      </div>
    </>
  );
}

function Changes(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const changes = useMemo(() => listChanges(state), [state]);
  const { shown, toggle } = useShortList(changes, SHOWN);
  const known = Object.keys(state.data.lastYear.leafPoints).length > 0;
  return (
    <section className="block" aria-label={t('signOff.changes')}>
      <h2>{t('signOff.changes')}</h2>
      {changes.length === 0 ? (
        <p className="block-body quiet">{known ? t('signOff.changesNone') : t('signOff.changesUnknown')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('signOff.codeColumn')}</th>
              <th scope="col">{t('signOff.titleColumn')}</th>
              <th scope="col" data-right>
                {t('signOff.lastYear')}
              </th>
              <th scope="col" data-right>
                {t('signOff.nowColumn')}
              </th>
              <th scope="col" data-right>
                {t('signOff.changeColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((leaf) => (
              <tr key={leaf.code}>
                <td className={styles['narrow']}>
                  <LeafLink code={leaf.code} />
                </td>
                <td>{leaf.title}</td>
                <td data-right>
                  <PointsText value={leaf.before} />
                </td>
                <td data-right>
                  <PointsText value={leaf.now} />
                </td>
                <td data-right>
                  <PointsText value={leaf.change} change />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {toggle}
    </section>
  );
}

function Warnings(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const issues = useMemo(() => listIssues(state).filter(({ severity }) => severity !== 'inform'), [state]);
  const { shown, toggle } = useShortList(issues, SHOWN);
  return (
    <section className="block" aria-label={t('signOff.warnings')}>
      <h2>{t('signOff.warnings')}</h2>
      {issues.length === 0 ? (
        <p className="block-body quiet">{t('signOff.warningsNone')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('signOff.codeColumn')}</th>
              <th scope="col">{t('signOff.issueColumn')}</th>
              <th scope="col">{t('signOff.explanationColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((issue) => (
              <tr key={`${issue.leafCode} ${issue.code}`}>
                <td className={styles['narrow']}>
                  <LeafLink code={issue.leafCode} />
                </td>
                <td>
                  {state.leaves.get(issue.leafCode)?.title ?? ''}
                  <div className="quiet">{ISSUE_WORDS[issue.code]}</div>
                </td>
                <td>
                  <Explanation issue={issue} text={state.data.warningExplanations[issue.leafCode] ?? ''} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {toggle}
    </section>
  );
}

/** What must be done where it is not to mend the answer. */
const BLOCKED_WORDS: Partial<Record<IssueCode, 'leaderPage.toAnswer' | 'leaderPage.toScore'>> = {
  FEEDBACK_UNANSWERED: 'leaderPage.toAnswer',
  NOT_SCORED: 'leaderPage.toScore',
};

interface ExplanationProps {
  readonly issue: CompletenessIssue;
  readonly text: string;
}

function Explanation({ issue, text }: ExplanationProps): ReactNode {
  if (issue.severity === 'block')
    return <StatusBadge tone="bad">{t(BLOCKED_WORDS[issue.code] ?? 'leaderPage.blocked')}</StatusBadge>;
  if (text.trim() === '') return <StatusBadge tone="look">{t('leaderPage.unexplained')}</StatusBadge>;
  return text;
}

function WithoutEvidence(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const leaves = useMemo(() => {
    const codes = new Set(
      listIssues(state)
        .filter(({ code }) => code === 'NO_EVIDENCE')
        .map(({ leafCode }) => leafCode),
    );
    return listWardLeaves(state.data.set).filter(({ code }) => codes.has(code));
  }, [state]);
  const { shown, toggle } = useShortList(leaves, SHOWN);
  return (
    <section className="block" aria-label={t('signOff.noEvidence')}>
      <h2>{t('signOff.noEvidence')}</h2>
      {leaves.length === 0 ? (
        <p className="block-body quiet">{t('signOff.noEvidenceNone')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('signOff.codeColumn')}</th>
              <th scope="col">{t('signOff.titleColumn')}</th>
              <th scope="col" data-right>
                {t('signOff.pointsColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, title }) => (
              <tr key={code}>
                <td className={styles['narrow']}>
                  <LeafLink code={code} />
                </td>
                <td>{title}</td>
                <td data-right>
                  <PointsText value={state.results[code]?.points ?? null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {toggle}
    </section>
  );
}
