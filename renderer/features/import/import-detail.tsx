import type { ReactNode } from 'react';
import { bundleRefusal } from '#shared/vocabulary/bundle-refusals.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { bundleRevisionText } from '#renderer/lib/revision-words.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import type { ImportRow } from '#renderer/features/import/import-columns.tsx';
import { reasonText, verdictBadge } from '#renderer/features/import/import-words.ts';
import styles from './import.module.css';

interface ImportDetailProps {
  readonly item: ImportRow;
  readonly dryRun: boolean;
  readonly onClose: () => void;
}

/** One file: what it says of itself, why it was or was not taken, and what to do next. */
export function ImportDetail({ item, dryRun, onClose }: ImportDetailProps): ReactNode {
  const badge = verdictBadge(item.verdict, dryRun);
  return (
    <SidePanel
      title={item.senderName ?? t('import.detail')}
      name="import"
      initialWidth={380}
      onClose={onClose}
    >
      <div className="column">
        <div>
          <StatusBadge tone={badge.tone}>{badge.text}</StatusBadge>
        </div>
        <Why item={item} />
        <dl className="facts">
          <dt>{t('import.file')}</dt>
          <dd>{item.fileName}</dd>
          <dt>{t('import.kind')}</dt>
          <dd>{item.kind === null ? t('common.dash') : t(`bundleKind.${item.kind}`)}</dd>
          <dt>{t('import.revision')}</dt>
          <dd>{bundleRevisionText(item)}</dd>
          <dt>{t('import.total')}</dt>
          <dd>
            <PointsText value={item.total} min={2} />
          </dd>
          <dt>{t('import.receivedAt')}</dt>
          <dd>{formatMoment(item.receivedAt)}</dd>
          {item.fingerprint === null ? null : (
            <>
              <dt>{t('import.fingerprint')}</dt>
              <dd className={styles['fingerprint']}>{formatFingerprint(item.fingerprint)}</dd>
            </>
          )}
        </dl>
      </div>
    </SidePanel>
  );
}

function Why({ item }: { readonly item: ImportRow }): ReactNode {
  if (item.verdict !== 'refused' || item.step === null || item.code === null) {
    const reason = reasonText(item);
    return reason === '' ? null : <p>{reason}.</p>;
  }
  const words = bundleRefusal({ step: item.step, code: item.code, subject: item.subject });
  return (
    <div className="column tight">
      <p>{words.happened}</p>
      <p className="quiet">{words.safe}</p>
      <p>
        <strong>{t('import.whatNext')}:</strong> {words.next}
      </p>
    </div>
  );
}
