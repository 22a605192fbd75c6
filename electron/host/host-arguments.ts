import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** What may be said when a windowed host is started. */
export interface HostArguments {
  /** `--data=<folder>` */
  readonly data: string | undefined;
  /** `--port=<number>`, 0: any free one. */
  readonly port: number;
  /** `--serve`: open no browser, print the address. */
  readonly serve: boolean;
}

/** Reads the arguments of a windowed host. The error names the argument that was not understood. */
export function parseHostArguments(
  args: readonly string[],
): Result<HostArguments, { readonly code: 'BAD_OPTION'; readonly option: string }> {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { data: { type: 'string' }, port: { type: 'string' }, serve: { type: 'boolean' } },
  });
  const unknown = Object.keys(values).find((name) => !['data', 'port', 'serve'].includes(name));
  if (unknown !== undefined) return bad(`--${unknown}`);
  if (positionals[0] !== undefined) return bad(positionals[0]);
  const port = values.port ?? '0';
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return bad('--port');
  if (typeof values.data === 'boolean' || values.data === '') return bad('--data');
  if (typeof values.serve === 'string') return bad('--serve');
  return ok({ data: values.data, port: Number(port), serve: values.serve ?? false });
}

function bad(option: string) {
  return fail({ code: 'BAD_OPTION', option } as const);
}
