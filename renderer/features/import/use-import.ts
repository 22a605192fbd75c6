import { useState } from 'react';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { importResultSchema, type ImportResult } from '#shared/contract/channels/exchange.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { useJob } from '#renderer/lib/use-job.ts';

/** Where an import stands: files are read, checked without writing, then taken in. */
export type ImportStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'uploading'; readonly done: number; readonly total: number; readonly name: string }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly result: ImportResult }
  | { readonly kind: 'taking'; readonly checked: ImportResult }
  | { readonly kind: 'taken'; readonly result: ImportResult }
  | { readonly kind: 'stopped'; readonly whileTaking: boolean };

interface Uploaded {
  readonly files: readonly File[];
  readonly tokens: readonly string[];
  /** Names of files that could not be read from their disk. */
  readonly unread: readonly string[];
}

const NOTHING: Uploaded = { files: [], tokens: [], unread: [] };

/** The steps of an import and what may be done at each. */
export interface ImportRun {
  readonly stage: ImportStage;
  readonly job: Job | null;
  readonly unread: readonly string[];
  readonly error: AppError | null;
  readonly check: (files: readonly File[]) => Promise<void>;
  /** Files already copied to our own disk, off a stick. */
  readonly checkTokens: (tokens: readonly string[]) => Promise<void>;
  readonly take: () => Promise<void>;
  readonly startOver: () => void;
}

/** Drives an import: dry run first, and the real run only when asked for. `onTaken` follows a real run. */
export function useImport(onTaken: () => void): ImportRun {
  const [stage, setStage] = useState<ImportStage>({ kind: 'idle' });
  const [uploaded, setUploaded] = useState<Uploaded>(NOTHING);
  const [error, setError] = useState<AppError | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);

  const finish = (job: Job): void => {
    const result = importResultSchema.safeParse(job.result);
    if (job.state === 'done' && result.success) {
      setStage({ kind: result.data.dryRun ? 'checked' : 'taken', result: result.data });
    } else {
      setStage((before) => ({ kind: 'stopped', whileTaking: before.kind === 'taking' }));
    }
    if (stageIsReal(job)) onTaken();
  };
  const job = useJob(jobId, finish);

  const upload = async (files: readonly File[], quiet: boolean): Promise<Uploaded> => {
    const tokens: string[] = [];
    const unread: string[] = [];
    for (const [index, file] of files.entries()) {
      if (!quiet) setStage({ kind: 'uploading', done: index + 1, total: files.length, name: file.name });
      const reply = await uploadFile(file);
      if (reply.ok) tokens.push(reply.value.token);
      else unread.push(file.name);
    }
    const all = { files, tokens, unread };
    setUploaded(all);
    return all;
  };
  const start = async (tokens: readonly string[], dryRun: boolean): Promise<AppError | null> => {
    const reply = await client.call('exchange.importBundles', { fileTokens: [...tokens], dryRun });
    if (reply.ok) setJobId(reply.value.jobId);
    return reply.ok ? null : reply.error;
  };
  const check = async (files: readonly File[]): Promise<void> => {
    setError(null);
    setJobId(null);
    await checkUploaded((await upload(files, false)).tokens);
  };
  const checkTokens = async (tokens: readonly string[]): Promise<void> => {
    setError(null);
    setJobId(null);
    setUploaded({ files: [], tokens, unread: [] });
    await checkUploaded(tokens);
  };
  const checkUploaded = async (tokens: readonly string[]): Promise<void> => {
    if (tokens.length === 0) {
      setStage({ kind: 'idle' });
      return;
    }
    setStage({ kind: 'checking' });
    const failed = await start(tokens, true);
    setError(failed);
    if (failed) setStage({ kind: 'idle' });
  };
  const take = async (): Promise<void> => {
    if (stage.kind !== 'checked') return;
    setError(null);
    setStage({ kind: 'taking', checked: stage.result });
    let failed = await start(uploaded.tokens, false);
    // The host may have let go of files that waited long: read them once more.
    if (failed?.code === 'FILE_NOT_FOUND' && uploaded.files.length > 0)
      failed = await start((await upload(uploaded.files, true)).tokens, false);
    setError(failed);
    if (failed) setStage(stage);
  };
  const startOver = (): void => {
    setStage({ kind: 'idle' });
    setJobId(null);
    setUploaded(NOTHING);
    setError(null);
  };
  return { stage, job, unread: uploaded.unread, error, check, checkTokens, take, startOver };
}

function stageIsReal(job: Job): boolean {
  const result = importResultSchema.safeParse(job.result);
  return !result.success || !result.data.dryRun;
}
