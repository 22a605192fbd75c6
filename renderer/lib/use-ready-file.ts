import { useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import type { Result } from '#shared/lib/result.ts';
import { downloadFile } from '#renderer/lib/files.ts';

/** A file made on demand and handed to the user; says under which name, or why not. */
export interface FileMaking {
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly saved: string | null;
  readonly run: (make: () => Promise<Result<ReadyFile, AppError>>) => Promise<void>;
}

/** Makes one file at a time. */
export function useReadyFile(): FileMaking {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const run: FileMaking['run'] = async (make) => {
    setBusy(true);
    setSaved(null);
    setError(null);
    const made = await make();
    const sent = made.ok ? await downloadFile(made.value) : made;
    setBusy(false);
    if (!sent.ok) setError(sent.error);
    else if (made.ok) setSaved(made.value.fileName);
  };
  return { busy, error, saved, run };
}
