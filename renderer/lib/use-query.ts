import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelName, InputOf, OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { client } from '#renderer/lib/client.ts';

/** What a screen knows of a query. While it is read again, the value read before stays. */
export interface Query<Name extends ChannelName> {
  readonly value: OutputOf<Name> | null;
  readonly error: AppError | null;
  readonly loading: boolean;
  readonly reload: () => Promise<void>;
}

/** Reads a channel and again whenever the input changes. `null` input: not yet. */
export function useQuery<Name extends ChannelName>(channel: Name, input: InputOf<Name> | null): Query<Name> {
  const [value, setValue] = useState<OutputOf<Name> | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [loading, setLoading] = useState(input !== null);
  const turn = useRef(0);
  const key = input === null ? null : JSON.stringify(input);

  const reload = useCallback(async () => {
    if (key === null) return;
    turn.current += 1;
    const mine = turn.current;
    setLoading(true);
    const reply = await client.call(channel, JSON.parse(key) as InputOf<Name>);
    if (mine !== turn.current) return;
    setLoading(false);
    setError(reply.ok ? null : (reply.error as AppError));
    if (reply.ok) setValue(reply.value);
  }, [channel, key]);

  useEffect(() => {
    setValue(null);
    setError(null);
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);

  return { value, error, loading, reload };
}
