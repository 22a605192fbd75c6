import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Preview } from '#shared/contract/channels/evidence-desk.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/lib/result.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { ImageView } from '#renderer/components/preview/image-view.tsx';
import { PdfView } from '#renderer/components/preview/pdf-view.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './preview.module.css';

interface FilePreviewProps {
  /** The file's name, for screen readers. */
  readonly name: string;
  /** Asks the backend for the preview; asked again when `fileKey` changes. */
  readonly load: () => Promise<Result<Preview, AppError>>;
  readonly fileKey: string;
}

/** What is in a file, beside where it is named: pictures, PDF pages, and everything else that is text as text. */
export function FilePreview({ name, load, fileKey }: FilePreviewProps): ReactNode {
  const [reply, setReply] = useState<Result<Preview, AppError> | null>(null);
  const ask = useRef(load);
  useEffect(() => {
    ask.current = load;
  });
  useEffect(() => {
    let left = false;
    setReply(null);
    void ask.current().then((answer) => {
      if (!left) setReply(answer);
    });
    return () => {
      left = true;
    };
  }, [fileKey]);
  return (
    <section className={styles['preview']} aria-label={t('preview.title', { name })}>
      {reply === null ? <Loading /> : null}
      {reply?.ok === false ? <ErrorMessage error={reply.error} /> : null}
      {reply?.ok === true ? <Shown preview={reply.value} name={name} /> : null}
    </section>
  );
}

function Shown({ preview, name }: { readonly preview: Preview; readonly name: string }): ReactNode {
  switch (preview.kind) {
    case 'image':
      return <ImageView file={preview.file} name={name} />;
    case 'pdf':
      return <PdfView file={preview.file} name={name} />;
    case 'none':
      return <Notice tone="info">{t(`preview.none.${preview.reason}`)}</Notice>;
    case 'text':
      return <TextView preview={preview} name={name} />;
  }
}

interface TextViewProps {
  readonly preview: Extract<Preview, { kind: 'text' }>;
  readonly name: string;
}

function TextView({ preview: { text, encoding, truncated }, name }: TextViewProps): ReactNode {
  return (
    <>
      {encoding === 'tcvn3' || encoding === 'windows-1258' ? (
        <p className="quiet">{t(`preview.encoding.${encoding}`)}</p>
      ) : null}
      {encoding === null ? <p className="quiet">{t('preview.textOnly')}</p> : null}
      {text.trim() === '' ? (
        <Notice tone="info">{t('preview.noText')}</Notice>
      ) : (
        <textarea
          readOnly
          className={styles['text']}
          aria-label={t('preview.content', { name })}
          value={text}
        />
      )}
      {truncated ? <p className="quiet">{t('preview.truncated')}</p> : null}
    </>
  );
}
