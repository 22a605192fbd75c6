import type { ReactNode } from 'react';
import { t } from '#renderer/i18n/translate.ts';
import type { PointTarget } from '#shared/domain/rounds/read-point-lines.ts';

interface SetupBundleCellProps {
  readonly target: PointTarget;
  /** Null: none made yet. */
  readonly fileName: string | null;
  readonly busy: boolean;
  /** Null where this user may not make one. */
  readonly onMake: (() => void) | null;
  readonly onDownload: (fileName: string) => void;
}

/** The setup bundle of one unit: its file name, and buttons to make and to fetch it. */
export function SetupBundleCell(props: SetupBundleCellProps): ReactNode {
  const { target, fileName, busy, onMake, onDownload } = props;
  const { name } = target;
  return (
    <span className="row">
      {fileName === null ? (
        <span className="quiet">{t('rounds.notMade')}</span>
      ) : (
        <>
          <span className="grow">{fileName}</span>
          <button
            type="button"
            className="link-button"
            disabled={busy}
            aria-label={t('rounds.downloadOf', { name })}
            onClick={() => onDownload(fileName)}
          >
            {t('rounds.download')}
          </button>
        </>
      )}
      {onMake === null ? null : (
        <button
          type="button"
          className="link-button"
          disabled={busy}
          aria-label={t(fileName === null ? 'rounds.makeOne' : 'rounds.remake', { name })}
          onClick={onMake}
        >
          {t(fileName === null ? 'rounds.make' : 'rounds.remakeShort')}
        </button>
      )}
    </span>
  );
}
