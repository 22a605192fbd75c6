import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { AppError } from '#shared/contract/errors.ts';
import { DocumentForm } from '#renderer/components/document-form.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import type { DocumentUse } from '#renderer/features/evidence/evidence-columns.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow, wantPanel } from '#renderer/lib/sheet/sheet-view.ts';
import { formatMoment, groupFingerprint } from '#shared/lib/text-format.ts';

interface DocumentPanelProps {
  readonly use: DocumentUse;
  readonly onClose: () => void;
}

/** One document: what it is, where it is used, its fingerprint, and its file. */
export function DocumentPanel({ use, onClose }: DocumentPanelProps): ReactNode {
  const { document, links } = use;
  const { reload } = useSheet();
  const [, navigate] = useLocation();
  const leaves = useSheetState((state) => state.leaves);
  const [error, setError] = useState<AppError | null>(null);
  const open = async (): Promise<void> => {
    const reply = await client.call('evidence.openDocument', { documentId: document.id });
    const done = reply.ok ? await downloadFile(reply.value) : reply;
    setError(done.ok ? null : done.error);
  };
  const goTo = (leafCode: string): void => {
    jumpToRow(leafCode);
    wantPanel('evidence');
    navigate('/cham-diem');
  };
  return (
    <SidePanel
      name="document"
      title={document.title || document.fileName}
      onClose={onClose}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => void open()}>
          {t('evidence.open')}
        </Button>
      }
    >
      <div className="column">
        {error ? <ErrorMessage error={error} /> : null}
        {document.intact ? null : <Notice tone="bad">{t('evidence.damagedHint')}</Notice>}
        <DocumentForm document={document} onDone={() => void reload()} />
        <dl className="facts">
          <dt>{t('evidence.fileName')}</dt>
          <dd>{document.fileName}</dd>
          <dt>{t('evidence.addedAt')}</dt>
          <dd>{formatMoment(document.addedAt)}</dd>
          <dt>{t('evidence.fingerprint')}</dt>
          <dd>{groupFingerprint(document.sha256)}</dd>
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
      </div>
    </SidePanel>
  );
}
