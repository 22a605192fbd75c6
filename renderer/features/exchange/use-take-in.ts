import { useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { useJob } from '#renderer/lib/use-job.ts';

/** Taking in files of the city: from a drop, or already read from a stick. */
export interface TakeIn {
  readonly started: boolean;
  readonly job: Job | null;
  readonly error: AppError | null;
  readonly takeFiles: (files: readonly File[]) => Promise<void>;
  readonly takeTokens: (fileTokens: readonly string[]) => Promise<void>;
}

/** Drives the intake; `onEnd` follows each run. */
export function useTakeIn(onEnd: () => void): TakeIn {
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const job = useJob(jobId, onEnd);
  const takeTokens = async (fileTokens: readonly string[]): Promise<void> => {
    if (fileTokens.length === 0) return;
    const reply = await client.call('exchange.importBundles', { fileTokens: [...fileTokens], dryRun: false });
    if (reply.ok) setJobId(reply.value.jobId);
    else setError(reply.error);
  };
  const takeFiles = async (files: readonly File[]): Promise<void> => {
    setError(null);
    const tokens: string[] = [];
    for (const file of files) {
      const upload = await uploadFile(file);
      if (upload.ok) tokens.push(upload.value.token);
      else setError(upload.error);
    }
    await takeTokens(tokens);
  };
  return { started: jobId !== null, job, error, takeFiles, takeTokens };
}
