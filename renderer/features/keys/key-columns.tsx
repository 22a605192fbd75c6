import type { KnownKey } from '#shared/contract/channels/keys.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';

const TONES: Readonly<Record<KnownKey['state'], Tone>> = {
  pinned: 'info',
  superseded: 'plain',
  revoked: 'bad',
};

/** What a key is for, in words. */
export function purposeText({ purpose, holder }: Pick<KnownKey, 'purpose' | 'holder'>): string {
  return purpose === 'leader' ? t('unitKeys.purpose.leader', { holder }) : t(`unitKeys.purpose.${purpose}`);
}

/** The state of a key as a badge. */
export function KeyState({ known }: { readonly known: KnownKey }) {
  return <StatusBadge tone={TONES[known.state]}>{t(`unitKeys.state.${known.state}`)}</StatusBadge>;
}

/** The columns of the list of keys. The whole fingerprint stands beside, in the panel. */
export const KEY_COLUMNS: readonly Column<KnownKey>[] = [
  {
    key: 'unit',
    header: t('unitKeys.unit'),
    cell: ({ unitName }) => <span className="nowrap">{unitName}</span>,
    sort: ({ unitName, unitCode, purpose }) => `${unitName} ${unitCode} ${purpose}`,
    search: ({ unitName, unitCode }) => `${unitName} ${unitCode}`,
  },
  {
    key: 'purpose',
    header: t('unitKeys.purposeColumn'),
    cell: (known) => <span className="nowrap">{purposeText(known)}</span>,
    sort: purposeText,
    search: purposeText,
  },
  {
    key: 'fingerprint',
    header: t('unitKeys.fingerprint'),
    width: '230px',
    cell: ({ fingerprint }) => <span className="nowrap">{formatFingerprint(fingerprint.slice(0, 16))}…</span>,
    search: ({ fingerprint }) => `${fingerprint} ${formatFingerprint(fingerprint)}`,
  },
  {
    key: 'state',
    header: t('unitKeys.state'),
    width: '140px',
    cell: (known) => <KeyState known={known} />,
    sort: ({ state }) => state,
  },
  {
    key: 'pinnedAt',
    header: t('unitKeys.pinnedAt'),
    width: '150px',
    cell: ({ pinnedAt }) => <span className="nowrap">{formatMoment(pinnedAt)}</span>,
    sort: ({ pinnedAt }) => pinnedAt,
  },
];

/** Chips by state. */
export const KEY_FILTERS: readonly RowFilter<KnownKey>[] = (['pinned', 'superseded', 'revoked'] as const).map(
  (state) => ({
    key: state,
    label: t(`unitKeys.state.${state}`),
    test: (known) => known.state === state,
  }),
);
