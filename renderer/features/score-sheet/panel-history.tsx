import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { auditActionText } from '#shared/vocabulary/audit-words.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './criterion-panel.module.css';

/** Who changed what, newest first; read on demand. */
export function HistoryPart({ leaf }: { readonly leaf: LeafNode }): ReactNode {
  const [asked, setAsked] = useState(false);
  return (
    <PanelPart title={t('sheet.panel.history')}>
      {asked ? (
        <History leaf={leaf} />
      ) : (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {t('sheet.history.show')}
          </Button>
        </div>
      )}
    </PanelPart>
  );
}

/** Figures, words and documents alike, as the log tells them. */
function History({ leaf }: { readonly leaf: LeafNode }): ReactNode {
  const { roundId } = useSheet();
  const history = useQuery('audit.readLeaf', { roundId, leafCode: leaf.code });
  if (history.error) return <ErrorMessage error={history.error} />;
  if (!history.value) return null;
  const { records } = history.value;
  if (records.length === 0) return <p className="quiet">{t('sheet.history.none')}</p>;
  return (
    <ul className={styles['changes']}>
      {records.map(({ seq, at, actor, action, changes }) => (
        <li key={seq}>
          <span className="quiet">
            {formatMoment(at)} · {actor === '' ? t('audit.system') : actor} · {auditActionText(action)}
          </span>
          {changes.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </li>
      ))}
    </ul>
  );
}
