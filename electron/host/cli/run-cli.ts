import type { Result } from '#shared/lib/result.ts';
import { APP_VERSION } from '#electron/host/app-version.ts';
import { readArguments, wantsJson, type Asked } from './arguments.ts';
import type { Done } from './command.ts';
import { COMMANDS } from './command-list.ts';
import { exitCodeOf, failureJson, failureLines, type CliFailure } from './failure.ts';
import { helpText } from './help.ts';
import { EXIT, type CliIo, type CliOverrides, type ExitCode } from './io.ts';
import { withSession } from './session.ts';

/**
 * Runs one command and returns what the process should end with. Expected errors are said in Vietnamese, or as JSON
 * where `--json` stands; unexpected exceptions are logged by the backend and end with their own code.
 */
export async function runCli(
  argv: readonly string[],
  io: CliIo,
  overrides: CliOverrides = {},
): Promise<ExitCode> {
  const json = wantsJson(argv);
  if (argv.length === 1 && argv[0] === '--version') {
    io.stdout(`${APP_VERSION}\n`);
    return EXIT.done;
  }
  const asked = readArguments(argv, COMMANDS);
  if (!asked.ok) return sayFailure(io, json, asked.error);
  if (asked.value.kind === 'help') {
    io.stdout(helpText(asked.value.words, COMMANDS));
    return EXIT.done;
  }
  try {
    const outcome = await runCommand(asked.value, io, overrides);
    return outcome.ok ? sayDone(io, json, outcome.value) : sayFailure(io, json, outcome.error);
  } catch (error) {
    return sayUnexpected(io, json, error);
  }
}

function runCommand(
  asked: Extract<Asked, { kind: 'command' }>,
  io: CliIo,
  overrides: CliOverrides,
): Promise<Result<Done, CliFailure>> {
  const { command, target, options, words } = asked;
  return withSession({ io, target, channel: command.channel, overrides }, (session) =>
    command.run(session, options, words),
  );
}

function sayDone(io: CliIo, json: boolean, { value, lines, refused }: Done): ExitCode {
  io.stdout(json ? `${JSON.stringify({ ok: true, value }, null, 2)}\n` : `${lines.join('\n')}\n`);
  return refused === true ? EXIT.refused : EXIT.done;
}

function sayFailure(io: CliIo, json: boolean, failure: CliFailure): ExitCode {
  if (json) io.stdout(`${JSON.stringify({ ok: false, error: failureJson(failure) }, null, 2)}\n`);
  else io.stderr(`${failureLines(failure).join('\n')}\n`);
  return exitCodeOf(failure);
}

function sayUnexpected(io: CliIo, json: boolean, error: unknown): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  if (json) {
    const shown = { code: 'UNEXPECTED', details: {}, message };
    io.stdout(`${JSON.stringify({ ok: false, error: shown }, null, 2)}\n`);
  } else {
    io.stderr(`Lỗi ngoài dự kiến: ${message}\nDữ liệu đã lưu vẫn còn nguyên.\n`);
  }
  return EXIT.unexpected;
}
