import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { CityDoor } from '#renderer/features/start/city-door.tsx';
import { DemoDoor } from '#renderer/features/start/demo-door.tsx';
import { FolderList } from '#renderer/features/start/folder-list.tsx';
import { WardDoor } from '#renderer/features/start/ward-door.tsx';
import { Icon, type IconName } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './start.module.css';

type Door = 'ward' | 'city' | 'demo';

/** The first screen: data already on this computer, and three doors. */
export function StartScreen(): ReactNode {
  const [door, setDoor] = useState<Door | null>(null);
  const back = (): void => setDoor(null);
  if (door === 'ward') return <WardDoor onBack={back} />;
  if (door === 'city') return <CityDoor onBack={back} />;
  return <Doors onChoose={setDoor} demoOpen={door === 'demo'} onDemoEnd={back} />;
}

interface DoorsProps {
  readonly onChoose: (door: Door) => void;
  readonly demoOpen: boolean;
  readonly onDemoEnd: () => void;
}

function Doors({ onChoose, demoOpen, onDemoEnd }: DoorsProps): ReactNode {
  const { folders, appVersion, dataRoot } = useWorkspace().state;
  const hasDemo = folders.some((folder) => folder.demo);
  return (
    <main className={styles['start']}>
      <header className={styles['head']}>
        <h1>{t('start.title')}</h1>
        <p>{t('start.purpose')}</p>
      </header>
      {folders.length > 0 ? <FolderList folders={folders} /> : null}
      {demoOpen ? (
        <DemoDoor onEnd={onDemoEnd} />
      ) : (
        <section aria-label={t('start.question')} className={styles['doors']}>
          <DoorButton
            icon="inbox"
            title={t('start.wardDoor')}
            hint={t('start.wardDoorHint')}
            onClick={() => onChoose('ward')}
          />
          <DoorButton
            icon="units"
            title={t('start.cityDoor')}
            hint={t('start.cityDoorHint')}
            onClick={() => onChoose('city')}
          />
          {hasDemo ? null : (
            <DoorButton
              icon="info"
              title={t('start.demoDoor')}
              hint={t('start.demoDoorHint')}
              onClick={() => onChoose('demo')}
            />
          )}
        </section>
      )}
      <p>
        <Link href="/xem-goi">{t('viewer.link')}</Link>
      </p>
      <footer className={styles['foot']}>
        <span>{t('start.version', { version: appVersion })}</span>
        <span>{t('start.dataRoot', { path: dataRoot })}</span>
      </footer>
    </main>
  );
}

interface DoorButtonProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly onClick: () => void;
}

function DoorButton({ icon, title, hint, onClick }: DoorButtonProps): ReactNode {
  return (
    <button type="button" className={styles['door']} onClick={onClick}>
      <Icon name={icon} size={28} />
      <span>
        <strong>{title}</strong>
        <span className={styles['doorHint']}>{hint}</span>
      </span>
    </button>
  );
}
