import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './file-drop.module.css';

interface FileDropProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly multiple?: boolean;
  /** File endings offered by the dialog: ".cchc,.xlsx". */
  readonly accept?: string;
  readonly hint?: string;
  readonly buttonLabel?: string;
  readonly busy?: boolean;
  /** Files are held above the page that takes them. */
  readonly over?: boolean;
}

/** A place to drop files on, with a button for those who use the keyboard. */
export function FileDrop(props: FileDropProps): ReactNode {
  const { onFiles, multiple = false, accept, hint, buttonLabel, busy = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const [above, setOver] = useState(false);
  const over = above || (props.over ?? false);
  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <div
      className={styles['drop']}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        // The page around may take files dropped anywhere on it.
        if (event.isDefaultPrevented()) return;
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      <Icon name="upload" />
      <span className="grow">{hint ?? t('common.dropFile')}</span>
      <Button size="xs" variant="default" loading={busy} onClick={() => input.current?.click()}>
        {buttonLabel ?? t('common.chooseFile')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
