import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { ViewerBody } from '#renderer/features/viewer/viewer-body.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './viewer.module.css';

/** The viewer before any data is open or anybody signed in. */
export function ViewerScreen({ token }: { readonly token: string | null }): ReactNode {
  return (
    <main className={styles['screen']}>
      <header className={styles['title']}>
        <div className="grow">
          <h1>{t('viewer.title')}</h1>
          <p className="quiet">{t('viewer.purpose')}</p>
          <p className="quiet">{t('viewer.help')}</p>
        </div>
        <Button variant="default" component={Link} href="/">
          {t('viewer.back')}
        </Button>
      </header>
      <ViewerBody token={token} />
    </main>
  );
}
