import type { ReactNode } from 'react';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useDraft } from '#renderer/features/criteria/editor/editor-context.tsx';
import { findingTextIn } from '#renderer/features/criteria/editor/finding-words.ts';
import styles from './editor.module.css';

const TONES: Readonly<Record<DraftFinding['severity'], Tone>> = {
  error: 'bad',
  warning: 'look',
  info: 'info',
};

interface CheckListProps {
  readonly findings: readonly DraftFinding[];
  readonly onShow: (finding: DraftFinding) => void;
}

/** Everything the check found; each line leads to its place. */
export function CheckList({ findings, onShow }: CheckListProps): ReactNode {
  const set = useDraft((state) => state.set);
  if (findings.length === 0)
    return (
      <p className={styles['checkGood']}>
        <StatusBadge tone="good">{t('criteria.checkGood')}</StatusBadge> {t('criteriaEditor.checkNothing')}
      </p>
    );
  return (
    <ul className={styles['checks']}>
      {findings.map((finding, index) => (
        <li key={`${index}-${finding.code}`}>
          <button type="button" onClick={() => onShow(finding)}>
            <StatusBadge tone={TONES[finding.severity]}>
              {finding.nodeId === null
                ? t('criteria.wholeSet')
                : finding.nodeCode || t('criteriaEditor.noCode')}
            </StatusBadge>
            <span>{findingTextIn(finding, set)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
