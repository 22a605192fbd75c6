import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { listBlockers, type CompletenessIssue } from '#shared/domain/sign-off/check-completeness.ts';
import { checkRevision } from '#shared/domain/sign-off/check-revision.ts';
import { ISSUE_WORDS } from '#shared/vocabulary/completion-issues.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import styles from './appraisal.module.css';

type Weight = 'blocker' | 'warning' | 'inform';

const TONES: Readonly<Record<Weight, Tone>> = { blocker: 'bad', warning: 'look', inform: 'info' };
const WEIGHTS: readonly Weight[] = ['blocker', 'warning', 'inform'];

function weigh(issues: readonly CompletenessIssue[]): Readonly<Record<Weight, readonly CompletenessIssue[]>> {
  const blocker = listBlockers(issues);
  return {
    blocker,
    warning: issues.filter(({ severity, explained }) => severity === 'warn' && explained),
    inform: issues.filter(({ severity }) => severity === 'inform'),
  };
}

/** The ward's completion check, done again over what came: figures in a line, the list on demand, each leads to its row. */
export function WardCheck({ show }: { readonly show: (leafCode: string) => void }): ReactNode {
  const { set, revision, unit } = useWardState((state) => state.reading);
  const [open, setOpen] = useState(false);
  const found = useMemo(() => weigh(checkRevision(set, revision, unit.type)), [set, revision, unit.type]);
  const present = WEIGHTS.filter((weight) => found[weight].length > 0);
  if (present.length === 0) return null;
  return (
    <>
      <Notice
        tone={found.blocker.length > 0 ? 'bad' : 'info'}
        action={
          <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('appraisal.checkHide') : t('appraisal.checkShow')}
          </Button>
        }
      >
        {t('appraisal.check')}:{' '}
        {present.map((weight) => t(`appraisal.check.${weight}`, { count: found[weight].length })).join(', ')}.
        {found.blocker.length > 0 ? ` ${t('appraisal.checkBlocked')}` : ''}
      </Notice>
      {open ? (
        <ul className={styles['check']} aria-label={t('appraisal.check')}>
          {present.flatMap((weight) =>
            found[weight].map((issue) => (
              <li key={`${weight} ${issue.leafCode} ${issue.code}`}>
                <StatusBadge tone={TONES[weight]}>{t(`appraisal.checkWord.${weight}`)}</StatusBadge>
                <button type="button" className="link-button" onClick={() => show(issue.leafCode)}>
                  {issue.leafCode}
                </button>
                <span>{ISSUE_WORDS[issue.code]}</span>
                <span className="quiet">{explanationOf(revision.answers, issue, weight)}</span>
              </li>
            )),
          )}
        </ul>
      ) : null}
    </>
  );
}

/** The ward's words on a warning. */
function explanationOf(
  answers: Readonly<Record<string, { readonly warningExplanation: string }>>,
  { leafCode }: CompletenessIssue,
  weight: Weight,
): string {
  const claim = Object.hasOwn(answers, leafCode) ? answers[leafCode] : undefined;
  return weight === 'warning' ? (claim?.warningExplanation ?? '') : '';
}
