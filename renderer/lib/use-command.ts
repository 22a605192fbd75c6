import { useCallback, useState } from 'react';
import type { ChannelName, InputOf, ReplyOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { client } from '#renderer/lib/client.ts';

/** A command with its state: running, and the error of the last run. */
export interface Command<Name extends ChannelName> {
  readonly run: (input: InputOf<Name>) => Promise<ReplyOf<Name>>;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly clearError: () => void;
}

/** Calls a command on demand. The reply is returned as well, for what follows. */
export function useCommand<Name extends ChannelName>(channel: Name): Command<Name> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async (input: InputOf<Name>) => {
      setBusy(true);
      const reply = await client.call(channel, input);
      setBusy(false);
      setError(reply.ok ? null : (reply.error as AppError));
      return reply;
    },
    [channel],
  );
  const clearError = useCallback(() => setError(null), []);
  return { run, busy, error, clearError };
}
