import { memo, type ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { RESPONSE_WORDS } from '#shared/vocabulary/response-words.ts';
import { FigureInput } from '#renderer/components/figure-input.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import tree from '#renderer/components/tree-grid.module.css';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { claimFigures } from '#renderer/features/appraisal/claim-figures.ts';
import { useWard, useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import { claimOf, responsesOf, type LeafView } from '#renderer/features/appraisal/ward-rows.ts';
import { leafBadge, pointsProblemText } from '#renderer/features/appraisal/ward-words.ts';
import styles from './ward-grid.module.css';

interface WardLeafRowProps {
  readonly node: LeafNode;
  readonly depth: number;
  readonly selected: boolean;
  readonly reachable: boolean;
}

/** One criterion: the claim and the field of the points given beside it. */
export const WardLeafRow = memo(function WardLeafRow(props: WardLeafRowProps): ReactNode {
  const { node, depth, selected, reachable } = props;
  const { code } = node;
  const { editable, edit } = useWard();
  const view = useWardState((state) => state.views[code]);
  const claim = useWardState((state) => claimOf(state.reading, code));
  const reading = useWardState((state) => state.reading);
  if (!view) return null;
  const responses = responsesOf(reading, code);
  const figures = claimFigures(node, claim?.answer)
    .map((figure) => figure.text)
    .join('; ');
  const answered = responses.map(({ kind }) => RESPONSE_WORDS[kind].toLowerCase()).join(', ');
  const badge = leafBadge(node, view);
  const mild = view.problem?.code === 'REASON_REQUIRED';
  return (
    <tr data-row={code} aria-level={depth + 1} aria-selected={selected}>
      <td className={tree['code']}>{code}</td>
      <th scope="row" className={tree['name']} style={{ paddingLeft: 6 + depth * 10 }}>
        <span className={tree['clamp']} title={node.title}>
          {node.title}
        </span>
      </th>
      <td className="number">
        <PointsText value={node.maximum} />
      </td>
      <td className={styles['figures']} title={figures}>
        <span className={tree['clamp']}>{figures}</span>
        {claim?.answer.copiedFrom === undefined ? null : (
          <span className={tree['copied']}>{t('appraisal.copied', { year: claim.answer.copiedFrom })}</span>
        )}
        {answered === '' ? null : (
          <span className={styles['responded']}>{t('appraisal.responded', { how: answered })}</span>
        )}
      </td>
      <td className="number">
        {claim?.status === 'NOT_APPLICABLE' ? (
          <span className={styles['small']}>{t('common.notApplicable')}</span>
        ) : (
          <PointsText value={claim?.points ?? null} />
        )}
      </td>
      <td>
        <FigureInput
          label={t('appraisal.appraisedOf', { code })}
          className={styles['field'] ?? ''}
          value={view.typed.notApplicable ? '' : view.typed.raw}
          placeholder={view.typed.notApplicable ? t('common.dash') : ''}
          readOnly={!editable}
          tabIndex={reachable ? 0 : -1}
          mild={mild}
          problem={pointsProblemText(view.problem)}
          onChange={(raw) => edit(code, { raw, notApplicable: false })}
        />
      </td>
      <Difference view={view} />
      <td className={tree['documents']}>
        {claim && claim.evidence.length > 0 ? (
          <span className={styles['evidence']}>
            <Icon name="file" size={14} />
            {claim.evidence.length}
          </span>
        ) : null}
      </td>
      <td className={tree['state']}>
        <StatusBadge tone={badge.tone}>{badge.text}</StatusBadge>
      </td>
    </tr>
  );
});

function Difference({ view }: { readonly view: LeafView }): ReactNode {
  const { difference } = view;
  return (
    <td className={`number ${difference !== null && difference < 0 ? (tree['worse'] ?? '') : ''}`}>
      {difference === null || difference === 0 ? '' : <PointsText value={difference} change />}
    </td>
  );
}
