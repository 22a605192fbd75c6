import { useEffect, type ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { closePageHelp, openPageHelp, usePageHelpStore } from '#renderer/lib/page-help.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './page-help-dialog.module.css';

/** F1: the help of the page on screen and its keys. A page that answers F1 itself stops the event. */
export function PageHelpDialog(): ReactNode {
  const { help, open } = usePageHelpStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      openPageHelp();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  if (!help) return null;
  return (
    <Modal
      opened={open}
      onClose={closePageHelp}
      size="lg"
      title={t('help.title', { page: help.title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <div className="column">
        {help.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {help.keys.length > 0 ? <KeyTable keys={help.keys} /> : null}
      </div>
    </Modal>
  );
}

function KeyTable({ keys }: { readonly keys: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <table className={styles['keys']}>
      <caption className="visually-hidden">{t('keys.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('keys.key')}</th>
          <th scope="col">{t('keys.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(([key, meaning]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
