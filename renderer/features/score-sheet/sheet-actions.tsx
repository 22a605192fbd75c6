import { useRef, useState, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { Link } from 'wouter';
import type { AppError } from '#shared/contract/errors.ts';
import { DecisionNotice } from '#renderer/features/score-sheet/decision-notice.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';

/** Undo, redo, answers from a file, and on to the sign-off. */
export function SheetActions(): ReactNode {
  const { step } = useSheet();
  const canUndo = useSheetState((state) => state.history.past.length > 0);
  const canRedo = useSheetState((state) => state.history.future.length > 0);
  const open = useSheetState((state) => isEditable(state.data));
  const inPart = useSheetState(({ data }) => (data.work?.part ?? null) !== null);
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={!open || !canUndo}
        aria-label={t('sheet.undo')}
        title={t('sheet.undo')}
        onClick={() => step('undo')}
      >
        <Icon name="undo" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        disabled={!open || !canRedo}
        aria-label={t('sheet.redo')}
        title={t('sheet.redo')}
        onClick={() => step('redo')}
      >
        <Icon name="redo" />
      </ActionIcon>
      {open ? <ImportAnswers /> : null}
      <Button component={Link} href={inPart ? '/gui-nhan' : '/trinh-ky'}>
        {t(inPart ? 'work.return.make' : 'sheet.toSignOff')}
      </Button>
    </>
  );
}

type Outcome = { readonly saved: number; readonly name: string } | { readonly error: AppError };

function ImportAnswers(): ReactNode {
  const { roundId, saver, reload } = useSheet();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    await saver.flush();
    const upload = await uploadFile(file);
    const reply = upload.ok
      ? await client.call('scoring.importAnswers', { roundId, fileToken: upload.value.token })
      : upload;
    setOutcome(reply.ok ? { saved: reply.value.saved, name: file.name } : { error: reply.error });
    if (reply.ok) await reload();
    setBusy(false);
  };
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => input.current?.click()}>
        {t('sheet.importAnswers')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.json"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      {outcome ? (
        <DecisionNotice
          error={'error' in outcome ? outcome.error : null}
          text={'error' in outcome ? '' : t('sheet.imported', outcome)}
          onClose={() => setOutcome(null)}
        />
      ) : null}
    </>
  );
}
