import type { ReactNode } from 'react';
import { useRoute } from 'wouter';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { SetList } from '#renderer/features/criteria/set-list.tsx';
import { SetView } from '#renderer/features/criteria/set-view.tsx';

const HELP: PageHelp = {
  title: t('criteria.title'),
  text: [t('criteria.helpText1'), t('criteria.helpText2')],
  keys: [
    ['↑ ↓', t('criteria.keyMove')],
    ['← →', t('criteria.keyFold')],
    ['Ctrl+F', t('criteria.keyFind')],
  ],
};

/** "Bộ tiêu chí": the sets held, and one set to read. */
export function CriteriaScreen(): ReactNode {
  const [isSet, params] = useRoute('/bo-tieu-chi/:hash');
  usePageHelp(HELP);
  return isSet ? <SetView key={params.hash} hash={params.hash} /> : <SetList />;
}
