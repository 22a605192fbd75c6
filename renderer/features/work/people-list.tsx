import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { ThinBar } from '#renderer/components/bars.tsx';
import type { PersonLoad } from '#renderer/features/work/assignable.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './work.module.css';

interface PeopleListProps {
  readonly loads: readonly PersonLoad[];
  readonly busy: boolean;
  /** There are rows to assign. */
  readonly ready: boolean;
  readonly onAssign: (accountId: string | null) => void;
  /** A part goes to another computer. */
  readonly onSend: () => void;
}

/** People with their digit, what is assigned to them and how far they are. */
export function PeopleList({ loads, busy, ready, onAssign, onSend }: PeopleListProps): ReactNode {
  return (
    <section className={styles['people']} aria-label={t('work.people')}>
      <h2>{t('work.people')}</h2>
      <p className="quiet">{t(loads.length < 2 ? 'work.nobodyYet' : 'work.peopleHint')}</p>
      {loads.map((load) => (
        <Person key={load.person.accountId} load={load} disabled={busy || !ready} onAssign={onAssign} />
      ))}
      <div className={styles['person']}>
        <kbd className={styles['key']}>0</kbd>
        <span>{t('work.nobody')}</span>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy || !ready}
          aria-label={t('work.nobody')}
          onClick={() => onAssign(null)}
        >
          {t('work.takeBack')}
        </Button>
      </div>
      <Button className={styles['send'] ?? ''} size="xs" onClick={onSend}>
        {t('work.send')}
      </Button>
    </section>
  );
}

interface PersonProps {
  readonly load: PersonLoad;
  readonly disabled: boolean;
  readonly onAssign: (accountId: string) => void;
}

function Person({ load, disabled, onAssign }: PersonProps): ReactNode {
  const { person, key, leafCodes, scored } = load;
  const total = leafCodes.length;
  const name = person.fullName;
  return (
    <div className={styles['person']}>
      {key === null ? <span /> : <kbd className={styles['key']}>{key}</kbd>}
      <span>
        <strong>{name}</strong> <span className="quiet">{t(`role.${person.role}`)}</span>
      </span>
      {key === null ? (
        <span />
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          aria-label={t('work.giveToLong', { name })}
          onClick={() => onAssign(person.accountId)}
        >
          {t('work.giveTo')}
        </Button>
      )}
      <span className={styles['bar']}>
        <ThinBar share={total === 0 ? 0 : scored / total} label={t('work.person', { name, scored, total })} />
        <span className="quiet">
          {total === 0 ? t('work.personNone') : t('work.personCount', { scored, total })}
        </span>
      </span>
    </div>
  );
}
