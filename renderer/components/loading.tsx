import type { ReactNode } from 'react';
import { t } from '#renderer/i18n/translate.ts';
import styles from './loading.module.css';

/** Shown while a page reads its data; invisible for the first moment, since reading is quick. */
export function Loading(): ReactNode {
  return (
    <p className={styles['loading']} role="status">
      {t('common.loading')}
    </p>
  );
}
