import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { formatBytes, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { DocumentForm } from '#renderer/components/document-form.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { FilePreview } from '#renderer/components/preview/file-preview.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import type { DocumentUse } from '#renderer/features/evidence/library-views.ts';
import { useGoToLeaf } from '#renderer/features/evidence/missing-evidence.tsx';
import { RemoveDocument } from '#renderer/features/evidence/remove-document.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { mailParts } from '#renderer/lib/mail-parts.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';

interface DocumentPanelProps {
  readonly use: DocumentUse;
  /** Documents that look the same with other content. */
  readonly lookalikes: readonly DocumentUse[];
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
  readonly onChoose: (documentId: string) => void;
}

/** One document: what is in it, what it is, where it is used, and its file. */
export function DocumentPanel(props: DocumentPanelProps): ReactNode {
  const { use, onClose, onChanged } = props;
  const { document } = use;
  const [error, setError] = useState<AppError | null>(null);
  const open = async (): Promise<void> => {
    const reply = await client.call('evidence.openDocument', { documentId: document.id });
    const done = reply.ok ? await downloadFile(reply.value) : reply;
    setError(done.ok ? null : done.error);
  };
  return (
    <SidePanel
      name="document"
      title={document.title || document.fileName}
      initialWidth={460}
      onClose={onClose}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => void open()}>
          {t('evidence.open')}
        </Button>
      }
    >
      <div className="column">
        {error ? <ErrorMessage error={error} /> : null}
        <Findings {...props} />
        {document.intact ? (
          <FilePreview
            name={document.fileName}
            fileKey={document.sha256}
            load={() => client.call('evidence.previewDocument', { documentId: document.id })}
          />
        ) : null}
        <DocumentForm document={document} onDone={() => void onChanged()} />
        <Facts use={use} />
        <RemoveDocument use={use} onRemoved={onChanged} />
      </div>
    </SidePanel>
  );
}

/** What is wrong with a document, in words. */
function Findings({ use, lookalikes, onChoose }: DocumentPanelProps): ReactNode {
  const { document, file, large } = use;
  const parts = mailParts(document.size);
  return (
    <>
      {document.intact ? null : <Notice tone="bad">{t('evidence.damagedHint')}</Notice>}
      {document.intact && file?.verdict === 'broken' ? (
        <Notice tone="bad">{t('evidence.brokenHint')}</Notice>
      ) : null}
      {document.intact && file?.verdict === 'encrypted' ? (
        <Notice tone="bad">{t('evidence.encryptedHint')}</Notice>
      ) : null}
      {large ? (
        <Notice tone="look">
          {parts.count === null
            ? t('evidence.largeNoMail', { size: formatBytes(document.size) })
            : t('evidence.largeHint', {
                size: formatBytes(document.size),
                count: parts.count,
                mail: parts.size,
              })}
        </Notice>
      ) : null}
      {lookalikes.length > 0 ? (
        <Notice tone="look">
          {t('evidence.lookalikeHint')}{' '}
          {lookalikes.map((other, index) => (
            <span key={other.document.id}>
              {index === 0 ? '' : ', '}
              <button type="button" className="link-button" onClick={() => onChoose(other.document.id)}>
                {other.document.fileName} ({formatBytes(other.document.size)})
              </button>
            </span>
          ))}
        </Notice>
      ) : null}
    </>
  );
}

function Facts({ use: { document, links } }: { readonly use: DocumentUse }): ReactNode {
  const leaves = useSheetState((state) => state.leaves);
  const goTo = useGoToLeaf();
  return (
    <dl className="facts">
      <dt>{t('evidence.fileName')}</dt>
      <dd>{document.fileName}</dd>
      <dt>{t('evidence.addedAt')}</dt>
      <dd>{formatMoment(document.addedAt)}</dd>
      <dt>{t('evidence.fingerprint')}</dt>
      <dd>{formatFingerprint(document.sha256)}</dd>
      <dt>{t('evidence.uses')}</dt>
      <dd>
        {links.length === 0 ? t('evidence.usedNowhere') : null}
        {links.map((link) => (
          <div key={link.id}>
            <button type="button" className="link-button" onClick={() => goTo(link.leafCode)}>
              {link.leafCode}. {leaves.get(link.leafCode)?.title}
            </button>{' '}
            {link.section === '' && link.page === '' ? null : (
              <span className="quiet">
                {t('evidence.place', { section: link.section || '–', page: link.page || '–' })}
              </span>
            )}
          </div>
        ))}
      </dd>
    </dl>
  );
}
