import { v7 } from 'uuid';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { generateSigningKey, type SigningKey } from '#electron/services/crypto/ed25519.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { forge, openPair, reportPayload, type Pair } from '#tests/support/pair.ts';
import { resign, type BundleFiles } from '#tests/support/resign.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive } from './chain-steps.ts';

/** A city, a ward, a neighbour and a stranger who knows the format. */
export interface ForgedSetting {
  readonly pair: Pair;
  readonly stranger: SigningKey;
  readonly neighbour: BundleHeader['subject'];
  readonly otherRound: NonNullable<BundleHeader['round']>;
  readonly report: ReturnType<typeof reportPayload>;
  makeReport(): Promise<Buffer>;
  offer(at: 'city' | 'ward', bytes: Buffer): Promise<Verdict>;
  /** Has a good bundle taken in; throws where it is not. */
  give(at: 'city' | 'ward', bytes: Buffer): Promise<void>;
  /** A bundle changed and signed anew, by the ward unless another key is given. */
  changed(bytes: Buffer, change: (files: BundleFiles) => void, key?: SigningKey): Promise<Buffer>;
  /** How many rows there are of all that genuine content would leave; no refusal may change it. */
  heldAt(side: 'city' | 'ward'): unknown;
}

export interface Verdict {
  readonly verdict: string | undefined;
  readonly step: string | null | undefined;
  readonly code: string | null | undefined;
}

/** What a refusal looks like. */
export const refused = (step: string, code: string): Verdict => ({ verdict: 'refused', step, code });

/** One line of a table of refusals. */
export type ForgedCase = [title: string, make: () => Promise<Buffer>, step: string, code: string];

const TABLES = ['received_payloads', 'feedback_items', 'public_keys', 'criteria_corrections', 'stored_files'];

export async function openForged(name: string): Promise<ForgedSetting> {
  const pair = await openPair(await testBackend(name), 2);
  const unit = pair.town.units[1];
  const report = reportPayload(pair);
  const offer: ForgedSetting['offer'] = async (at, bytes) => {
    const token = await pair[at].upload('goi.cchc', bytes);
    const [item] = (await receive(pair[at], [token])).items;
    return { verdict: item?.verdict, step: item?.step, code: item?.code };
  };
  return {
    pair,
    stranger: generateSigningKey(systemRandom),
    neighbour: { unitId: unit?.id ?? '', code: unit?.code ?? '', name: unit?.name ?? '' },
    otherRound: { ...pair.round, id: v7() },
    report,
    makeReport: () => forge(pair, report.payload, { files: report.files }),
    offer,
    give: async (at, bytes) => {
      const { verdict, code } = await offer(at, bytes);
      if (verdict !== 'accepted') throw new Error(`not taken in: ${code}`);
    },
    changed: (bytes, change, key = pair.outside.sending) =>
      resign(bytes, { key, folder: `${pair.test.root}/resigned` }, change),
    heldAt: (side) => {
      const { raw } = (side === 'city' ? pair.cityFolder : pair.wardFolder).db.read;
      return TABLES.map((table) => [table, raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]);
    },
  };
}
