import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { defaultRound } from '#renderer/lib/default-round.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { recall, remember } from '#renderer/lib/remember.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

interface RoundChoice {
  /** Null where there is none yet. */
  readonly round: Round | null;
  readonly rounds: readonly Round[];
  readonly loading: boolean;
  readonly choose: (roundId: string) => void;
  readonly reload: () => Promise<void>;
}

const RoundContext = createContext<RoundChoice | null>(null);

/** Reads the rounds of the open folder and keeps which one is worked on. */
export function RoundProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const folderId = useWorkspace().state.open?.id ?? '';
  const query = useQuery('rounds.listRounds', {});
  const [chosen, setChosen] = useState(() => recall(`round.${folderId}`));
  const choice = useMemo((): RoundChoice => {
    const rounds = query.value?.rounds ?? [];
    return {
      rounds,
      round: rounds.find((round) => round.id === chosen) ?? defaultRound(rounds),
      loading: query.value === null && query.loading,
      reload: query.reload,
      choose: (roundId) => {
        remember(`round.${folderId}`, roundId);
        setChosen(roundId);
      },
    };
  }, [query.value, query.loading, query.reload, chosen, folderId]);
  return <RoundContext value={choice}>{children}</RoundContext>;
}

/** The round in work and the others. */
export function useRound(): RoundChoice {
  const choice = useContext(RoundContext);
  if (!choice) throw new Error('Outside RoundProvider');
  return choice;
}
