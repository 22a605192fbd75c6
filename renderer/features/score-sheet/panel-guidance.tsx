import type { ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { ruleToLines } from '#shared/vocabulary/rule-words.ts';
import styles from './criterion-panel.module.css';

interface GuidancePartProps {
  readonly leaf: LeafNode;
  readonly ours: boolean;
}

/** What the criterion wants: scale, guidance, documents, who leads. */
export function GuidancePart({ leaf: node, ours }: GuidancePartProps): ReactNode {
  const { leaf } = node;
  return (
    <PanelPart title={t('sheet.panel.guidance')} part="guidance">
      {ours ? null : <Notice tone="plain">{t('sheet.panel.theirs')}</Notice>}
      <p>
        <strong>{t('sheet.panel.maximum', { points: formatPoints(node.maximum) })}</strong>
      </p>
      <ul>
        {ruleToLines(node).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {leaf.guidance === '' ? null : <p className={styles['guidance']}>{leaf.guidance}</p>}
      <dl className="facts">
        {leaf.evidenceWanted.length > 0 ? (
          <>
            <dt>{t('sheet.panel.wanted')}</dt>
            <dd>{leaf.evidenceWanted.join('; ')}</dd>
          </>
        ) : null}
        {leaf.leadAgency === '' ? null : (
          <>
            <dt>{t('sheet.panel.lead')}</dt>
            <dd>{leaf.leadAgency}</dd>
          </>
        )}
        {leaf.dataWindow ? (
          <>
            <dt>{t('sheet.panel.window')}</dt>
            <dd>
              {t('sheet.panel.windowText', {
                from: formatDay(leaf.dataWindow.from),
                to: formatDay(leaf.dataWindow.to),
              })}
            </dd>
          </>
        ) : null}
      </dl>
    </PanelPart>
  );
}
