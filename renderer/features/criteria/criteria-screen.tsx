import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { CompareScreen } from '#renderer/features/criteria/compare/compare-screen.tsx';
import { EditorScreen } from '#renderer/features/criteria/editor/editor-screen.tsx';
import { SetList } from '#renderer/features/criteria/set-list.tsx';
import { SetView } from '#renderer/features/criteria/set-view.tsx';
import { WorkbookScreen } from '#renderer/features/criteria/workbook/workbook-screen.tsx';

const HELP: PageHelp = {
  title: t('criteria.title'),
  text: [t('criteria.helpText1'), t('criteria.helpText2')],
  keys: [
    ['↑ ↓', t('criteria.keyMove')],
    ['← →', t('criteria.keyFold')],
    ['Ctrl+F', t('criteria.keyFind')],
  ],
};

/** "Bộ tiêu chí": the sets held, one set to read, a draft in work, two versions beside each other, a workbook to take in. */
export function CriteriaScreen(): ReactNode {
  return (
    <Switch>
      <Route path="/bo-tieu-chi/nhap-excel" component={WorkbookScreen} />
      <Route path="/bo-tieu-chi/soan/:draftId">
        {({ draftId }) => <EditorScreen key={draftId} draftId={draftId} />}
      </Route>
      <Route path="/bo-tieu-chi/so-sanh/:left/:right">
        {({ left, right }) => <CompareScreen left={left} right={right} />}
      </Route>
      <Route path="/bo-tieu-chi/:hash">{({ hash }) => <ReadSet hash={hash} />}</Route>
      <Route>
        <AllSets />
      </Route>
    </Switch>
  );
}

function ReadSet({ hash }: { readonly hash: string }): ReactNode {
  usePageHelp(HELP);
  return <SetView key={hash} hash={hash} />;
}

function AllSets(): ReactNode {
  usePageHelp(HELP);
  return <SetList />;
}
