import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { TransportWay } from '#shared/schemas/transport.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import type { OutboxJourney } from '#renderer/features/exchange/bundle-status.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './exchange.module.css';

interface SendButtonsProps {
  readonly journey: OutboxJourney;
  readonly onWrite: () => void;
  readonly onEmail: () => void;
  readonly onChanged: () => void;
}

/** Every way a bundle can go (again): stick, e-mail, by itself where that is set up, or as a plain file. */
export function SendButtons({ journey, onWrite, onEmail, onChanged }: SendButtonsProps): ReactNode {
  const { bundleId, kind } = journey.item;
  const settings = useQuery('transport.readSettings', {});
  const again = useCommand('transport.sendAgain');
  const note = useCommand('transport.noteHandedOver');
  const download = useBundleDownload();
  const [queued, setQueued] = useState(false);
  const ways = kind === 'setup' ? [] : (settings.value?.status ?? []).filter(({ enabled }) => enabled);
  const queue = async (way: 'folder' | 'webdav'): Promise<void> => {
    const reply = await again.run({ bundleIds: [bundleId], way });
    setQueued(reply.ok);
    onChanged();
  };
  const handOver = async (way: TransportWay): Promise<void> => {
    await note.run({ bundleIds: [bundleId], way });
    onChanged();
  };
  const fetchFile = async (): Promise<void> => {
    await download.fetch([bundleId]);
    onChanged();
  };
  const isNew = journey.item.state === 'created';
  return (
    <section className={styles['part']} aria-label={t(isNew ? 'exchange.send' : 'exchange.sendAgain')}>
      <h3>{t(isNew ? 'exchange.send' : 'exchange.sendAgain')}</h3>
      <div className="row wrap">
        <Button size="xs" onClick={onWrite}>
          {t('exchange.writeUsb')}
        </Button>
        <Button size="xs" variant="default" onClick={onEmail}>
          {t('exchange.makeEmail')}
        </Button>
        {ways.map(({ way }) => (
          <Button key={way} size="xs" variant="default" loading={again.busy} onClick={() => void queue(way)}>
            {t(way === 'folder' ? 'exchange.byFolder' : 'exchange.byWebdav')}
          </Button>
        ))}
        <Button size="xs" variant="default" loading={download.busy} onClick={() => void fetchFile()}>
          {t('exchange.download')}
        </Button>
      </div>
      <div className="row wrap">
        <button type="button" className="link-button" onClick={() => void handOver('usb')}>
          {t('exchange.handedUsb')}
        </button>
        <button type="button" className="link-button" onClick={() => void handOver('email')}>
          {t('exchange.handedEmail')}
        </button>
      </div>
      {queued ? <Notice tone="info">{t('exchange.queued')}</Notice> : null}
      {again.error ? <ErrorMessage error={again.error} onClose={again.clearError} /> : null}
      {note.error ? <ErrorMessage error={note.error} onClose={note.clearError} /> : null}
      {download.error ? <ErrorMessage error={download.error} /> : null}
      {download.saved === null ? null : (
        <Notice tone="info">{t('exchange.fetched', { name: download.saved })}</Notice>
      )}
    </section>
  );
}
