import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { LeaderKeyScreen } from '#renderer/features/leader-key/leader-key-screen.tsx';
import { WardComparePage, WardRevisionPage } from '#renderer/features/revisions/ward-revisions.tsx';
import { SignOffScreen } from '#renderer/features/sign-off/sign-off-screen.tsx';

/** "Trình ký", and below it the sealed revisions, their comparison and the leader's key. */
export function SignOffRoute(): ReactNode {
  return (
    <Switch>
      <Route path="/trinh-ky/khoa" component={LeaderKeyScreen} />
      <Route path="/trinh-ky/ban/:number">
        {({ number }) => <WardRevisionPage number={Number(number)} />}
      </Route>
      <Route path="/trinh-ky/so-sanh/:from/:to">
        {({ from, to }) => <WardComparePage from={Number(from)} to={to === 'hien-nay' ? null : Number(to)} />}
      </Route>
      <Route component={SignOffScreen} />
    </Switch>
  );
}
