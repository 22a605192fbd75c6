import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { RecoverySheet } from '#renderer/components/recovery-sheet.tsx';
import { ChangePassphrase } from '#renderer/features/leader-key/change-passphrase.tsx';
import { RenewDialog } from '#renderer/features/leader-key/renew-dialog.tsx';
import { RestoreForm } from '#renderer/features/leader-key/restore-form.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

const HELP = { title: t('leaderKey.title'), text: [t('leaderKey.help')], keys: [] } as const;

type KeyState = OutputOf<'signOff.readKeyState'>;

/** "Khóa ký": the leader's own key on this computer, its recovery sheet, and what to do when something is lost. */
export function LeaderKeyScreen(): ReactNode {
  usePageHelp(HELP);
  const isLeader = useUser().role === 'leader';
  return (
    <div className="page">
      <PageHeader
        title={t('leaderKey.title')}
        purpose={t('leaderKey.purpose')}
        actions={
          <Button variant="default" component={Link} href="/trinh-ky">
            {t('leaderKey.back')}
          </Button>
        }
      />
      <div className="page-body">
        {isLeader ? <OwnKey /> : <Notice tone="info">{t('leaderKey.onlyLeader')}</Notice>}
      </div>
    </div>
  );
}

function OwnKey(): ReactNode {
  const query = useQuery('signOff.readKeyState', {});
  const [told, setTold] = useState<string | null>(null);
  if (query.error) return <ErrorMessage error={query.error} />;
  if (query.value === null) return <Loading />;
  const key = query.value;
  const done = (words: string): void => {
    setTold(words);
    void query.reload();
  };
  return (
    <>
      {told === null ? null : <Notice tone="good">{told}</Notice>}
      <div className="columns-2">
        <div className="column">
          <State state={key} onDone={done} />
          {key.hasKey ? (
            <section className="block" aria-label={t('leaderKey.sheet')}>
              <h2>{t('leaderKey.sheet')}</h2>
              <div className="block-body column">
                <p>{t('leaderKey.sheetTold')}</p>
                {/* Another key has another sheet: the lines of the one before must not stay in sight. */}
                <RecoverySheet key={key.keyFingerprint} />
              </div>
            </section>
          ) : null}
          {key.hasKey ? <ChangePassphrase minimum={key.minimumPassphrase} onDone={done} /> : null}
        </div>
        <div className="column">
          <RestoreForm onDone={done} />
          <section className="block" aria-label={t('leaderKey.succession')}>
            <h2>{t('leaderKey.succession')}</h2>
            <p className="block-body">{t('leaderKey.successionTold')}</p>
          </section>
        </div>
      </div>
    </>
  );
}

interface StateProps {
  readonly state: KeyState;
  readonly onDone: (words: string) => void;
}

function State({ state, onDone }: StateProps): ReactNode {
  const { fullName, position } = useUser();
  const [asking, setAsking] = useState(false);
  return (
    <section className="block" aria-label={t('leaderKey.state')}>
      <h2>{t('leaderKey.state')}</h2>
      <div className="block-body column">
        {state.keyFingerprint === null ? (
          <p>{t('leaderKey.none')}</p>
        ) : (
          <>
            <dl className="facts">
              <dt>{t('leaderKey.holder')}</dt>
              <dd>{position === '' ? fullName : `${fullName}, ${position}`}</dd>
              <dt>{t('leaderKey.fingerprint')}</dt>
              <dd>{formatFingerprint(state.keyFingerprint)}</dd>
            </dl>
            <p className="quiet">{t('leaderKey.fingerprintHint')}</p>
          </>
        )}
        <div>
          <Button variant="default" onClick={() => setAsking(true)}>
            {state.hasKey ? t('leaderKey.renew') : t('leaderKey.make')}
          </Button>
        </div>
      </div>
      {asking ? (
        <RenewDialog
          state={state}
          onClose={() => setAsking(false)}
          onDone={(words) => {
            setAsking(false);
            onDone(words);
          }}
        />
      ) : null}
    </section>
  );
}
