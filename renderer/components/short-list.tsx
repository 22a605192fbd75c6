import { useState, type ReactNode } from 'react';
import { t } from '#renderer/i18n/translate.ts';

/** The first rows of a long list and a way to all of them: one page stays one page. */
export function useShortList<Row>(
  rows: readonly Row[],
  most: number,
): { readonly shown: readonly Row[]; readonly toggle: ReactNode } {
  const [whole, setWhole] = useState(false);
  // One or two rows more are no reason to hide them.
  const isLong = rows.length > most + 2;
  return {
    shown: isLong && !whole ? rows.slice(0, most) : rows,
    toggle: isLong ? (
      <p className="block-body">
        <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('look.less') : t('look.more', { count: rows.length })}
        </button>
      </p>
    ) : null,
  };
}
