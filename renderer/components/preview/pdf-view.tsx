import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { fetchFile } from '#renderer/lib/files.ts';
import { openPdf, type OpenPdf, type PdfProblem } from '#renderer/lib/pdf.ts';
import styles from './preview.module.css';

interface PdfViewProps {
  readonly file: ReadyFile;
  readonly name: string;
}

/** A PDF page by page, drawn here: no script of the file runs. */
export function PdfView({ file, name }: PdfViewProps): ReactNode {
  const [pdf, setPdf] = useState<OpenPdf | PdfProblem | null>(null);
  useEffect(() => {
    let left = false;
    let opened: OpenPdf | null = null;
    const open = async (): Promise<void> => {
      const blob = await fetchFile(file);
      const bytes = blob.ok && !left ? new Uint8Array(await blob.value.arrayBuffer()) : null;
      const result = bytes === null ? 'broken' : await openPdf(bytes);
      if (typeof result !== 'string') opened = result;
      if (left) opened?.close();
      else setPdf(result);
    };
    void open();
    return () => {
      left = true;
      opened?.close();
    };
  }, [file]);
  if (pdf === null) return <Loading />;
  if (typeof pdf === 'string') return <Notice tone="info">{t(`preview.none.${pdf}`)}</Notice>;
  return <Pages pdf={pdf} name={name} />;
}

function Pages({ pdf, name }: { readonly pdf: OpenPdf; readonly name: string }): ReactNode {
  const [page, setPage] = useState(1);
  const [failed, setFailed] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(frame);
  useEffect(() => {
    const target = canvas.current;
    if (!target || width === 0) return;
    setFailed(false);
    pdf.draw(page, target, width).catch(() => setFailed(true));
  }, [pdf, page, width]);
  const go = (to: number): void => setPage(Math.max(1, Math.min(pdf.pageCount, to)));
  return (
    <>
      <div className="row" role="group" aria-label={t('preview.pages')}>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t('preview.previous')}
          disabled={page <= 1}
          onClick={() => go(page - 1)}
        >
          <Icon name="left" size={16} />
        </ActionIcon>
        <span aria-live="polite">{t('preview.page', { page, count: pdf.pageCount })}</span>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t('preview.next')}
          disabled={page >= pdf.pageCount}
          onClick={() => go(page + 1)}
        >
          <Icon name="right" size={16} />
        </ActionIcon>
      </div>
      {failed ? <Notice tone="info">{t('preview.pageFailed')}</Notice> : null}
      <div ref={frame} className={styles['page']}>
        <canvas ref={canvas} role="img" aria-label={t('preview.pageOf', { name, page })} />
      </div>
    </>
  );
}

/** The width of an element, followed as the panel is made wider, in steps that are worth drawing again. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = (): void => setWidth(Math.round(target.clientWidth / 8) * 8);
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(measure, 120);
    });
    measure();
    observer.observe(target);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element]);
  return width;
}
