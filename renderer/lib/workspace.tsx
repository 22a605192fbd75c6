import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { client, onSessionEnded } from '#renderer/lib/client.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';

/** Where the user stands: folders, the open one, who is signed in, whether the screen is locked, and the day. */
export type WorkspaceState = OutputOf<'workspace.readState'>;
/** The signed-in account. */
export type SignedInUser = NonNullable<WorkspaceState['user']>;
/** The open data folder. */
export type OpenFolder = NonNullable<WorkspaceState['open']>;

interface Workspace {
  readonly state: WorkspaceState;
  readonly refresh: () => Promise<void>;
}

const WorkspaceContext = createContext<Workspace | null>(null);

/** Reads where the user stands, and again whenever the backend says a session ended or the window comes back. */
export function WorkspaceProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [state, setState] = useState<WorkspaceState | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const refresh = useCallback(async () => {
    const reply = await client.call('workspace.readState', {});
    setError(reply.ok ? null : reply.error);
    if (reply.ok) setState(reply.value);
  }, []);
  useEffect(() => {
    void refresh();
    const again = (): void => void refresh();
    const stop = onSessionEnded(again);
    window.addEventListener('focus', again);
    return () => {
      stop();
      window.removeEventListener('focus', again);
    };
  }, [refresh]);
  const workspace = useMemo(() => (state ? { state, refresh } : null), [state, refresh]);
  if (workspace === null) {
    return error ? (
      <main className="page-body">
        <ErrorMessage error={error} action={{ label: t('common.retry'), onClick: () => void refresh() }} />
      </main>
    ) : null;
  }
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

/** Where the user stands. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('Outside WorkspaceProvider');
  return workspace;
}

/** The signed-in user; only on screens behind the sign-in. */
export function useUser(): SignedInUser {
  const { user } = useWorkspace().state;
  if (!user) throw new Error('Nobody is signed in');
  return user;
}
