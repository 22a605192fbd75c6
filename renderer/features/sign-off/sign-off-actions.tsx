import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { AppError } from '#shared/contract/errors.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { CorrectDialog } from '#renderer/features/sign-off/correct-dialog.tsx';
import { RecoveryDialog } from '#renderer/features/sign-off/recovery-dialog.tsx';
import { ReturnDialog } from '#renderer/features/sign-off/return-dialog.tsx';
import { useRevisions } from '#renderer/features/sign-off/revisions.tsx';
import { SignDialog } from '#renderer/features/sign-off/sign-dialog.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useUser } from '#renderer/lib/workspace.tsx';

type Asked = 'return' | 'sign' | 'correct' | 'recovery';

/** The actions the role and the state of the sheet allow. */
export function SignOffActions(): ReactNode {
  const isLeader = useUser().role === 'leader';
  const state = useSheetState((sheet) => sheet.data.state);
  const isOpen = useSheetState((sheet) => sheet.data.round.state === 'open');
  const { reload } = useSheet();
  const revisions = useRevisions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const done = async (): Promise<void> => {
    close();
    await Promise.all([reload(), revisions.reload()]);
  };
  // The first signature makes the key: its recovery sheet is offered at once.
  const signed = async (madeKey: boolean): Promise<void> => {
    await done();
    if (madeKey) setAsked('recovery');
  };
  return (
    <>
      {isLeader ? (
        <Button variant="subtle" component={Link} href="/trinh-ky/khoa">
          {t('leaderPage.key')}
        </Button>
      ) : null}
      {isOpen && (state === 'draft' || state === 'returned') ? <SubmitButton /> : null}
      {isOpen && state === 'submitted' && !isLeader ? <WithdrawButton /> : null}
      {isOpen && state === 'submitted' && isLeader ? (
        <>
          <Button variant="default" onClick={() => setAsked('return')}>
            {t('signOff.return')}
          </Button>
          <Button onClick={() => setAsked('sign')}>{t('signOff.sign')}</Button>
        </>
      ) : null}
      {state === 'signed' ? (
        <>
          <Button variant="default" disabled={!isOpen} onClick={() => setAsked('correct')}>
            {t('signOff.correct')}
          </Button>
          <Button component={Link} href="/gui-nhan">
            {t('signOff.toExchange')}
          </Button>
        </>
      ) : null}
      {asked === 'return' ? <ReturnDialog onClose={close} onDone={done} /> : null}
      {asked === 'sign' ? <SignDialog onClose={close} onDone={signed} /> : null}
      {asked === 'recovery' ? <RecoveryDialog onClose={close} /> : null}
      {asked === 'correct' ? <CorrectDialog onClose={close} onDone={done} /> : null}
    </>
  );
}

/** Shows why a submit or withdrawal did not happen. */
function Refusal({ error, onClose }: { readonly error: AppError; readonly onClose: () => void }): ReactNode {
  return (
    <DecisionDialog
      title={t('signOff.title')}
      confirmLabel={t('common.close')}
      onConfirm={onClose}
      onCancel={onClose}
    >
      <ErrorMessage error={error} />
    </DecisionDialog>
  );
}

function SubmitButton(): ReactNode {
  const { roundId, saver, reload } = useSheet();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    await saver.flush();
    const reply = await client.call('signOff.submitSheet', { roundId });
    await reload();
    setBusy(false);
    setError(reply.ok ? null : reply.error);
  };
  return (
    <>
      <Button loading={busy} onClick={() => void submit()}>
        {t('signOff.submit')}
      </Button>
      {error ? <Refusal error={error} onClose={() => setError(null)} /> : null}
    </>
  );
}

function WithdrawButton(): ReactNode {
  const { roundId, reload } = useSheet();
  const [error, setError] = useState<AppError | null>(null);
  const withdraw = async (): Promise<void> => {
    const reply = await client.call('signOff.withdrawSheet', { roundId });
    await reload();
    setError(reply.ok ? null : reply.error);
  };
  return (
    <>
      <Button variant="default" onClick={() => void withdraw()}>
        {t('signOff.withdraw')}
      </Button>
      {error ? <Refusal error={error} onClose={() => setError(null)} /> : null}
    </>
  );
}
