import type { ChannelName, InputOf, OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { writeFileSync } from 'node:fs';
import type { InsideConnection, Services } from '#electron/backend/context.ts';

/** An expected error met while playing: the demonstration stops with it. */
export class PlayError extends Error {
  readonly error: AppError;
  constructor(channel: string, error: AppError) {
    super(`${channel}: ${error.code} ${JSON.stringify(error.details)}`);
    this.error = error;
  }
}

/** Plays a user's clicks: every step goes through dispatch, like a call from a window. */
export interface Player {
  call<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Starts a job and waits for its result. */
  run(channel: JobChannel, input: unknown): Promise<unknown>;
  /** Hands a file that was offered for download to another folder, as a person carries a USB stick. */
  carry(file: ReadyFile): Promise<string>;
  /** Uploads a text as a file. */
  upload(fileName: string, text: string): Promise<string>;
  close(): void;
}

type JobChannel =
  | 'rounds.createSetupBundles'
  | 'exchange.importBundles'
  | 'exchange.createFeedback'
  | 'publication.createResults';

/** A player on a connection of its own. */
export function createPlayer(services: Services, connection: InsideConnection): Player {
  const call = async <Name extends ChannelName>(channel: Name, input: unknown): Promise<OutputOf<Name>> => {
    const reply = await connection.call(channel, input);
    if (!reply.ok) throw new PlayError(channel, reply.error as AppError);
    return reply.value;
  };
  return {
    call,
    run: async (channel, input) => {
      const { jobId } = await call(channel, input);
      const job = await waitForJob(services, jobId);
      if (job.state !== 'done') throw new Error(`${channel}: ${JSON.stringify(job.error)}`);
      return job.result;
    },
    carry: async ({ token, fileName }) => {
      const download = await services.files.findDownload(token);
      if (!download) throw new Error(`nothing offered as ${fileName}`);
      return services.files.adoptFile(download.path);
    },
    upload: async (fileName, text) => {
      const { token, path } = await services.files.beginUpload(fileName);
      writeFileSync(path, text);
      await services.files.finishUpload(token);
      return token;
    },
    close: () => connection.close(),
  };
}

async function waitForJob(services: Services, jobId: string): Promise<Job> {
  for (;;) {
    const job = services.jobs.read(jobId);
    if (!job) throw new Error('job vanished');
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
