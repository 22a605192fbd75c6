import type { OutputOf } from '#shared/contract/contract.ts';
import { compareRational, rationalFromLiteral } from '#shared/lib/rational.ts';
import type { StatisticEntry } from '#shared/schemas/bundle-statistics.ts';

type Received = OutputOf<'statistics.listReceived'>;

/** One statistic of one ward; `entry` null: the ward has sent nothing, or nothing of this statistic. */
export interface ReceivedRow {
  readonly unitCode: string;
  readonly unitName: string;
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly entry: StatisticEntry | null;
  readonly revision: number | null;
  readonly receivedAt: string | null;
}

/** Every statistic the set asks for of every ward, and those a ward sent beyond; `code` narrows it. */
export function receivedRows({ statistics, units }: Received, code: string | null): readonly ReceivedRow[] {
  return units.flatMap(({ unitCode, unitName, received }) => {
    const known = new Set(statistics.map((statistic) => statistic.code));
    const beyond = (received?.values ?? []).filter((entry) => !known.has(entry.code));
    return [...statistics, ...beyond]
      .filter((statistic) => code === null || statistic.code === code)
      .map((statistic) => ({
        unitCode,
        unitName,
        code: statistic.code,
        label: statistic.label,
        unit: statistic.unit,
        entry: received?.values.find((entry) => entry.code === statistic.code) ?? null,
        revision: received?.revision ?? null,
        receivedAt: received?.receivedAt ?? null,
      }));
  });
}

/** The rank of each exact value among all, so that a column of typed texts sorts by what they read as. */
export function valueRanks(rows: readonly ReceivedRow[]): ReadonlyMap<string, number> {
  const values = [...new Set(rows.flatMap(({ entry }) => entry?.value ?? []))];
  const exact = values.map((value) => ({ value, figure: rationalFromLiteral(value) }));
  const order = exact.toSorted((a, b) => compareRational(a.figure, b.figure));
  return new Map(order.map(({ value }, index) => [value, index]));
}
