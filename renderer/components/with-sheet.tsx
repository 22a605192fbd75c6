import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useSheetAccess } from '#renderer/lib/sheet/sheet-context.tsx';

/** Shows its children once the sheet of the round in work has been read. */
export function WithSheet({ children }: { readonly children: ReactNode }): ReactNode {
  const { sheet, error, load } = useSheetAccess();
  const { round, loading } = useRound();
  if (sheet) return children;
  if (error)
    return <ErrorMessage error={error} action={{ label: t('common.retry'), onClick: () => void load() }} />;
  if (!round && !loading) {
    return <EmptyState icon="inbox" title={t('frame.noRound')} hint={t('sheet.noRoundHint')} />;
  }
  return <Loading />;
}
