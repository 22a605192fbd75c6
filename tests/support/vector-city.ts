import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import {
  CITY,
  LAST_YEAR,
  ROUND,
  SET,
  SET_HASH,
  SETUP_ROUND,
  SUBMISSION_ID,
  VECTOR_KEYS,
  VECTOR_RECIPIENT,
  VECTOR_SECRET,
  WARD,
} from '#tests/support/vector-base.ts';
import type { VectorKind } from '#tests/support/vector-base.ts';

const REVISION = { revisionNumber: 1, revisionFingerprint: sha256Hex('revision') };

/** What a city sends: one payload of each kind. */
export const CITY_VECTORS: readonly VectorKind[] = [
  {
    name: 'setup',
    from: 'city',
    header: { revision: null },
    payload: {
      kind: 'setup',
      setup: {
        schemaVersion: 1,
        unit: {
          id: WARD.unitId,
          code: WARD.code,
          name: WARD.name,
          type: 'ward',
          parentName: CITY.name,
          province: CITY.name,
        },
        parent: {
          id: CITY.unitId,
          code: CITY.code,
          name: CITY.name,
          sendingKey: VECTOR_KEYS.city.publicKey,
          receivingRecipient: VECTOR_RECIPIENT,
        },
        round: SETUP_ROUND,
        criteriaSet: SET,
        criteriaSetHash: SET_HASH,
        enrolmentSecret: VECTOR_SECRET,
        heldRevision: 0,
        lastYear: LAST_YEAR,
      },
    },
  },
  {
    name: 'criteria',
    from: 'city',
    header: { revision: null },
    payload: {
      kind: 'criteria',
      criteria: {
        schemaVersion: 1,
        roundId: ROUND.id,
        criteriaSet: { ...SET, version: 2 },
        criteriaSetHash: sha256Hex(canonicalJson({ ...SET, version: 2 })),
        replacesHash: SET_HASH,
        codeMap: { '1.1': '1.1' },
      },
    },
  },
  {
    name: 'feedback',
    from: 'city',
    payload: {
      kind: 'feedback',
      feedback: {
        schemaVersion: 1,
        roundId: ROUND.id,
        unitId: WARD.unitId,
        ...REVISION,
        deadline: '2026-12-20',
        items: [
          {
            leafCode: '1.1',
            selfPoints: points('1.5'),
            appraisedPoints: points('1'),
            notApplicable: false,
            reason: 'Ban hành chậm 5 ngày',
            request: 'Đề nghị giải trình',
            final: false,
          },
        ],
        totals: { selfPoints: points('1.5'), appraisedPoints: points('1'), maximum: points('2') },
        rank: null,
      },
    },
  },
  {
    name: 'results',
    from: 'city',
    payload: {
      kind: 'results',
      results: {
        schemaVersion: 1,
        roundId: ROUND.id,
        unitId: WARD.unitId,
        publishedAt: '2027-01-15T01:00:00.000Z',
        ...REVISION,
        decision: {
          number: '15/QĐ-UBND',
          date: '2027-01-15',
          issuer: CITY.name,
          title: 'Công bố Chỉ số CCHC năm 2026',
        },
        ranking: [
          {
            unitCode: WARD.code,
            unitName: WARD.name,
            points: points('1'),
            index: 50_000_000,
            rank: 1,
            classification: 'Trung bình',
          },
        ],
        groups: [{ label: 'Phường', rows: [] }],
        leaves: [
          {
            leafCode: '1.1',
            selfPoints: points('1.5'),
            appraisedPoints: points('1'),
            finalPoints: points('1'),
            notApplicable: false,
            reason: 'Ban hành chậm 5 ngày',
          },
        ],
      },
    },
  },
  {
    name: 'receipt',
    from: 'city',
    payload: {
      kind: 'receipt',
      receipt: {
        schemaVersion: 1,
        receivedBundleId: SUBMISSION_ID,
        receivedFingerprint: sha256Hex('bundle'),
        verdict: 'refused',
        reasonCode: 'POINTS_DO_NOT_MATCH',
        receivedAt: '2026-11-23T01:00:00.000Z',
      },
    },
  },
  {
    name: 'repair',
    from: 'city',
    header: { revision: null },
    payload: {
      kind: 'repair',
      repair: {
        schemaVersion: 1,
        fileName: '31117_submission_2026_r1_456789ab.cchc.age',
        fingerprint: sha256Hex('file'),
        size: 10_000,
        count: 3,
        bytesPerPart: 4000,
        wanted: [2, 3],
      },
    },
  },
];
