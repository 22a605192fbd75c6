import type { ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';

interface LockChoiceProps {
  /** Names of the receivers of the bundles. */
  readonly receivers: readonly string[];
  /** Receivers whose key is not known, so that nothing for them can be locked. */
  readonly unknown: readonly string[];
  readonly locked: boolean;
  readonly onChange: (locked: boolean) => void;
}

/** "Khóa để chỉ … đọc được": on unless the user turns it off, and then it is said what that means. */
export function LockChoice({ receivers, unknown, locked, onChange }: LockChoiceProps): ReactNode {
  const [only = ''] = receivers;
  return (
    <>
      <Checkbox
        checked={locked}
        onChange={(event) => onChange(event.target.checked)}
        label={receivers.length === 1 ? t('exchange.lock', { receiver: only }) : t('exchange.lockMany')}
      />
      {locked ? null : <Notice tone="look">{t('exchange.lockOff')}</Notice>}
      {locked && unknown.length > 0 ? (
        <Notice tone="look">{t('exchange.lockUnknown', { receiver: unknown.join(', ') })}</Notice>
      ) : null}
    </>
  );
}
