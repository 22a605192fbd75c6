import { spawn } from 'node:child_process';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { resourcePath, type ChildName } from '#electron/services/files/resources.ts';

export interface ChildLimits {
  /** How long the child may take, in milliseconds. */
  readonly timeLimitMs?: number;
  readonly heapMebibytes?: number;
  readonly maxOutputBytes?: number;
}

/**
 * - CHILD_EXHAUSTED: it took more memory, time or output than it is given, and was killed.
 * - CHILD_FAILED: it ended with an error of its own.
 */
export interface ChildError {
  readonly code: 'CHILD_EXHAUSTED' | 'CHILD_FAILED';
}

const TIME_LIMIT_MS = 30_000;
const HEAP_MEBIBYTES = 512;
const MAX_OUTPUT_BYTES = 100 * 1024 ** 2;

/** Runs one of our programs as a process of its own under limits, and gives what it wrote to its standard output. */
export function runLimitedChild(
  name: ChildName,
  args: readonly string[],
  limits: ChildLimits = {},
): Promise<Result<string, ChildError>> {
  const maxOutputBytes = limits.maxOutputBytes ?? MAX_OUTPUT_BYTES;
  // Under Electron the same binary is asked to be plain Node.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
  const heap = `--max-old-space-size=${limits.heapMebibytes ?? HEAP_MEBIBYTES}`;
  const child = spawn(process.execPath, [heap, '--no-warnings', resourcePath(`child/${name}`), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let killed = false;
    const kill = (): void => {
      killed = true;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(kill, limits.timeLimitMs ?? TIME_LIMIT_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > maxOutputBytes) kill();
      else chunks.push(chunk);
    });
    child.on('error', () => {
      clearTimeout(timer);
      resolve(fail({ code: 'CHILD_FAILED' }));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      // Out of memory, Node aborts itself: SIGABRT here, exit code 134 where a shell stands between.
      const exhausted = killed || signal === 'SIGABRT' || code === 134;
      if (exhausted) resolve(fail({ code: 'CHILD_EXHAUSTED' }));
      else if (code === 0) resolve(ok(Buffer.concat(chunks).toString('utf8')));
      else resolve(fail({ code: 'CHILD_FAILED' }));
    });
  });
}
