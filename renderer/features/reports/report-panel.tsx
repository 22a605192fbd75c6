import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { ReportItem } from '#shared/contract/channels/reports.ts';
import { formatBytes, formatDay, formatFingerprint } from '#shared/lib/text-format.ts';
import { FilePreview } from '#renderer/components/preview/file-preview.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';

interface ReportPanelProps {
  readonly report: Omit<ReportItem, 'createdAt' | 'createdBy' | 'bundle'>;
  /** Who sent it; null: this very unit. */
  readonly sender: string | null;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** One report read beside the list, without another program. */
export function ReportPanel({ report, sender, onOpen, onClose }: ReportPanelProps): ReactNode {
  const { reportId, title, number, date, roundTitle, fileName, size, sha256 } = report;
  return (
    <SidePanel
      name="report"
      title={title}
      initialWidth={520}
      onClose={onClose}
      actions={
        <Button size="compact-sm" variant="default" onClick={onOpen}>
          {t('reports.openFile')}
        </Button>
      }
    >
      <div className="column">
        <FilePreview
          name={fileName}
          fileKey={reportId}
          load={() => client.call('reports.previewReport', { reportId })}
        />
        <dl className="facts">
          {sender === null ? null : (
            <>
              <dt>{t('reports.unit')}</dt>
              <dd>{sender}</dd>
            </>
          )}
          <dt>{t('reports.number')}</dt>
          <dd>{number === '' ? t('common.dash') : number}</dd>
          <dt>{t('reports.date')}</dt>
          <dd>{formatDay(date)}</dd>
          <dt>{t('reports.round')}</dt>
          <dd>{roundTitle ?? t('reports.noRound')}</dd>
          <dt>{t('reports.file')}</dt>
          <dd>
            {fileName} <span className="quiet nowrap">{formatBytes(size)}</span>
          </dd>
          <dt>{t('reports.fingerprint')}</dt>
          <dd>{formatFingerprint(sha256)}</dd>
        </dl>
      </div>
    </SidePanel>
  );
}
