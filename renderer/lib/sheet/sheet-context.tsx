import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { FollowedLeaf } from '#shared/contract/channels/statistics.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { leavesOfStatistic } from '#shared/domain/statistics/follow.ts';
import type { LeafAnswer, TypedFigure } from '#shared/schemas/answer.ts';
import { setBadge } from '#renderer/lib/badges.ts';
import { beforeLeave } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { reportSave } from '#renderer/lib/save-status.ts';
import { createSaver, type Saver } from '#renderer/lib/sheet/saver.ts';
import { waitingPoints } from '#renderer/lib/point-words.ts';
import { sharersOf } from '#renderer/lib/sheet/follow-statistics.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import {
  answerOf,
  createSheetStore,
  editAnswer,
  replaceData,
  setFigure,
  stepHistory,
  takeFollowed,
  type SheetData,
  type SheetState,
  type SheetStore,
} from '#renderer/lib/sheet/sheet-store.ts';

/** The sheet in work, with all that changes it. */
export interface Sheet {
  readonly roundId: string;
  readonly store: SheetStore;
  readonly saver: Saver;
  readonly edit: (leafCode: string, cell: string, change: (answer: LeafAnswer) => LeafAnswer) => void;
  readonly step: (direction: 'undo' | 'redo') => { leafCode: string; cell: string } | null;
  readonly reload: () => Promise<void>;
  /** Another figure of a statistic, typed elsewhere on screen: every leaf that refers to it shows it at once. */
  readonly setFigure: (code: string, figure: TypedFigure) => void;
  /** Takes in the leaves that followed a statistic when it was saved. */
  readonly follow: (followed: readonly FollowedLeaf[]) => void;
}

interface SheetAccess {
  readonly sheet: Sheet | null;
  readonly error: AppError | null;
  readonly load: () => Promise<void>;
}

const SheetContext = createContext<SheetAccess | null>(null);

function makeSheet(roundId: string, data: SheetData): Sheet {
  const store = createSheetStore(data);
  const versions = new Map(Object.entries(data.answers).map(([code, saved]) => [code, saved.version]));
  const saver: Saver = createSaver(
    {
      save: async (leafCode, answer, baseVersion) => {
        const reply = await client.call('scoring.saveAnswer', { roundId, leafCode, answer, baseVersion });
        if (reply.ok) follow(reply.value.followed);
        return reply;
      },
      report: reportSave,
      onConflict: (leafCode, version) =>
        store.setState((state) => ({ conflicts: { ...state.conflicts, [leafCode]: version } })),
    },
    versions,
  );
  const follow = (followed: readonly FollowedLeaf[]): void => {
    const quiet = followed.filter(({ leafCode }) => !saver.isWaiting(leafCode));
    for (const { leafCode, version } of followed) {
      // What waits here was typed over the version before: anything in between is somebody else's, and must be told.
      const isNext = (versions.get(leafCode) ?? 0) === version - 1;
      if (isNext || !saver.isWaiting(leafCode)) versions.set(leafCode, version);
    }
    takeFollowed(store, quiet);
  };
  /** Answers that wait to be saved take the figures of this leaf, so that they do not bring the old ones back. */
  const touchWaiting = (leaves: readonly LeafNode[]): void => {
    for (const { code } of leaves)
      if (saver.isWaiting(code)) saver.touch(code, answerOf(store.getState(), code));
  };
  const touchSharers = (leafCode: string): void => {
    const state = store.getState();
    const leaf = state.leaves.get(leafCode);
    if (leaf) touchWaiting(sharersOf(state.data.set, leaf));
  };
  const reload = async (): Promise<void> => {
    const reply = await client.call('scoring.readSheet', { roundId });
    if (!reply.ok) return;
    for (const [code, saved] of Object.entries(reply.value.answers)) {
      if (!saver.isWaiting(code)) versions.set(code, saved.version);
    }
    replaceData(store, reply.value, saver.isWaiting);
  };
  return {
    roundId,
    store,
    saver,
    reload,
    follow,
    setFigure: (code, figure) => {
      setFigure(store, code, figure);
      touchWaiting(leavesOfStatistic(store.getState().data.set, code));
    },
    edit: (leafCode, cell, change) => {
      saver.touch(leafCode, editAnswer(store, leafCode, cell, change));
      touchSharers(leafCode);
    },
    step: (direction) => {
      const done = stepHistory(store, direction);
      if (!done) return null;
      saver.touch(done.leafCode, done.answer);
      touchSharers(done.leafCode);
      return done;
    },
  };
}

/** What waits for this user: cells to answer for those who score, a signature for the leader. */
function useWardBadges(sheet: Sheet | null): void {
  const { role } = useUser();
  useEffect(() => {
    if (!sheet) return undefined;
    const tell = ({ data }: SheetState): void => {
      const returned = data.state === 'returned' ? data.comments.length : 0;
      setBadge('/cham-diem', role === 'leader' ? 0 : returned);
      setBadge('/y-kien', waitingPoints(data).length);
      setBadge('/phan-cong', data.work?.conflicts.length ?? 0);
      setBadge('/trinh-ky', role === 'leader' && data.state === 'submitted' ? 1 : 0);
    };
    tell(sheet.store.getState());
    return sheet.store.subscribe((state, before) => {
      if (state.data !== before.data) tell(state);
    });
  }, [sheet, role]);
}

/** Reads the sheet of the round in work once and keeps it while the user moves between pages. */
export function SheetProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const roundId = useRound().round?.id ?? null;
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const wanted = useRef(roundId);
  const load = useCallback(async () => {
    if (roundId === null) return;
    const reply = await client.call('scoring.readSheet', { roundId });
    if (wanted.current !== roundId) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) setSheet(makeSheet(roundId, reply.value));
  }, [roundId]);
  useEffect(() => {
    wanted.current = roundId;
    setSheet(null);
    void load();
  }, [load, roundId]);
  useEffect(() => (sheet ? beforeLeave(sheet.saver.flush) : undefined), [sheet]);
  useEffect(() => {
    if (!sheet) return undefined;
    const flush = (): void => void sheet.saver.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [sheet]);
  useWardBadges(sheet);
  const access = useMemo(() => ({ sheet, error, load }), [sheet, error, load]);
  return <SheetContext value={access}>{children}</SheetContext>;
}

/** The sheet, while it is being read, or why it could not be read. */
export function useSheetAccess(): SheetAccess {
  const access = useContext(SheetContext);
  if (!access) throw new Error('Outside SheetProvider');
  return access;
}

/** The sheet; only inside `WithSheet`. */
export function useSheet(): Sheet {
  const { sheet } = useSheetAccess();
  if (!sheet) throw new Error('Outside WithSheet');
  return sheet;
}

/** One part of the sheet's state; the component draws again only when that part changes. */
export function useSheetState<Part>(select: (state: SheetState) => Part): Part {
  return useStore(useSheet().store, select);
}
