import { writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import type { ChannelName, InputOf, OutputOf } from '#shared/contract/contract.ts';
import { contract } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { ReadyFile } from '#shared/schemas/common.ts';
import type { InsideConnection } from '#electron/backend/context.ts';
import { createBackend, type BackendOptions, type LocalBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

/** A clock that tests move by hand; each reading is a millisecond after the one before. */
export interface TestClock {
  now(): Date;
  set(moment: string): void;
}

export function testClock(start: string): TestClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at++),
    set: (moment) => {
      at = Date.parse(moment);
    },
  };
}

export interface TestBackend {
  readonly backend: LocalBackend;
  readonly root: string;
  readonly clock: TestClock;
  connect(): Caller;
}

/** Calls channels and checks that every answer is what the contract says. */
export interface Caller {
  /** The value; fails the test on an error. */
  value<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** The error; fails the test on a value. */
  error<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<AppError>;
  /** Starts a job and gives its result. */
  job(channel: ChannelName, input: unknown): Promise<unknown>;
  upload(fileName: string, content: string | Uint8Array): Promise<string>;
  /** The path of a file that was offered. */
  pathOf(file: ReadyFile): Promise<string>;
  /** A file offered by one folder handed to another. */
  carry(file: ReadyFile): Promise<string>;
  close(): void;
}

/** A whole backend on a folder of its own, with cheap passwords and a clock that stands on 5 January 2024. */
export async function testBackend(
  name: string,
  options: Pick<BackendOptions, 'bundleLimits'> = {},
): Promise<TestBackend> {
  const root = tempFolder(name);
  const clock = testClock('2024-01-05T02:00:00.000Z');
  const passwordCost = { logN: 8, r: 8, p: 1 };
  const backend = await createBackend({
    root,
    appVersion: '0.0.0',
    clock,
    logger: silentLogger,
    passwordCost,
    ...options,
  });
  afterAll(() => backend.close());
  return { backend, root, clock, connect: () => caller(backend, backend.connectInside()) };
}

/** A caller on a connection that exists already. */
export function caller(backend: LocalBackend, connection: InsideConnection): Caller {
  const call = async <Name extends ChannelName>(channel: Name, input: unknown) => {
    const reply = await connection.call(channel, input);
    if (!reply.ok) return reply;
    const parsed = contract[channel].output.safeParse(reply.value);
    if (!parsed.success) throw new Error(`${channel} answers against its contract: ${parsed.error.message}`);
    return reply;
  };
  const value = async <Name extends ChannelName>(channel: Name, input: unknown): Promise<OutputOf<Name>> => {
    const reply = await call(channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
  const pathOf = async (file: ReadyFile): Promise<string> => {
    const download = await backend.files.findDownload(file.token);
    if (!download) throw new Error('nothing offered');
    return download.path;
  };
  return {
    value,
    error: async (channel, input) => {
      const reply = await call(channel, input);
      if (reply.ok) throw new Error(`${channel} answered a value`);
      return reply.error as AppError;
    },
    job: async (channel, input) => {
      const started = (await value(channel, input)) as { jobId: string };
      for (;;) {
        const job = backend.services.jobs.read(started.jobId);
        if (job?.state === 'done') return job.result;
        if (job?.state !== 'running') throw new Error(`${channel}: ${JSON.stringify(job?.error)}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    upload: async (fileName, content) => {
      const { token, path } = await backend.files.beginUpload(fileName);
      writeFileSync(path, content);
      await backend.files.finishUpload(token);
      return token;
    },
    pathOf,
    carry: async (file) => backend.files.adoptFile(await pathOf(file)),
    close: () => connection.close(),
  };
}
