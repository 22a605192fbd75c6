import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, NativeSelect, Textarea } from '@mantine/core';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';

interface ReturnDialogProps {
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

interface CellComment {
  readonly id: number;
  readonly leafCode: string;
  readonly text: string;
}

/** The leader returns the sheet with words on the whole and on single criteria. */
export function ReturnDialog({ onClose, onDone }: ReturnDialogProps): ReactNode {
  const { roundId } = useSheet();
  const give = useCommand('signOff.returnSheet');
  const [whole, setWhole] = useState('');
  const [cells, setCells] = useState<readonly CellComment[]>([]);
  const filled = cells.filter(({ leafCode, text }) => leafCode !== '' && text.trim() !== '');
  const comments = [
    ...(whole.trim() === '' ? [] : [{ leafCode: null, text: whole.trim() }]),
    ...filled.map(({ leafCode, text }) => ({ leafCode, text: text.trim() })),
  ];
  const confirm = async (): Promise<void> => {
    const reply = await give.run({ roundId, comments });
    if (reply.ok) await onDone();
  };
  const change = (id: number, part: Partial<CellComment>): void =>
    setCells(cells.map((cell) => (cell.id === id ? { ...cell, ...part } : cell)));
  return (
    <DecisionDialog
      title={t('signOff.returnTitle')}
      confirmLabel={t('signOff.return')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={give.busy}
      disabled={comments.length === 0}
      error={give.error}
    >
      <Textarea
        data-autofocus
        label={t('signOff.returnWhole')}
        rows={2}
        value={whole}
        onChange={(event) => setWhole(event.target.value)}
      />
      {cells.map((cell) => (
        <CellCommentFields
          key={cell.id}
          cell={cell}
          onChange={(part) => change(cell.id, part)}
          onRemove={() => setCells(cells.filter(({ id }) => id !== cell.id))}
        />
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setCells([...cells, { id: (cells.at(-1)?.id ?? 0) + 1, leafCode: '', text: '' }])}
        >
          {t('signOff.returnAdd')}
        </Button>
      </div>
    </DecisionDialog>
  );
}

interface CellCommentFieldsProps {
  readonly cell: CellComment;
  readonly onChange: (part: Partial<CellComment>) => void;
  readonly onRemove: () => void;
}

function CellCommentFields({ cell, onChange, onRemove }: CellCommentFieldsProps): ReactNode {
  const set = useSheetState((state) => state.data.set);
  const leaves = listWardLeaves(set);
  return (
    <div className="row">
      <div className="column tight grow">
        <NativeSelect
          label={t('signOff.returnCell')}
          value={cell.leafCode}
          onChange={(event) => onChange({ leafCode: event.target.value })}
          data={[
            { value: '', label: t('signOff.returnChoose') },
            ...leaves.map(({ code, title }) => ({ value: code, label: `${code}. ${title}` })),
          ]}
        />
        <Textarea
          aria-label={t('signOff.returnText')}
          rows={1}
          value={cell.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('signOff.returnRemove')}
        title={t('signOff.returnRemove')}
        onClick={onRemove}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
    </div>
  );
}
