import { useMemo, type ReactNode } from 'react';
import { wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { Bars } from '#renderer/components/bars.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';

interface FieldBarsProps {
  readonly caption: string;
  readonly onChoose?: (fieldCode: string) => void;
}

/** Points claimed per field against the maximum of the ward's own criteria, with how many are scored. */
export function FieldBars({ caption, onChoose }: FieldBarsProps): ReactNode {
  const set = useSheetState((state) => state.data.set);
  const summary = useSheetState((state) => state.summary);
  const bars = useMemo(
    () =>
      set.tree.map((field) => {
        const totals = wardTotals({ ...set, tree: [field] }, summary);
        return {
          key: field.code,
          label: `${field.code}. ${field.title}`,
          share: totals.maximum === 0 ? 0 : totals.points / totals.maximum,
          value: `${formatPoints(totals.points)} / ${formatPoints(totals.maximum)}`,
          note: t('overview.fieldNote', { scored: totals.scoredCount, total: totals.leafCount }),
        };
      }),
    [set, summary],
  );
  return <Bars caption={caption} bars={bars} {...(onChoose ? { onChoose } : {})} />;
}
