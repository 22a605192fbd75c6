import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { t } from '#renderer/i18n/translate.ts';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';

/** The code of a criterion that leads to its cell in the score sheet. */
export function LeafLink({ code }: { readonly code: string }): ReactNode {
  const [, navigate] = useLocation();
  return (
    <button
      type="button"
      className="link-button"
      aria-label={t('signOff.goToCell', { code })}
      onClick={() => {
        jumpToRow(code);
        navigate('/cham-diem');
      }}
    >
      {code}
    </button>
  );
}
