import type { ReactNode } from 'react';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { PrintCheck } from '#renderer/components/print-check.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { CompletionCheck } from '#renderer/features/sign-off/completion-check.tsx';
import { LeaderPage } from '#renderer/features/sign-off/leader-page.tsx';
import { RevisionList } from '#renderer/features/sign-off/revision-list.tsx';
import { SignOffActions } from '#renderer/features/sign-off/sign-off-actions.tsx';
import { SignOffState } from '#renderer/features/sign-off/sign-off-state.tsx';
import { SignOffSummary } from '#renderer/features/sign-off/sign-off-summary.tsx';
import { RevisionsProvider } from '#renderer/features/sign-off/revisions.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

const HELP = { title: t('signOff.title'), text: [t('signOff.help1'), t('signOff.help2')], keys: [] } as const;

/** "Trình ký": the officer checks and submits; the leader reads one page, returns or signs. */
export function SignOffScreen(): ReactNode {
  usePageHelp(HELP);
  const isLeader = useUser().role === 'leader';
  return (
    <div className="page">
      <WithSheet>
        <RevisionsProvider>
          <PageHeader
            title={t('signOff.title')}
            purpose={isLeader ? t('signOff.purposeLeader') : t('signOff.purposeOfficer')}
            actions={<SignOffActions />}
          />
          <div className="page-body">
            <SignOffState />
            <SignOffSummary />
            {isLeader ? <LeaderPage /> : <CompletionCheck />}
            <RevisionList />
            <PrintCheck />
          </div>
        </RevisionsProvider>
      </WithSheet>
    </div>
  );
}
