import type { ReactNode } from 'react';
import { Redirect, useRoute } from 'wouter';
import { VIEWER_PATH } from '#shared/lib/viewer-address.ts';
import { useBundleDrop } from '#renderer/app/use-bundle-drop.ts';
import { Frame } from '#renderer/app/frame.tsx';
import { CITY_SECTIONS } from '#renderer/app/city-sections.ts';
import { PART_SECTIONS, WARD_SECTIONS } from '#renderer/app/ward-sections.ts';
import { LockScreen } from '#renderer/features/session/lock-screen.tsx';
import { SignInScreen } from '#renderer/features/session/sign-in-screen.tsx';
import { StartScreen } from '#renderer/features/start/start-screen.tsx';
import { ViewerScreen } from '#renderer/features/viewer/viewer-screen.tsx';
import { RoundProvider } from '#renderer/lib/round.tsx';
import { SheetProvider } from '#renderer/lib/sheet/sheet-context.tsx';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

/** Shows the screen for where the user stands: first start, sign-in, locked, or the work itself. */
export function Gate(): ReactNode {
  const { open, user, locked } = useWorkspace().state;
  const [viewing, params] = useRoute(`${VIEWER_PATH}/:token?`);
  const token = params?.token ?? null;
  useBundleDrop(!locked);
  if (viewing && !locked && !user) return <ViewerScreen token={token} />;
  if (!open) return <StartScreen />;
  if (!user) return locked ? <LockScreen /> : <SignInScreen />;
  // A locked window keeps its work in memory behind the lock, so that nothing typed is lost.
  if (viewing && !locked)
    return <Redirect to={`/gui-nhan/xem-goi${token === null ? '' : `/${token}`}`} replace />;
  return (
    <RoundProvider key={`${open.id} ${user.accountId}`}>
      {open.side === 'ward' ? (
        <SheetProvider>
          <Frame sections={open.part ? PART_SECTIONS : WARD_SECTIONS} locked={locked} />
        </SheetProvider>
      ) : (
        <Frame sections={CITY_SECTIONS} locked={locked} />
      )}
      {locked ? <LockScreen /> : null}
    </RoundProvider>
  );
}
