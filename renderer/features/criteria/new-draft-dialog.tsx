import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

/** Title and year of a new draft; then it opens. */
export function NewDraftDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { today } = useWorkspace().state;
  const thisYear = today.slice(0, 4);
  const [title, setTitle] = useState(t('criteria.newDraftTitle', { year: thisYear }));
  const [year, setYear] = useState(thisYear);
  const create = useCommand('criteriaEditor.createDraft');
  const [, go] = useLocation();
  const yearIsGood = /^20\d\d$/.test(year.trim());
  const run = async (): Promise<void> => {
    const reply = await create.run({ from: 'empty', title: title.trim(), year: Number(year) });
    if (reply.ok) go(`/bo-tieu-chi/soan/${reply.value.id}`);
  };
  return (
    <DecisionDialog
      title={t('criteria.newDraft')}
      confirmLabel={t('criteria.startDraft')}
      busy={create.busy}
      error={create.error}
      disabled={title.trim() === '' || !yearIsGood}
      onConfirm={() => void run()}
      onCancel={onClose}
    >
      <TextInput
        data-autofocus
        label={t('criteria.name')}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextInput
        label={t('criteria.year')}
        inputMode="numeric"
        value={year}
        error={yearIsGood ? null : t('criteria.yearWrong')}
        onChange={(event) => setYear(event.target.value)}
      />
    </DecisionDialog>
  );
}
