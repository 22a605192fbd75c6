import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import { exactValue } from '#shared/domain/statistics/exact-value.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { writeBundle } from '#electron/services/bundle/bundle-writer.ts';
import { makeContact } from '#electron/services/bundle/enrolment.ts';
import type { WardOutside } from '#tests/support/make-submissions.ts';

export interface StatisticsPlan {
  readonly round: Pick<Round, 'id' | 'code' | 'year' | 'title'>;
  readonly revision: number;
  /** The one figure it carries, as typed. */
  readonly raw: string;
  readonly folder: string;
  readonly createdAt: string;
}

/** Makes the statistics bundle a ward of another computer would send. Gives its path. */
export async function makeStatistics(ward: WardOutside, plan: StatisticsPlan): Promise<string> {
  const { unit, city, sending, secret, recipient } = ward;
  const { round, revision, raw, folder, createdAt } = plan;
  const ref = { unitId: unit.id, code: unit.code, name: unit.name };
  const header: BundleHeader = {
    formatVersion: 1,
    kind: 'statistics',
    bundleId: v7(),
    sender: { ...ref, publicKey: sending.publicKey },
    receiver: city,
    round: { id: round.id, code: round.code, year: round.year, title: round.title },
    subject: ref,
    revision,
    replaces: null,
    holderUnitId: null,
    createdAt,
  };
  mkdirSync(folder, { recursive: true });
  const outPath = join(folder, bundleFileName(header));
  const written = await writeBundle({
    bundle: header,
    payload: {
      kind: 'statistics',
      statistics: {
        schemaVersion: 1,
        roundId: round.id,
        unitId: unit.id,
        period: { from: '2023-01-01', to: '2023-12-31' },
        revision,
        values: [
          {
            code: 'HS-01',
            label: 'Hồ sơ',
            unit: '',
            raw,
            value: exactValue(raw),
            estimated: false,
            note: '',
          },
        ],
      },
      contact: makeContact(secret, {
        schemaVersion: 1,
        unitId: unit.id,
        sendingKey: sending.publicKey,
        receivingRecipient: recipient,
      }),
    },
    files: [],
    summaryHtml: '<!doctype html>',
    signingKey: sending,
    outPath,
  });
  if (!written.ok) throw new Error(written.error.code);
  return outPath;
}
