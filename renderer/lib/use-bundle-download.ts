import { useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';

/** Fetching bundles from the outbox onto the user's disk or stick. */
export interface BundleDownload {
  readonly fetch: (bundleIds: readonly string[]) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: AppError | null;
  /** The name of the file handed over last. */
  readonly saved: string | null;
}

/** Hands bundles of the outbox to the user: one as it is, several in one ZIP folder. */
export function useBundleDownload(): BundleDownload {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const fetch = async (bundleIds: readonly string[]): Promise<boolean> => {
    setBusy(true);
    setSaved(null);
    const reply = await client.call('exchange.fetchOutbox', { bundleIds: [...bundleIds] });
    const sent = reply.ok ? await downloadFile(reply.value) : null;
    setBusy(false);
    setError(reply.ok ? (sent?.ok === false ? sent.error : null) : reply.error);
    if (reply.ok && sent?.ok === true) setSaved(reply.value.fileName);
    return sent?.ok === true;
  };
  return { fetch, busy, error, saved };
}
