import { useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';

interface ImportSet {
  readonly run: (file: File) => Promise<void>;
  readonly busy: boolean;
  readonly error: AppError | null;
  /** The title of the set taken in last. */
  readonly taken: string | null;
  readonly clear: () => void;
}

/** Takes in a set from the file another installation wrote. */
export function useImportSet(onTaken: () => void): ImportSet {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const run = async (file: File): Promise<void> => {
    setBusy(true);
    setTaken(null);
    const uploaded = await uploadFile(file);
    const reply = uploaded.ok
      ? await client.call('criteria.importPackage', { fileToken: uploaded.value.token })
      : uploaded;
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setTaken(reply.value.title);
    onTaken();
  };
  return { run, busy, error, taken, clear: () => setError(null) };
}
