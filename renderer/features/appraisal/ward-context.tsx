import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { TypedDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import type { WardState, WardStore } from '#renderer/features/appraisal/ward-store.ts';

/** What the parts of the sheet share. */
export interface WardAccess {
  readonly store: WardStore;
  /** False where the sheet is only to be read. */
  readonly editable: boolean;
  readonly edit: (code: string, change: Partial<TypedDecision>) => void;
  /** Gives the leaf what the ward claims; false where there is nothing to accept. */
  readonly accept: (code: string) => boolean;
}

export const WardContext = createContext<WardAccess | null>(null);

/** The sheet in work; only inside it. */
export function useWard(): WardAccess {
  const access = useContext(WardContext);
  if (!access) throw new Error('Outside WardContext');
  return access;
}

/** One part of the sheet's state; the component draws again only when that part changes. */
export function useWardState<Part>(select: (state: WardState) => Part): Part {
  return useStore(useWard().store, select);
}
