import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { ScoreSheetScreen } from '#renderer/features/score-sheet/score-sheet-screen.tsx';
import { SetMoveScreen } from '#renderer/features/set-move/set-move-screen.tsx';

/** "Chấm điểm", and below it moving the sheet to a new version of the set: two features under one section. */
export function SheetScreen(): ReactNode {
  return (
    <Switch>
      <Route path="/cham-diem/bo-moi/*?" component={SetMoveScreen} />
      <Route component={ScoreSheetScreen} />
    </Switch>
  );
}
