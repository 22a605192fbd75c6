import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { KeptReturn, WorkPart } from '#shared/contract/channels/work.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import type { Board } from '#renderer/features/work/assignable.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './work.module.css';

interface PartsTabProps {
  readonly board: Board;
  readonly onChanged: () => Promise<void>;
}

const TONES: Readonly<Record<WorkPart['state'], Tone>> = { out: 'info', returned: 'good', recalled: 'plain' };

/** "Phần việc": what is on other computers, what came back, and what waits for a yes. */
export function PartsTab({ board, onChanged }: PartsTabProps): ReactNode {
  const [recalling, setRecalling] = useState<WorkPart | null>(null);
  const [merging, setMerging] = useState<KeptReturn | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const download = useBundleDownload();
  const columns = partColumns(setRecalling, (bundleId) => void download.fetch([bundleId]));
  return (
    <div className={styles['list']}>
      <div className={styles['notices']}>
        {told === null ? null : <Notice tone="good">{told}</Notice>}
        {download.error ? <ErrorMessage error={download.error} /> : null}
        {board.parts.some(({ state }) => state === 'out') ? (
          <Notice
            tone="info"
            action={
              <Button size="xs" variant="default" component={Link} href="/gui-nhan/hop-den">
                {t('work.takeReturn')}
              </Button>
            }
          >
            {t('work.takeReturnHint')}
          </Notice>
        ) : null}
        {board.kept.map((kept) => (
          <Notice
            key={kept.bundleId}
            tone="look"
            action={
              <Button size="xs" variant="default" onClick={() => setMerging(kept)}>
                {t('work.keptMerge')}
              </Button>
            }
          >
            {t('work.kept', {
              holder: kept.holder,
              at: formatMoment(kept.receivedAt),
              reason: bundleRefusalReason(kept.code),
            })}
          </Notice>
        ))}
      </div>
      <DataTable
        label={t('work.parts')}
        rows={board.parts}
        columns={columns}
        rowKey={({ id }) => id}
        selectedKey={selected}
        onSelect={({ id }) => setSelected(id)}
        searchable={board.parts.length > 8}
        empty={<EmptyState icon="exchange" title={t('work.partsNone')} hint={t('work.partsNoneHint')} />}
      />
      {recalling ? <Recall part={recalling} onClose={() => setRecalling(null)} onDone={onChanged} /> : null}
      {merging ? (
        <Merge kept={merging} onClose={() => setMerging(null)} onTold={setTold} onDone={onChanged} />
      ) : null}
    </div>
  );
}

function partColumns(
  onRecall: (part: WorkPart) => void,
  onFetch: (bundleId: string) => void,
): readonly Column<WorkPart>[] {
  return [
    {
      key: 'holder',
      header: t('work.part.holder'),
      cell: ({ holder }) => holder,
      sort: ({ holder }) => holder,
    },
    {
      key: 'leaves',
      header: t('work.part.leaves'),
      cell: ({ leafCodes }) => (
        <span className={styles['title']} title={leafCodes.join(', ')}>
          <strong>{leafCodes.length}</strong>: {leafCodes.join(', ')}
        </span>
      ),
    },
    {
      key: 'state',
      header: t('work.part.state'),
      width: '190px',
      cell: ({ state }) => <StatusBadge tone={TONES[state]}>{t(`work.partState.${state}`)}</StatusBadge>,
      sort: ({ state }) => state,
    },
    {
      key: 'at',
      header: t('work.part.at'),
      width: '140px',
      cell: ({ stateAt }) => <span className="nowrap">{formatMoment(stateAt)}</span>,
      sort: ({ stateAt }) => stateAt,
    },
    { key: 'by', header: t('work.part.by'), width: '160px', cell: ({ createdBy }) => createdBy },
    {
      key: 'do',
      header: '',
      width: '210px',
      align: 'right',
      cell: (part) => (
        <span className="row end">
          {part.outBundleId === null ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('work.partFileOf', { holder: part.holder })}
              onClick={() => onFetch(part.outBundleId ?? '')}
            >
              {t('work.partFile')}
            </Button>
          )}
          {part.state === 'recalled' ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('work.recallOf', { holder: part.holder })}
              onClick={() => onRecall(part)}
            >
              {t('work.recall')}
            </Button>
          )}
        </span>
      ),
    },
  ];
}

interface RecallProps {
  readonly part: WorkPart;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

function Recall({ part, onClose, onDone }: RecallProps): ReactNode {
  const recall = useCommand('work.recallPart');
  const run = async (): Promise<void> => {
    const reply = await recall.run({ partId: part.id });
    if (!reply.ok) return;
    onClose();
    await onDone();
  };
  return (
    <DecisionDialog
      title={t('work.recallTitle', { holder: part.holder })}
      confirmLabel={t('work.recall')}
      onConfirm={() => void run()}
      onCancel={onClose}
      busy={recall.busy}
      error={recall.error}
      focusConfirm
    >
      <p>{t('work.recallText')}</p>
    </DecisionDialog>
  );
}

interface MergeProps {
  readonly kept: KeptReturn;
  readonly onClose: () => void;
  readonly onTold: (told: string) => void;
  readonly onDone: () => Promise<void>;
}

function Merge({ kept, onClose, onTold, onDone }: MergeProps): ReactNode {
  const merge = useCommand('work.mergeKept');
  const run = async (): Promise<void> => {
    const reply = await merge.run({ bundleId: kept.bundleId });
    if (!reply.ok) return;
    onTold(t('work.merged', reply.value));
    onClose();
    await onDone();
  };
  return (
    <DecisionDialog
      title={t('work.keptTitle', { holder: kept.holder })}
      confirmLabel={t('work.keptMerge')}
      onConfirm={() => void run()}
      onCancel={onClose}
      busy={merge.busy}
      error={merge.error}
      focusConfirm
    >
      <p>{t('work.keptText')}</p>
    </DecisionDialog>
  );
}
