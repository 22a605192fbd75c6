import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { checkConsistency } from '#shared/domain/bundle/consistency.ts';
import { EMPTY_LEAF } from '#shared/domain/sign-off/leaf-fields.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { PartBack } from '#shared/schemas/bundle-part.ts';
import { addEvidence, LEAVES, openDesk, sendPart, type } from '#tests/electron/features/work/two-desks.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const [A = ''] = LEAVES;

/** The same pseudo-random numbers with every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

describe('the file of a part at the start screen', () => {
  it('is refused with any byte changed, cut or added, and leaves nothing behind', async () => {
    const desks = await openDesk('door-mutants');
    await type(desks.main, desks.roundId, A, { explanation: 'gốc' });
    await addEvidence(desks.main, desks.roundId, A, { name: 'a.txt', content: 'tài liệu' });
    const { bytes } = await sendPart(desks, [A]);
    const other = await testBackend('door-mutants-other');
    const door = other.connect();
    const before = readdirSync(other.root);
    const pick = numbers(7);
    const administrator = { username: 'hoa', fullName: 'Nguyễn Thị Hoa', password: PASSWORD };
    for (let round = 0; round < 120; round += 1) {
      const at = pick(bytes.length);
      const mutant = Buffer.from(bytes);
      mutant[at] = (mutant[at] ?? 0) ^ (1 << pick(8));
      const damaged =
        round % 3 === 0
          ? mutant
          : round % 3 === 1
            ? bytes.subarray(0, at)
            : Buffer.concat([bytes, Buffer.from([pick(256)])]);
      const fileToken = await door.upload('phan-viec.cchc', damaged);
      const { code } = await door.error('workspace.createWard', { fileToken, administrator });
      expect({ round, at, code }).toEqual({ round, at, code: 'BUNDLE_REFUSED' });
    }
    expect(readdirSync(other.root).filter((name) => name !== 'transfer')).toEqual(before);
    const fileToken = await door.upload('phan-viec.cchc', bytes);
    await door.value('workspace.createWard', { fileToken, administrator });
  });
});

const UNIT = '0190a1b2-0000-7000-8000-000000000001';
const OTHER = '0190a1b2-0000-7000-8000-000000000002';
const ROUND = '0190a1b2-0000-7000-8000-000000000003';
const KEY = 'A'.repeat(43);
const party = { unitId: UNIT, code: 'X1', name: 'Xã Số 1' };
const HEADER: BundleHeader = {
  formatVersion: 1,
  kind: 'part',
  bundleId: '0190a1b2-0000-7000-8000-000000000004',
  sender: { ...party, publicKey: KEY },
  receiver: party,
  round: { id: ROUND, code: 'K', year: 2023, title: 'Kỳ' },
  subject: party,
  revision: null,
  replaces: null,
  holderUnitId: UNIT,
  createdAt: '2024-01-05T02:00:00.000Z',
};
const PART: PartBack = {
  schemaVersion: 1,
  direction: 'back',
  proof: { keys: { partId: OTHER, sendingKey: KEY }, mac: KEY },
  holder: 'Hoa',
  unitId: UNIT,
  roundId: ROUND,
  criteriaSetHash: 'a'.repeat(64),
  content: { leaves: { [A]: EMPTY_LEAF }, documents: [] },
};
const link = { documentId: OTHER, section: '', page: '' };

test.each<[field: string, header: Partial<BundleHeader>, part: Partial<PartBack>]>([
  ['part.sender', { sender: { ...HEADER.sender, unitId: OTHER } }, {}],
  ['part.receiver', { receiver: { ...party, unitId: OTHER } }, {}],
  ['part.subject', { subject: { ...party, unitId: OTHER } }, {}],
  ['part.sender', {}, { unitId: OTHER }],
  ['part.roundId', {}, { roundId: OTHER }],
  ['part.roundId', { round: null }, {}],
  ['part.proof', { sender: { ...HEADER.sender, publicKey: `${'A'.repeat(42)}E` } }, {}],
  ['part.links', {}, { content: { leaves: { [A]: { ...EMPTY_LEAF, links: [link] } }, documents: [] } }],
])('a part whose header and content disagree is told by its field: %s', (field, header, part) => {
  const whole = checkConsistency(HEADER, { kind: 'part', part: PART }, []);
  expect(whole.ok).toBe(true);
  const broken = checkConsistency({ ...HEADER, ...header }, { kind: 'part', part: { ...PART, ...part } }, []);
  expect(broken).toMatchObject({ ok: false, error: { code: 'CONTENT_INCONSISTENT', subject: field } });
});
