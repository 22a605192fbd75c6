import type { ReactNode } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { Icon } from '#renderer/components/icons.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { errorSentence } from '#shared/vocabulary/error-sentences.ts';
import { t } from '#renderer/i18n/translate.ts';
import { flushEverything } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { daysLeftText } from '#renderer/lib/day-words.ts';
import { openPageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useSaveStatus } from '#renderer/lib/save-status.ts';
import { daysBetween, formatClock, formatDay } from '#shared/lib/text-format.ts';
import { useUser, useWorkspace } from '#renderer/lib/workspace.tsx';
import { lockScreen } from '#renderer/app/idle-lock.ts';
import styles from './frame.module.css';

/** Unit, round, deadline with days left, saved state, user and lock. Nothing else. */
export function TopBar(): ReactNode {
  const { open } = useWorkspace().state;
  return (
    <section className={styles['bar']} aria-label={t('frame.bar')}>
      <span className={styles['unit']} title={open?.unitName}>
        {open?.unitName}
      </span>
      {open?.demo ? <StatusBadge tone="info">{t('frame.demo')}</StatusBadge> : null}
      <RoundChooser />
      <Deadline />
      <span className="grow" />
      <SavedState />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('frame.help')}
        title={t('frame.help')}
        onClick={openPageHelp}
      >
        <Icon name="help" />
      </ActionIcon>
      <UserMenu />
      <LockButton />
    </section>
  );
}

function RoundChooser(): ReactNode {
  const { round, rounds, choose } = useRound();
  if (!round) return <span className="quiet">{t('frame.noRound')}</span>;
  if (rounds.length === 1)
    return (
      <span className={styles['roundName']} title={round.title}>
        {round.title}
      </span>
    );
  return (
    <label className={styles['round']} title={round.title}>
      <span className="visually-hidden">{t('frame.round')}</span>
      <select value={round.id} onChange={(event) => choose(event.target.value)}>
        {rounds.map((each) => (
          <option key={each.id} value={each.id}>
            {each.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function toneOf(days: number): Tone {
  if (days < 0) return 'bad';
  return days <= 7 ? 'look' : 'info';
}

function Deadline(): ReactNode {
  const { round } = useRound();
  const { today } = useWorkspace().state;
  if (!round) return null;
  return (
    <span className={styles['deadline']}>
      <span className="quiet">{t('frame.deadline', { date: formatDay(round.deadline) })}</span>
      {round.state === 'open' ? (
        <StatusBadge tone={toneOf(daysBetween(today, round.deadline))} icon="clock">
          {daysLeftText(today, round.deadline)}
        </StatusBadge>
      ) : null}
    </span>
  );
}

function SavedState(): ReactNode {
  const status = useSaveStatus((state) => state.status);
  if (status.state === 'quiet') return null;
  if (status.state === 'failed') {
    const words = errorSentence(status.error);
    return (
      <span
        className={styles['saved']}
        data-state="failed"
        role="alert"
        title={`${words.happened} ${words.safe} ${words.next}`}
      >
        <Icon name="error" size={16} />
        {t('frame.notSaved')}
        <button type="button" className="link-button" onClick={status.retry}>
          {t('frame.retrySave')}
        </button>
      </span>
    );
  }
  return (
    <span className={styles['saved']} data-state={status.state}>
      <Icon name={status.state === 'saved' ? 'check' : 'clock'} size={16} />
      {status.state === 'saved' ? t('frame.saved', { time: formatClock(status.at) }) : t('frame.saving')}
    </span>
  );
}

function UserMenu(): ReactNode {
  const user = useUser();
  const { refresh } = useWorkspace();
  const leave = async (channel: 'session.signOut' | 'workspace.closeFolder'): Promise<void> => {
    await flushEverything();
    if (channel === 'workspace.closeFolder') await client.call('session.signOut', {});
    await client.call(channel, {});
    await refresh();
  };
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button
          type="button"
          className={styles['user']}
          aria-label={t('frame.userMenu', { name: user.fullName })}
        >
          <Icon name="user" />
          <span>{user.fullName}</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`role.${user.role}`)}</Menu.Label>
        <Menu.Item onClick={() => void leave('session.signOut')}>{t('frame.signOut')}</Menu.Item>
        <Menu.Item onClick={() => void leave('workspace.closeFolder')}>{t('frame.closeFolder')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LockButton(): ReactNode {
  const { refresh } = useWorkspace();
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={t('frame.lock')}
      title={t('frame.lock')}
      onClick={() => void lockScreen(refresh)}
    >
      <Icon name="lock" />
    </ActionIcon>
  );
}
