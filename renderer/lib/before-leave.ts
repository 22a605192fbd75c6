type Flush = () => Promise<void>;
const flushes = new Set<Flush>();

/** Registers work that must reach the disk before the screen locks or the user leaves. Returns the way to withdraw it. */
export function beforeLeave(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Saves everything that still waits. */
export async function flushEverything(): Promise<void> {
  await Promise.all([...flushes].map((flush) => flush()));
}
