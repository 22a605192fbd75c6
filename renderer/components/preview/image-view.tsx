import { useEffect, useState, type ReactNode } from 'react';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { fetchFile } from '#renderer/lib/files.ts';
import styles from './preview.module.css';

/** A picture, scaled to the width there is. */
export function ImageView({ file, name }: { readonly file: ReadyFile; readonly name: string }): ReactNode {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    void fetchFile(file).then((blob) => {
      if (left) return;
      if (!blob.ok) {
        setFailed(true);
        return;
      }
      made = URL.createObjectURL(blob.value);
      setAddress(made);
    });
    return () => {
      left = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [file]);
  if (failed) return <Notice tone="info">{t('preview.none.broken')}</Notice>;
  if (address === null) return <Loading />;
  return (
    <img
      className={styles['image']}
      src={address}
      alt={t('preview.content', { name })}
      onError={() => setFailed(true)}
    />
  );
}
