import type { ChannelName, InputOf, ReplyOf } from './contract.ts';
import type { Reply } from './reply.ts';

/** How a host carries a call across: one function, whatever lies behind it. */
export type Invoke = (channel: string, input: unknown) => Promise<Reply>;

/** The `reference` of the INTERNAL error that means: the host did not answer at all. */
export const CONNECTION_LOST = 'CONNECTION';

/** The typed face of a host's `invoke`. */
export interface Client {
  call<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<ReplyOf<Name>>;
}

/** Wraps a host's `invoke` with the contract's types. The backend parses and answers strictly, so nothing is checked twice. */
export function createClient(invoke: Invoke): Client {
  return {
    call: async <Name extends ChannelName>(channel: Name, input: InputOf<Name>) =>
      (await invoke(channel, input)) as ReplyOf<Name>,
  };
}
