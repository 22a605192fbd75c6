import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { makeEnrolment } from '#electron/services/bundle/enrolment.ts';
import { signRevision } from '#electron/services/bundle/revision-signature.ts';
import type { BundleContent } from '#electron/services/bundle/bundle-writer.ts';
import { signingKeyFromSeed } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { Enrolment, RevisionEvidence, SealedRevision } from '#shared/schemas/bundle-submission.ts';

export const WARD_KEY = signingKeyFromSeed(Buffer.alloc(32, 1));
export const CITY_KEY = signingKeyFromSeed(Buffer.alloc(32, 2));
export const LEADER_KEY = signingKeyFromSeed(Buffer.alloc(32, 3));
export const OTHER_KEY = signingKeyFromSeed(Buffer.alloc(32, 4));
export const SECRET = Buffer.alloc(32, 9).toString('base64url');
export const RECIPIENT = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
export const BUNDLE_ID = '01981b2c-7d00-7abc-8def-0123456789ab';

export const WARD = {
  unitId: '01981b2c-0000-7000-8000-000000000001',
  code: '31117',
  name: 'Phường Ninh Kiều',
};
export const CITY = {
  unitId: '01981b2c-0000-7000-8000-000000000002',
  code: 'CT',
  name: 'Thành phố Cần Thơ',
};
export const ROUND = {
  id: '01981b2c-0000-7000-8000-000000000003',
  code: 'CCHC-2026',
  year: 2026,
  title: 'Chấm điểm Chỉ số CCHC năm 2026',
};
const LEADER = { fullName: 'Nguyễn Văn Ánh', position: 'Chủ tịch UBND phường' };

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** A folder that is gone after the tests of the file. */
export async function makeTempFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cchc-bundle-'));
  folders.push(folder);
  return folder;
}

export function header(changes: Partial<BundleHeader> = {}): BundleHeader {
  return {
    formatVersion: 1,
    kind: 'receipt',
    bundleId: BUNDLE_ID,
    sender: { ...CITY, publicKey: CITY_KEY.publicKey },
    receiver: WARD,
    round: ROUND,
    subject: WARD,
    revision: 1,
    replaces: null,
    holderUnitId: null,
    createdAt: '2026-11-22T03:15:00.000Z',
    ...changes,
  };
}

/** The smallest bundle: a receipt without evidence. */
export function receiptContent(outPath: string): BundleContent {
  return {
    bundle: header(),
    payload: {
      kind: 'receipt',
      receipt: {
        schemaVersion: 1,
        receivedBundleId: BUNDLE_ID,
        receivedFingerprint: sha256Hex('bundle'),
        verdict: 'accepted',
        reasonCode: null,
        receivedAt: '2026-11-22T03:15:00.000Z',
      },
    },
    files: [],
    summaryHtml: '<p>Biên nhận</p>',
    signingKey: CITY_KEY,
    outPath,
  };
}

export function revisionWith(evidence: readonly RevisionEvidence[]): SealedRevision {
  const scored = (list: readonly RevisionEvidence[]) => ({
    answer: { ...EMPTY_ANSWER, explanation: 'Đã ban hành 12/12 kế hoạch, đạt 100 %' },
    points: points('1.75'),
    status: 'SCORED' as const,
    warningExplanation: '',
    evidence: [...list],
  });
  return {
    schemaVersion: 1,
    revisionId: '01981b2c-0000-7000-8000-000000000010',
    roundId: ROUND.id,
    unitId: WARD.unitId,
    number: 1,
    replaces: null,
    correctionReason: '',
    criteriaSetHash: sha256Hex('set'),
    preparedBy: { fullName: 'Trần Thị Bé', position: 'Công chức Văn phòng' },
    signedBy: LEADER,
    signedAt: '2026-11-20T02:00:00.000Z',
    answers: {
      '1.1': scored(evidence),
      '1.2': scored(evidence.slice(0, 1)),
      '1.3': {
        answer: EMPTY_ANSWER,
        points: null,
        status: 'NOT_SCORED',
        warningExplanation: '',
        evidence: [],
      },
    },
    totals: {
      points: points('3.5'),
      maximum: points('5'),
      index: 70_000_000,
      scoredCount: 2,
      leafCount: 3,
    },
    responses: [{ leafCode: '1.1', revisionNumber: 1, kind: 'explain', text: 'Phường giải trình như sau…' }],
  };
}

export function wardEnrolment(secret = SECRET, leaderKey = LEADER_KEY.publicKey): Enrolment {
  return makeEnrolment(secret, {
    schemaVersion: 1,
    unitId: WARD.unitId,
    sendingKey: WARD_KEY.publicKey,
    receivingRecipient: RECIPIENT,
    leaderKey,
    leader: LEADER,
  });
}

/** A submission with two evidence files, written below `folder`. */
export async function submissionContent(folder: string, outPath: string): Promise<BundleContent> {
  const contents = ['%PDF-1.7 kế hoạch CCHC', 'ảnh chụp niêm yết'.repeat(5000)];
  const files = contents.map((content, index) => ({
    sha256: sha256Hex(content),
    path: path.join(folder, `tai-lieu-${index}`),
    extension: ['pdf', '.JPG'][index] ?? '',
  }));
  for (const [index, file] of files.entries()) await writeFile(file.path, contents[index] ?? '');
  const evidence = files.map((file, index) => ({
    documentId: `01981b2c-0000-7000-8000-00000000010${index}`,
    sha256: file.sha256,
    fileName: `Kế hoạch ${index}.pdf`,
    size: Buffer.byteLength(contents[index] ?? ''),
    number: '12/KH-UBND',
    date: '2026-01-15',
    issuer: 'UBND phường',
    title: 'Kế hoạch cải cách hành chính năm 2026',
    section: 'Mục II',
    page: '3',
  }));
  const revision = revisionWith(evidence);
  return {
    bundle: header({
      kind: 'submission',
      sender: { ...WARD, publicKey: WARD_KEY.publicKey },
      receiver: CITY,
      holderUnitId: CITY.unitId,
    }),
    payload: {
      kind: 'submission',
      revision,
      revisionJws: signRevision(revision, LEADER_KEY),
      enrolment: wardEnrolment(),
    },
    files,
    summaryHtml: '<p>Bản tự chấm</p>',
    signingKey: WARD_KEY,
    outPath,
  };
}
