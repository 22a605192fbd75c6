import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import type { AppraisedLeaf } from '#shared/contract/channels/appraisal.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';
import type { WardReading } from '#renderer/features/appraisal/ward-rows.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
const AT = '2026-11-22T03:15:00.000Z';

/** A leaf the ward itself scores, and one the city supplies. */
export const SELF_LEAF = '1.1.2';
export const CITY_LEAF = '2.5';

/** A ward that claims the maximum everywhere, save what `claims` says. */
export function wardReading(
  claims: Readonly<Record<string, Partial<RevisionAnswer>>> = {},
  appraised: readonly AppraisedLeaf[] = [],
): WardReading {
  const answers = listWardLeaves(SAMPLE_COMMUNE_SET).map((node): [string, RevisionAnswer] => [
    node.code,
    {
      answer: EMPTY_ANSWER,
      points: node.maximum,
      status: 'SCORED',
      evidence: [],
      warningExplanation: '',
      ...claims[node.code],
    },
  ]);
  const person = { fullName: 'Trần Văn An', position: 'Chủ tịch' };
  return {
    round: {
      id: ID,
      code: 'CCHC-2026',
      title: 'Kỳ 2026',
      year: 2026,
      criteriaSetHash: '0'.repeat(64),
      dataFrom: '2026-01-01',
      dataTo: '2026-12-31',
      deadline: '2026-12-15',
      state: 'open',
    },
    unit: { id: ID, code: 'DH01', name: 'Phường Bắc Lý', type: 'ward', active: true },
    set: SAMPLE_COMMUNE_SET,
    state: 'received',
    revision: {
      schemaVersion: 1,
      revisionId: ID,
      roundId: ID,
      unitId: ID,
      number: 1,
      replaces: null,
      correctionReason: '',
      criteriaSetHash: '0'.repeat(64),
      preparedBy: person,
      signedBy: person,
      signedAt: AT,
      answers: Object.fromEntries(answers),
      totals: {
        points: points('75'),
        maximum: points('75'),
        index: 100_000_000,
        scoredCount: 64,
        leafCount: 64,
      },
      responses: [],
    },
    fingerprint: '0'.repeat(64),
    receivedAt: AT,
    appraised: [...appraised],
    previousPoints: null,
  };
}

/** A decision as the backend keeps it. */
export function savedLeaf(leafCode: string, change: Partial<AppraisedLeaf>): AppraisedLeaf {
  return {
    leafCode,
    points: null,
    notApplicable: false,
    raw: '',
    reason: '',
    request: '',
    updatedAt: AT,
    updatedBy: 'Hoàng Văn Bình',
    ...change,
  };
}
