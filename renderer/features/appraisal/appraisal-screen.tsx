import type { ReactNode } from 'react';
import { useRoute } from 'wouter';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { WardList } from '#renderer/features/appraisal/ward-list.tsx';
import { WardPage } from '#renderer/features/appraisal/ward-page.tsx';

const HELP: PageHelp = {
  title: t('appraisal.title'),
  text: [t('appraisal.helpText1'), t('appraisal.helpText2'), t('appraisal.helpText3')],
  keys: [
    ['↑ ↓', t('appraisal.keyMove')],
    ['Enter', t('appraisal.keyAccept')],
    ['0–9', t('appraisal.keyType')],
    ['F6', t('appraisal.keyReason')],
    ['F8', t('appraisal.keyNext')],
    ['← →', t('appraisal.keyFold')],
    ['Ctrl+F', t('appraisal.keyFind')],
    ['Esc', t('appraisal.keyEscape')],
  ],
};

/** "Thẩm định": the units of the round, and one unit's claims beside the points given. */
export function AppraisalScreen(): ReactNode {
  const { round, loading } = useRound();
  const [isWard, params] = useRoute('/tham-dinh/:unitId');
  usePageHelp(HELP);
  if (!round) {
    return (
      <div className="page">
        <PageHeader title={t('appraisal.title')} purpose={t('appraisal.listPurpose')} />
        {loading ? (
          <Loading />
        ) : (
          <EmptyState title={t('appraisal.nothing')} hint={t('appraisal.nothingHint')} />
        )}
      </div>
    );
  }
  if (isWard)
    return <WardPage key={`${round.id}/${params.unitId}`} roundId={round.id} unitId={params.unitId} />;
  return <WardList key={round.id} roundId={round.id} />;
}
