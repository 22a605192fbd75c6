import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { points } from '#shared/lib/points.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { Contact } from '#shared/schemas/bundle-statistics.ts';
import { findEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { writeBundle, type EvidenceFile } from '#electron/services/bundle/bundle-writer.ts';
import { makeContact } from '#electron/services/bundle/enrolment.ts';
import { generateSigningKey, type SigningKey } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';
import type { WardOutside } from '#tests/support/make-submissions.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
  type Town,
} from '#tests/support/small-town.ts';
import type { Caller, TestBackend } from '#tests/support/test-backend.ts';

/**
 * A city and its first ward, which has signed revision 1, with the keys of both at hand: whatever either could send can
 * be made, and whatever somebody else would make up.
 */
export interface Pair {
  readonly test: TestBackend;
  readonly town: Town;
  readonly city: Caller;
  readonly ward: Caller;
  readonly cityFolder: OpenFolder;
  readonly wardFolder: OpenFolder;
  readonly cityKey: SigningKey;
  /** The ward as the helpers of submissions and statistics want it. */
  readonly outside: WardOutside;
  readonly cityRef: BundleHeader['receiver'];
  readonly wardRef: BundleHeader['receiver'];
  readonly round: NonNullable<BundleHeader['round']>;
}

/** What a bundle of either side is made with. */
export type Parties = Pick<Pair, 'outside' | 'cityKey' | 'cityRef' | 'wardRef' | 'round'> & {
  readonly test: Pick<TestBackend, 'root'>;
};

/** Opens the pair; `wardCount` wards are registered at the city, the first of them is open. */
export async function openPair(test: TestBackend, wardCount = 1): Promise<Pair> {
  const town = await foundTown(test, wardCount);
  const { ward, folderId } = await openWard(test, town.setupTokens[0] ?? '');
  await completeSheet(ward, town.round.id, fullAnswers());
  await ward.value('signOff.submitSheet', { roundId: town.round.id });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId: town.round.id, passphrase: PASSPHRASE });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
  const cityFolder = openFolder(test, town.cityFolder);
  const wardFolder = openFolder(test, folderId);
  const [cityRef, wardRef] = [refOf(cityFolder), refOf(wardFolder)];
  const { sending, receiving } = readInstallationKeys(wardFolder.paths);
  const { id, code, year, title } = town.round;
  return {
    test,
    town,
    city: town.city,
    ward,
    cityFolder,
    wardFolder,
    cityKey: readInstallationKeys(cityFolder.paths).sending,
    outside: {
      unit: { id: wardRef.unitId, code: wardRef.code, name: wardRef.name },
      city: cityRef,
      secret: findEnrolmentSecret(cityFolder.db.read, wardRef.unitId) ?? '',
      sending,
      leader: generateSigningKey(systemRandom),
      recipient: receiving.recipient,
    },
    cityRef,
    wardRef,
    round: { id, code, year, title },
  };
}

function openFolder({ backend }: TestBackend, id: string): OpenFolder {
  const opened = backend.services.folders.open(id);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function refOf({ db }: OpenFolder): BundleHeader['receiver'] {
  const { unitId, unitCode, unitName } = readInstallation(db.read);
  return { unitId, code: unitCode, name: unitName };
}

/** What of a bundle is not as usual. */
export interface Forgery {
  readonly header?: Partial<BundleHeader>;
  readonly key?: SigningKey;
  readonly files?: readonly EvidenceFile[];
}

const GOES_UP: ReadonlySet<string> = new Set(['submission', 'statistics', 'report']);

/** Writes a bundle as its usual sender would, but for what `forgery` says; `from`: of receipts, repairs. */
export async function forge(
  pair: Parties,
  payload: BundlePayload,
  forgery: Forgery & { readonly from?: 'city' | 'ward' } = {},
): Promise<Buffer> {
  const isUp = forgery.from === undefined ? GOES_UP.has(payload.kind) : forgery.from === 'ward';
  const isInside = payload.kind === 'part';
  const signingKey = forgery.key ?? (isUp ? pair.outside.sending : pair.cityKey);
  const [sender, receiver] = isUp ? [pair.wardRef, pair.cityRef] : [pair.cityRef, pair.wardRef];
  const bundle: BundleHeader = {
    formatVersion: 1,
    kind: payload.kind,
    bundleId: v7(),
    sender: { ...(isInside ? pair.wardRef : sender), publicKey: signingKey.publicKey },
    receiver,
    round: pair.round,
    subject: pair.wardRef,
    revision: revisionOf(payload),
    replaces: null,
    holderUnitId: receiver.unitId,
    createdAt: '2024-01-05T03:00:00.000Z',
    ...forgery.header,
  };
  const folder = join(pair.test.root, 'forged', v7());
  mkdirSync(folder, { recursive: true });
  const written = await writeBundle({
    bundle,
    payload,
    files: forgery.files ?? [],
    summaryHtml: '<!doctype html><title>Gói thử</title>',
    signingKey,
    outPath: join(folder, bundleFileName(bundle)),
  });
  if (!written.ok) throw new Error(written.error.code);
  return readFileSync(written.value.path);
}

function revisionOf(payload: BundlePayload): number | null {
  if (payload.kind === 'statistics') return payload.statistics.revision;
  if (payload.kind === 'feedback') return payload.feedback.revisionNumber;
  if (payload.kind === 'results') return payload.results.revisionNumber;
  return payload.kind === 'submission' ? payload.revision.number : null;
}

/** A contact of the ward, vouched for unless another secret is given. */
export function contactOf(
  { outside }: Parties,
  changes: { readonly secret?: string; readonly sendingKey?: string } = {},
): Contact {
  return makeContact(changes.secret ?? outside.secret, {
    schemaVersion: 1,
    unitId: outside.unit.id,
    sendingKey: changes.sendingKey ?? outside.sending.publicKey,
    receivingRecipient: outside.recipient,
  });
}

type Payload<Kind extends BundlePayload['kind']> = Extract<BundlePayload, { kind: Kind }>;

/** Statistics of one figure under the number `revision`. */
export function statisticsPayload(pair: Parties, revision: number, raw = '1200'): Payload<'statistics'> {
  return {
    kind: 'statistics',
    statistics: {
      schemaVersion: 1,
      roundId: pair.round.id,
      unitId: pair.wardRef.unitId,
      period: { from: '2023-01-01', to: '2023-12-31' },
      revision,
      values: [{ code: 'HS-01', label: 'Hồ sơ', unit: 'hồ sơ', raw, value: raw, estimated: false, note: '' }],
    },
    contact: contactOf(pair),
  };
}

/** A report of these bytes, with the file to carry. */
export function reportPayload(
  pair: Parties,
  bytes = 'báo cáo quý I',
): { readonly payload: Payload<'report'>; readonly files: readonly EvidenceFile[] } {
  const sha256 = sha256Hex(bytes);
  const path = join(pair.test.root, sha256);
  writeFileSync(path, bytes);
  return {
    payload: {
      kind: 'report',
      report: {
        schemaVersion: 1,
        reportId: v7(),
        unitId: pair.wardRef.unitId,
        roundId: pair.round.id,
        title: 'Báo cáo quý I',
        number: '12/BC-UBND',
        date: '2023-04-05',
        file: { sha256, fileName: 'bao-cao.pdf', size: Buffer.byteLength(bytes) },
      },
      contact: contactOf(pair),
    },
    files: [{ sha256, path, extension: 'pdf' }],
  };
}

/** The revision the ward has sealed, by number and fingerprint. */
function sealed(pair: Pair): { revisionNumber: number; revisionFingerprint: string } {
  const row = findRevision(pair.wardFolder.db.read, pair.round.id, pair.wardRef.unitId, 1);
  if (!row) throw new Error('nothing sealed');
  return { revisionNumber: 1, revisionFingerprint: row.fingerprint };
}

const [FIRST_LEAF = ''] = fullAnswers().keys();

/** The city's words on the first leaf of revision 1. */
export function feedbackPayload(pair: Pair, reason = 'Chậm 01 báo cáo'): Payload<'feedback'> {
  return {
    kind: 'feedback',
    feedback: {
      schemaVersion: 1,
      roundId: pair.round.id,
      unitId: pair.wardRef.unitId,
      ...sealed(pair),
      deadline: '2024-01-20',
      items: [
        {
          leafCode: FIRST_LEAF,
          selfPoints: points('1'),
          appraisedPoints: points('0.5'),
          notApplicable: false,
          reason,
          request: 'Đề nghị giải trình',
          final: false,
        },
      ],
      totals: { selfPoints: points('1'), appraisedPoints: points('0.5'), maximum: points('100') },
      rank: null,
    },
  };
}

/** The published result, without leaves. */
export function resultsPayload(pair: Pair, title = 'Công bố'): Payload<'results'> {
  const decision = { number: '15/QĐ-UBND', date: '2024-02-15', issuer: 'UBND', title };
  return {
    kind: 'results',
    results: {
      schemaVersion: 1,
      roundId: pair.round.id,
      unitId: pair.wardRef.unitId,
      publishedAt: '2024-02-15T01:00:00.000Z',
      ...sealed(pair),
      decision,
      ranking: [],
      groups: [],
      leaves: [],
    },
  };
}
