import type { ReactNode, Ref } from 'react';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './search-box.module.css';

interface SearchBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly label?: string;
}

/** A search field; Escape empties it. */
export function SearchBox({ value, onChange, onEnter, inputRef, label }: SearchBoxProps): ReactNode {
  return (
    <div className={styles['box']}>
      <Icon name="search" size={16} />
      <input
        ref={inputRef}
        type="text"
        value={value}
        placeholder={label ?? t('table.searchHint')}
        aria-label={label ?? t('table.search')}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
        }}
      />
      {value === '' ? null : (
        <button type="button" aria-label={t('table.clearSearch')} onClick={() => onChange('')}>
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}
