import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { listIssues } from '#renderer/lib/sheet/leaf-state.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { jumpToRow, wantPanel } from '#renderer/lib/sheet/sheet-view.ts';

/** Criteria that claim points and have no document yet; each leads to its cell. */
export function MissingEvidence(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const [, navigate] = useLocation();
  const codes = useMemo(
    () =>
      listIssues(state)
        .filter(({ code }) => code === 'NO_EVIDENCE')
        .map(({ leafCode }) => leafCode),
    [state],
  );
  if (codes.length === 0) return null;
  const goTo = (leafCode: string): void => {
    jumpToRow(leafCode);
    wantPanel('evidence');
    navigate('/cham-diem');
  };
  return (
    <Notice tone="look">
      {t('evidence.missing', { count: codes.length })}:{' '}
      {codes.map((leafCode, index) => (
        <span key={leafCode}>
          {index === 0 ? '' : ', '}
          <button type="button" className="link-button" onClick={() => goTo(leafCode)}>
            {leafCode}
          </button>
        </span>
      ))}
    </Notice>
  );
}
