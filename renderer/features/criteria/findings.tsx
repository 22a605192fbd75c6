import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { setFindingSchema } from '#shared/contract/channels/rounds.ts';
import { findingSentence } from '#shared/vocabulary/set-findings.ts';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './criteria.module.css';

/** What the check of a set found. */
export type SetFinding = z.infer<typeof setFindingSchema>;

const TONES: Readonly<Record<SetFinding['severity'], Tone>> = { error: 'bad', warning: 'look', info: 'info' };
const ORDER: Readonly<Record<SetFinding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** The worst of the findings with its count, or "đạt". */
export function FindingsBadge({ findings }: { readonly findings: readonly SetFinding[] }): ReactNode {
  const of = (severity: SetFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  if (of('error') > 0)
    return <StatusBadge tone="bad">{t('criteria.checkErrors', { count: of('error') })}</StatusBadge>;
  if (of('warning') > 0)
    return <StatusBadge tone="look">{t('criteria.checkWarnings', { count: of('warning') })}</StatusBadge>;
  if (of('info') > 0)
    return <StatusBadge tone="info">{t('criteria.checkInfos', { count: of('info') })}</StatusBadge>;
  return <StatusBadge tone="good">{t('criteria.checkGood')}</StatusBadge>;
}

interface FindingsListProps {
  readonly findings: readonly SetFinding[];
  /** Leads to the row a finding speaks of. */
  readonly onShow?: (nodeCode: string) => void;
}

/** The findings one by one, the worst first. */
export function FindingsList({ findings, onShow }: FindingsListProps): ReactNode {
  const sorted = findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <ul className={styles['findings']} aria-label={t('criteria.findings')}>
      {sorted.map((finding, index) => (
        // The same code may stand at one row several times; the place is what tells them apart.
        <li key={`${index}-${finding.code}`}>
          <StatusBadge tone={TONES[finding.severity]}>
            {finding.nodeCode === '' ? t('criteria.wholeSet') : finding.nodeCode}
          </StatusBadge>
          {onShow && finding.nodeCode !== '' ? (
            <button type="button" className="link-button" onClick={() => onShow(finding.nodeCode)}>
              {findingSentence(finding)}
            </button>
          ) : (
            <span>{findingSentence(finding)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
