import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { AppraisalScreen } from '#renderer/features/appraisal/appraisal-screen.tsx';
import { CityComparePage, CityRevisionPage } from '#renderer/features/revisions/city-revisions.tsx';

/** "Thẩm định", and below it the revisions received from a unit. */
export function AppraisalRoute(): ReactNode {
  return (
    <Switch>
      <Route path="/tham-dinh/:unitId/ban/:number">
        {({ unitId, number }) => <CityRevisionPage unitId={unitId} number={Number(number)} />}
      </Route>
      <Route path="/tham-dinh/:unitId/so-sanh/:from/:to">
        {({ unitId, from, to }) => <CityComparePage unitId={unitId} from={Number(from)} to={Number(to)} />}
      </Route>
      <Route path="/tham-dinh/:unitId/so-sanh">
        {({ unitId }) => <CityComparePage unitId={unitId} from={null} to={null} />}
      </Route>
      <Route component={AppraisalScreen} />
    </Switch>
  );
}
