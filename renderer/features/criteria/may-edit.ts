import { useUser, useWorkspace } from '#renderer/lib/workspace.tsx';

/** Sets are written by the administrator of the higher level; everyone else reads them. */
export function useMayEdit(): boolean {
  const isCity = useWorkspace().state.open?.side === 'city';
  return useUser().role === 'administrator' && isCity;
}
