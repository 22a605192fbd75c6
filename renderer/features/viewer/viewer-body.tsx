import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { BundleKind } from '#shared/schemas/bundle.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { BundleFacts } from '#renderer/features/viewer/bundle-facts.tsx';
import { BundleForm } from '#renderer/features/viewer/bundle-form.tsx';
import { EvidenceList } from '#renderer/features/viewer/evidence-list.tsx';
import { ResultsPart } from '#renderer/features/viewer/results-part.tsx';
import { SignatureFacts } from '#renderer/features/viewer/signature-facts.tsx';
import { useViewer } from '#renderer/features/viewer/use-viewer.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './viewer.module.css';

/** Kinds that carry files. */
const WITH_FILES: ReadonlySet<BundleKind> = new Set(['submission', 'report', 'part']);

/** Choosing a bundle and everything it says of itself. Nothing is taken in. */
export function ViewerBody({ token }: { readonly token: string | null }): ReactNode {
  const { viewed, reading, error, open, close } = useViewer(token);
  return (
    <div className="page-body">
      {viewed ? (
        <Notice
          tone="info"
          action={
            <Button size="xs" variant="default" onClick={close}>
              {t('viewer.other')}
            </Button>
          }
        >
          <strong>{viewed.fileName}</strong> {t('viewer.nothingTaken')}
        </Notice>
      ) : (
        <FileDrop
          hint={t('viewer.drop')}
          buttonLabel={t('viewer.choose')}
          busy={reading !== null}
          onFiles={([file]) => {
            if (file) void open(file);
          }}
        />
      )}
      {reading === null || reading === '' ? null : (
        <Notice tone="info">{t('viewer.reading', { name: reading })}</Notice>
      )}
      {error ? <ErrorMessage error={error} /> : null}
      {viewed ? (
        <>
          <div className={styles['head']}>
            <BundleFacts bundle={viewed.bundle} />
            <SignatureFacts bundle={viewed.bundle} />
          </div>
          <ResultsPart bundle={viewed.bundle} />
          <BundleForm bundle={viewed.bundle} />
          {WITH_FILES.has(viewed.bundle.kind) ? (
            <EvidenceList fileToken={viewed.fileToken} evidence={viewed.bundle.evidence} />
          ) : null}
        </>
      ) : null}
    </div>
  );
}
