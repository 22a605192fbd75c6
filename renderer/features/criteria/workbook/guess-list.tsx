import type { ReactNode } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import type { WorkbookPreview } from '#shared/schemas/criteria-workbook.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { confidenceWords } from '#renderer/features/criteria/workbook/row-words.ts';
import styles from './workbook.module.css';

interface GuessListProps {
  readonly preview: WorkbookPreview;
  readonly confirmed: ReadonlySet<string>;
  readonly onConfirm: (confirmed: ReadonlySet<string>) => void;
}

/** Rules guessed from the words of a scale, to be agreed to one by one or all the sure ones at once. */
export function GuessList({ preview, confirmed, onConfirm }: GuessListProps): ReactNode {
  const { guesses, set } = preview;
  const nodes = new Map(walkDraft(set.tree).map((node) => [node.id, node]));
  const sure = guesses.filter(({ confidence }) => confidence === 'high').map(({ nodeId }) => nodeId);
  if (guesses.length === 0)
    return (
      <EmptyState
        icon="list"
        title={t('criteriaImport.noGuesses')}
        hint={t('criteriaImport.noGuessesHint')}
      />
    );
  const toggle = (nodeId: string, agreed: boolean): void => {
    const next = new Set(confirmed);
    if (agreed) next.add(nodeId);
    else next.delete(nodeId);
    onConfirm(next);
  };
  return (
    <div className={styles['guesses']}>
      <div className="row">
        <p className="grow quiet">{t('criteriaImport.guessHint')}</p>
        <Button
          size="xs"
          variant="default"
          disabled={sure.length === 0}
          onClick={() => onConfirm(new Set([...confirmed, ...sure]))}
        >
          {t('criteriaImport.confirmSure', { count: sure.length })}
        </Button>
      </div>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('criteriaImport.agree')}</th>
            <th scope="col">{t('criteria.code')}</th>
            <th scope="col">{t('criteriaImport.scaleText')}</th>
            <th scope="col">{t('criteriaImport.reading')}</th>
            <th scope="col">{t('criteriaImport.sure')}</th>
          </tr>
        </thead>
        <tbody>
          {guesses.map(({ nodeId, scaleText, reading, confidence }) => {
            const node = nodes.get(nodeId);
            const [tone, words] = confidenceWords(confidence);
            return (
              <tr key={nodeId}>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={t('criteriaImport.agreeTo', { code: node?.code ?? '' })}
                    checked={confirmed.has(nodeId)}
                    onChange={(event) => toggle(nodeId, event.target.checked)}
                  />
                </td>
                <th scope="row" title={node?.title}>
                  {node?.code ?? ''}
                </th>
                <td className={styles['scale']}>{scaleText}</td>
                <td className={styles['scale']}>{reading}</td>
                <td>
                  <StatusBadge tone={tone}>{words}</StatusBadge>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
