import { createClient, type Client } from '#shared/contract/client.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { invoke } from '#renderer/lib/transport.ts';

type Listener = () => void;
const sessionListeners = new Set<Listener>();

/** Calls back whenever the backend says that nobody is signed in, the screen is locked or no folder is open. */
export function onSessionEnded(listener: Listener): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

function endsSession(reply: Reply): boolean {
  if (reply.ok) return false;
  const { code } = reply.error;
  return code === 'NOT_SIGNED_IN' || code === 'SESSION_LOCKED' || code === 'NO_FOLDER_OPEN';
}

/** The typed client of the whole renderer. */
export const client: Client = createClient(async (channel, input) => {
  const reply = await invoke(channel, input);
  if (endsSession(reply)) for (const listener of sessionListeners) listener();
  return reply;
});
