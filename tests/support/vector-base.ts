import { EMPTY_LEAF } from '#shared/domain/sign-off/leaf-fields.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { makeContact } from '#electron/services/bundle/enrolment.ts';
import { signingKeyFromSeed } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { groupRow, leafRow, MANUAL } from '#db/seed/set-builder.ts';

/** Keys of the test vectors: known to everybody, good for nothing else. */
export const VECTOR_SEEDS = {
  sending: '01'.repeat(32),
  citySending: '02'.repeat(32),
  leader: '03'.repeat(32),
  otherComputer: '04'.repeat(32),
  partSecret: '08'.repeat(32),
  enrolmentSecret: '09'.repeat(32),
} as const;
export const VECTOR_IDENTITY = 'AGE-SECRET-KEY-1ZJDHHPMP53CCUWXPSMYHP68J05C644MNJ3XUZ4UPS9E4A6HZM0PQX3YPFK';
export const VECTOR_RECIPIENT = 'age1tjhpla67njde9sf0qjemq5hwwx294t7w3awlt3llx8nlzgfrscvsgdj6kx';

export const WARD = {
  unitId: '01981b2c-0000-7000-8000-000000000001',
  code: '31117',
  name: 'Phường Ninh Kiều',
};
export const CITY = { unitId: '01981b2c-0000-7000-8000-000000000002', code: 'CT', name: 'Thành phố Cần Thơ' };
export const ROUND = {
  id: '01981b2c-0000-7000-8000-000000000003',
  code: 'CCHC-2026',
  year: 2026,
  title: 'Chấm điểm Chỉ số CCHC năm 2026',
};
export const SUBMISSION_ID = '01981b2c-7d00-7abc-8def-0123456789ab';
export const PART_ID = '01981b2c-0000-7000-8000-000000000020';
const key = (hex: string) => signingKeyFromSeed(Buffer.from(hex, 'hex'));
const base64Url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
export const VECTOR_SECRET = base64Url(VECTOR_SEEDS.enrolmentSecret);
export const VECTOR_PART_SECRET = base64Url(VECTOR_SEEDS.partSecret);
export const VECTOR_KEYS = {
  ward: key(VECTOR_SEEDS.sending),
  city: key(VECTOR_SEEDS.citySending),
  leader: key(VECTOR_SEEDS.leader),
  otherComputer: key(VECTOR_SEEDS.otherComputer),
} as const;

const EXACT = { mode: 'HALF_UP', digits: 2 } as const;

/** The smallest set: one field, one leaf, points by judgement. */
export const SET: CriteriaSet = {
  code: 'mau-2026',
  title: 'Bộ tiêu chí mẫu để thử định dạng',
  version: 1,
  sample: false,
  decision: null,
  issuer: CITY.name,
  year: 2026,
  level: 'commune',
  unitTypes: ['ward'],
  validity: { from: '2026-01-01', to: '2026-12-31' },
  declared: { fields: 1, criteria: null, components: null, maximum: points('2'), perField: [] },
  tree: [groupRow('1', '2', 'Chỉ đạo điều hành', [leafRow('1.1', '2', 'Kế hoạch', { rule: MANUAL })])],
  blocks: [
    {
      key: 'appraised',
      label: 'Thẩm định',
      kind: 'appraised',
      weight: points('2'),
      optional: false,
      scaleToWeight: false,
    },
  ],
  rescaleWhenDropped: false,
  rounding: { leaf: EXACT, criterion: EXACT, field: EXACT, total: EXACT, percent: EXACT },
  classification: { by: 'total', bands: [], blockers: [] },
  ranking: { by: 'exact', tie: { kind: 'competition' }, groups: [] },
  testVectors: [],
};
export const SET_HASH = sha256Hex(canonicalJson(SET));
export const FILE_TEXT = 'Kế hoạch số 12/KH-UBND về cải cách hành chính\n';
export const FILE = { sha256: sha256Hex(FILE_TEXT), size: Buffer.byteLength(FILE_TEXT) };
export const LAST_YEAR = {
  points: points('83.261'),
  rank: 2,
  unitCount: 15,
  leafPoints: { '1.1': points('1.5') },
} as const;
export const SETUP_ROUND = { ...ROUND, deadline: '2026-12-15', dataFrom: '2026-01-01', dataTo: '2026-12-31' };
export const CONTENT = {
  leaves: {
    '1.1': {
      ...EMPTY_LEAF,
      version: 2,
      answer: { ...EMPTY_LEAF.answer, enteredPoints: '1,5', explanation: 'Ban hành đúng hạn' },
      links: [{ documentId: '01981b2c-0000-7000-8000-000000000100', section: 'Mục II', page: '3' }],
    },
  },
  documents: [
    {
      id: '01981b2c-0000-7000-8000-000000000100',
      ...FILE,
      fileName: 'Kế hoạch.txt',
      number: '12/KH-UBND',
      date: '15/01/2026',
      issuer: 'UBND phường',
      title: 'Kế hoạch cải cách hành chính năm 2026',
    },
  ],
};
export const CONTACT = makeContact(VECTOR_SECRET, {
  schemaVersion: 1,
  unitId: WARD.unitId,
  sendingKey: VECTOR_KEYS.ward.publicKey,
  receivingRecipient: VECTOR_RECIPIENT,
});

/** A bundle of the vectors: who sends it, and what stands in it beside the header's usual fields. */
export interface VectorKind {
  readonly name: string;
  readonly from: 'city' | 'ward' | 'otherComputer';
  readonly payload: BundlePayload;
  readonly header?: Partial<BundleHeader>;
  readonly carriesFile?: boolean;
}
