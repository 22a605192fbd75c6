import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import styles from './work-mark.module.css';

/** Who answers a row, or on whose computer it is, in a narrow line. */
export function WorkMark({ code }: { readonly code: string }): ReactNode {
  const away = useSheetState(({ data }) => data.work?.away[code]);
  const assigned = useSheetState(({ data }) => data.work?.assigned[code]);
  if (away !== undefined)
    return (
      <span className={styles['workMark']} title={t('work.awayHint', { holder: away })}>
        {t('work.away', { holder: away })}
      </span>
    );
  if (assigned === undefined) return null;
  return (
    <span className={styles['workMark']} title={t('work.responsible', { name: assigned })}>
      {assigned}
    </span>
  );
}

/** The same in the panel, with what follows from it. */
export function WorkNotes({ code }: { readonly code: string }): ReactNode {
  const away = useSheetState(({ data }) => data.work?.away[code]);
  const assigned = useSheetState(({ data }) => data.work?.assigned[code]);
  const inConflict = useSheetState(({ data }) => data.work?.conflicts.includes(code) ?? false);
  return (
    <>
      {assigned === undefined ? null : <p className="quiet">{t('work.responsible', { name: assigned })}</p>}
      {away === undefined ? null : <Notice tone="look">{t('work.awayHint', { holder: away })}</Notice>}
      {inConflict ? (
        <Notice tone="bad" action={<Link href="/phan-cong/khac-nhau">{t('work.toConflicts')}</Link>}>
          {t('work.conflictHere')}
        </Notice>
      ) : null}
    </>
  );
}
