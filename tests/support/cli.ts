import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runCli } from '#electron/host/cli/run-cli.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import type { Clock } from '#electron/services/clock/clock.ts';

/** What one run of the command line gave back. */
export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The secrets that tests hand over in the environment. */
export const CLI_ENV = { PASSWORD: 'mật khẩu thử 1', PASSPHRASE: 'câu ký của lãnh đạo' } as const;

/** Runs a command; all its words go as they are. */
export type Cli = (...words: readonly string[]) => Promise<CliRun>;

/** The command line in this process, with cheap passwords and without a log file. */
export function insideCli(root: string, clock?: Clock): Cli {
  return async (...words) => {
    let stdout = '';
    let stderr = '';
    const code = await runCli(
      ['--data', root, ...words],
      {
        stdout: (text) => {
          stdout += text;
        },
        stderr: (text) => {
          stderr += text;
        },
        env: CLI_ENV,
      },
      { logger: silentLogger, passwordCost: { logN: 8, r: 8, p: 1 }, ...(clock ? { clock } : {}) },
    );
    return { code, stdout, stderr };
  };
}

/** The command line as people start it: a process of its own. */
export function childCli(root: string): Cli {
  const script = fileURLToPath(new URL('../../build/scripts/cchc.mjs', import.meta.url));
  return (...words) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [script, '--data', root, ...words], {
        env: { ...process.env, ...CLI_ENV, INIT_CWD: undefined },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      child.once('error', reject);
      child.once('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
    });
}

/** The value of a run with `--json` that went through; fails the test where it did not. */
export function valueOf(run: CliRun): Readonly<Record<string, unknown>> {
  const answer = JSON.parse(run.stdout) as { ok: boolean; value: Record<string, unknown> };
  if (!answer.ok) throw new Error(`the command failed: ${run.stdout}${run.stderr}`);
  return answer.value;
}

/** The error code of a run with `--json` that did not go through. */
export function errorOf(run: CliRun): string {
  const answer = JSON.parse(run.stdout) as { ok: boolean; error?: { code: string } };
  if (answer.ok || !answer.error) throw new Error(`the command went through: ${run.stdout}`);
  return answer.error.code;
}

/** Fails the test where a run did not end as expected, and shows what it said. */
export function expectCode(run: CliRun, code: number): CliRun {
  if (run.code !== code) throw new Error(`ended with ${run.code}, not ${code}: ${run.stdout}${run.stderr}`);
  return run;
}
