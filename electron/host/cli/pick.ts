import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import { appError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { parseDay } from '#shared/lib/days.ts';
import type { OptionSpec } from './command.ts';
import { usage, type CliFailure } from './failure.ts';
import type { Session } from './session.ts';

/** The option that names a round, the same for every command. */
export const ROUND_OPTION = {
  type: 'text',
  value: 'CODE',
  help: 'mã kỳ đánh giá; bỏ qua khi chỉ có một kỳ',
} as const satisfies OptionSpec;

/** The option that names units of a round. */
export const UNIT_CODES_OPTION = {
  type: 'list',
  value: 'CODES',
  help: 'mã đơn vị, cách nhau bằng dấu phẩy; bỏ qua là tất cả',
} as const satisfies OptionSpec;

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** The round of this code, or the only one there is. */
export async function pickRound(
  session: Session,
  code: string | undefined,
): Promise<Result<Round, CliFailure>> {
  const listed = await session.call('rounds.listRounds', {});
  if (!listed.ok) return listed;
  const { rounds } = listed.value;
  const [first, ...others] = code === undefined ? rounds : rounds.filter((round) => same(round.code, code));
  if (first === undefined) return fail(appError('ROUND_NOT_FOUND', {}));
  if (others.length === 0) return ok(first);
  return usage(`Chọn một kỳ đánh giá bằng --round: ${rounds.map((round) => round.code).join(', ')}`);
}

/** The units of these codes, in the order given. An unknown code stops everything. */
export function pickUnits(
  units: readonly Unit[],
  codes: readonly string[],
): Result<readonly Unit[], CliFailure> {
  const picked: Unit[] = [];
  for (const code of codes) {
    const unit = units.find((each) => same(each.code, code));
    if (!unit) return fail(appError('UNIT_NOT_FOUND', { code }));
    picked.push(unit);
  }
  return ok(picked);
}

/** The units of a round with these codes; no codes: null, which the contract reads as all. */
export async function pickRoundUnits(
  session: Session,
  roundId: string,
  codes: readonly string[],
): Promise<Result<readonly Unit[] | null, CliFailure>> {
  if (codes.length === 0) return ok(null);
  const read = await session.call('rounds.readRound', { roundId });
  if (!read.ok) return read;
  return pickUnits(
    read.value.units.map(({ unit }) => unit),
    codes,
  );
}

/** A day of an option, dd/MM/yyyy or ISO, as ISO. */
export function pickDay(name: string, raw: string): Result<string, CliFailure> {
  const day = parseDay(raw);
  return day.ok ? day : usage(`--${name} phải là ngày, như 31/12/2026 hoặc 2026-12-31`);
}
