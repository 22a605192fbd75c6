import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCriteriaSet,
  checkHolder,
  checkReceiver,
  checkRound,
  checkSender,
  checkSubject,
  placeAmongHeld,
  placeByTime,
  type HeldBundle,
} from '#shared/domain/bundle/policy.ts';
import { bundleHeaderSchema, type BundleHeader } from '#shared/schemas/bundle.ts';

const WARD = { unitId: '01981b2c-0000-7000-8000-000000000001', code: 'P1', name: 'Phường Một' };
const OTHER = { unitId: '01981b2c-0000-7000-8000-000000000009', code: 'P9', name: 'Phường Chín' };
const CITY = { unitId: '01981b2c-0000-7000-8000-000000000002', code: 'TP', name: 'Thành phố' };
const ROUND = {
  id: '01981b2c-0000-7000-8000-000000000003',
  code: 'CCHC-2026',
  year: 2026,
  title: 'Năm 2026',
};

function header(changes: Partial<BundleHeader> = {}): BundleHeader {
  return bundleHeaderSchema.parse({
    formatVersion: 1,
    kind: 'submission',
    bundleId: '01981b2c-7d00-7abc-8def-0123456789ab',
    sender: { ...WARD, publicKey: 'A'.repeat(43) },
    receiver: CITY,
    round: ROUND,
    subject: WARD,
    revision: 1,
    replaces: null,
    holderUnitId: CITY.unitId,
    createdAt: '2026-11-22T03:15:00.000Z',
    ...changes,
  });
}

const down = { sender: { ...CITY, publicKey: 'A'.repeat(43) }, receiver: WARD, holderUnitId: WARD.unitId };

describe('the right unit', () => {
  it('receives', () => {
    expect(checkReceiver(header(), CITY).ok).toBe(true);
    expect(checkReceiver(header({ receiver: OTHER }), CITY)).toMatchObject({
      error: { step: 'policy', code: 'WRONG_RECEIVER', subject: 'P9', expected: 'TP' },
    });
  });

  it('sends', () => {
    expect(checkSender(header(), new Set([WARD.unitId, OTHER.unitId])).ok).toBe(true);
    expect(checkSender(header(), new Set())).toMatchObject({
      error: { code: 'WRONG_SENDER', subject: 'P1' },
    });
  });

  it('is spoken of: upwards the sender, downwards the receiver', () => {
    expect(checkSubject(header()).ok).toBe(true);
    expect(checkSubject(header({ subject: OTHER }))).toMatchObject({
      error: { code: 'WRONG_UNIT', subject: 'P9', expected: 'P1' },
    });
    for (const kind of ['setup', 'feedback', 'results', 'criteria'] as const) {
      expect(checkSubject(header({ ...down, kind })).ok).toBe(true);
      expect(checkSubject(header({ ...down, kind, subject: OTHER })).ok).toBe(false);
    }
    expect(checkSubject(header({ kind: 'receipt', subject: OTHER })).ok).toBe(true);
  });

  it('gets the turn, and nobody else', () => {
    expect(checkHolder(header()).ok).toBe(true);
    expect(checkHolder(header({ holderUnitId: null })).ok).toBe(true);
    expect(checkHolder(header({ holderUnitId: OTHER.unitId }))).toMatchObject({
      error: { code: 'WRONG_HOLDER' },
    });
  });
});

describe('the right round and criteria', () => {
  it('are compared', () => {
    expect(checkRound(header(), ROUND).ok).toBe(true);
    const last = { id: OTHER.unitId, code: 'CCHC-2025' };
    expect(checkRound(header(), last)).toMatchObject({
      error: { code: 'WRONG_ROUND', subject: 'CCHC-2026', expected: 'CCHC-2025' },
    });
    expect(checkRound(header({ round: null }), ROUND)).toMatchObject({
      error: { code: 'WRONG_ROUND', subject: '' },
    });
    expect(checkCriteriaSet('a', 'a').ok).toBe(true);
    expect(checkCriteriaSet('a', 'b')).toMatchObject({ error: { code: 'WRONG_CRITERIA_SET' } });
  });
});

describe('placing among what is held', () => {
  const bundle = (id: string, revision: number | null, content = `c${revision}`): HeldBundle => {
    return { bundleId: id, fingerprint: `${id}-${content}`, revision, contentFingerprint: content };
  };

  it('takes the first and each newer one, sets older ones aside', () => {
    expect(placeAmongHeld(bundle('a', 1), [])).toEqual({ ok: true, value: 'accept' });
    expect(placeAmongHeld(bundle('b', 2), [bundle('a', 1)])).toEqual({ ok: true, value: 'accept' });
    expect(placeAmongHeld(bundle('b', 5), [bundle('a', 1)])).toEqual({ ok: true, value: 'accept' });
    expect(placeAmongHeld(bundle('b', 2), [bundle('a', 1), bundle('c', 3)])).toEqual({
      ok: true,
      value: 'keep',
    });
  });

  it('finds the same bundle harmless and another content under its id a forgery', () => {
    expect(placeAmongHeld(bundle('a', 1), [bundle('b', 2), bundle('a', 1)])).toEqual({
      ok: true,
      value: 'already-held',
    });
    expect(placeAmongHeld(bundle('a', 1, 'other'), [bundle('a', 1)])).toMatchObject({
      error: { code: 'SAME_ID_OTHER_CONTENT', subject: 'a' },
    });
  });

  it('finds the same revision in a second bundle harmless, other content under its number refused', () => {
    expect(placeAmongHeld(bundle('b', 1), [bundle('a', 1)])).toEqual({ ok: true, value: 'already-held' });
    expect(placeAmongHeld(bundle('b', 1, 'other'), [bundle('a', 1)])).toMatchObject({
      error: { code: 'SAME_REVISION_OTHER_CONTENT', subject: '1' },
    });
  });

  it('takes bundles without a revision each for itself', () => {
    expect(placeAmongHeld(bundle('b', null), [bundle('a', null), bundle('c', 3)])).toEqual({
      ok: true,
      value: 'accept',
    });
  });

  it('ends with the newest in force, whatever the order of arrival', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 });
    fc.assert(
      fc.property(order, (revisions) => {
        const held: HeldBundle[] = [];
        let inForce = 0;
        for (const revision of revisions) {
          const placed = placeAmongHeld(bundle(`id${revision}`, revision), held);
          if (placed.ok && placed.value === 'accept') inForce = revision;
          held.push(bundle(`id${revision}`, revision));
        }
        expect(inForce).toBe(5);
      }),
    );
  });
});

describe('placing by time', () => {
  const at = (bundleId: string, createdAt: string, fingerprint = bundleId) => ({
    bundleId,
    createdAt,
    fingerprint,
  });
  const [first, second] = [at('a', '2026-11-22T03:15:00.000Z'), at('b', '2026-11-22T03:15:01.000Z')];

  it('lets the newest stand, though both answer the same revision', () => {
    expect(placeByTime(first, [])).toEqual({ ok: true, value: 'accept' });
    expect(placeByTime(second, [first])).toEqual({ ok: true, value: 'accept' });
    expect(placeByTime(first, [second])).toEqual({ ok: true, value: 'keep' });
  });

  it('knows the same bundle again', () => {
    expect(placeByTime(first, [second, first])).toEqual({ ok: true, value: 'already-held' });
    expect(placeByTime({ ...first, fingerprint: 'x' }, [first])).toMatchObject({
      error: { code: 'SAME_ID_OTHER_CONTENT' },
    });
  });
});
