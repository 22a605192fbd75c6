import { generateX25519Identity, identityToRecipient } from 'age-encryption';

/** An age X25519 key pair: the secret identity (`AGE-SECRET-KEY-1…`) and the public recipient (`age1…`). */
export interface ReceivingKey {
  readonly identity: string;
  readonly recipient: string;
}

/** Makes a key others encrypt bundles to. The library takes its own randomness from the operating system. */
export async function generateReceivingKey(): Promise<ReceivingKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
