import { describe, expect, test } from 'vitest';
import { acceptClaims, listUndecided } from '#shared/domain/appraisal/accept-claims.ts';
import { countDecided, evaluateAppraised } from '#shared/domain/appraisal/appraised-result.ts';
import { decideLeaf, isDecided, type LeafDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import { findWrongClaim } from '#shared/domain/appraisal/verify-claims.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import { wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import { points, pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';
import type { Supplier } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET as set } from '#db/seed/sample-commune-set.ts';

const leaves = listLeaves(set.tree);
const base = firstLeaf();

function firstLeaf(): LeafNode {
  const [first] = leaves;
  if (!first) throw new Error('a set without leaves');
  return first;
}

function leaf(change: {
  maximum?: Points;
  minimum?: Points;
  step?: Points | null;
  supplier?: Supplier;
}): LeafNode {
  const { maximum = points('2'), ...spec } = change;
  const plain = { minimum: points('0'), step: null, supplier: 'self' as const };
  return { ...base, maximum, leaf: { ...base.leaf, ...plain, ...spec } };
}

type Claim = Pick<RevisionAnswer, 'points' | 'status'>;
const scored = (literal: string): Claim => ({ points: points(literal), status: 'SCORED' });
const typed = (raw: string, reason = '', request = '', notApplicable = false) => ({
  raw,
  reason,
  request,
  notApplicable,
});

describe('points as typed', () => {
  test.each([
    ['1,75', points('1.75')],
    ['1.75', points('1.75')],
    ['1.928', points('1.928')],
    [' 2 ', points('2')],
    ['0', points('0')],
  ])('%s is read', (raw, expected) => {
    const decided = decideLeaf(set, leaf({}), scored('2'), typed(raw, 'lý do'));
    expect(decided).toMatchObject({ ok: true, value: { points: expected, raw } });
  });

  test.each([
    ['hai', 'POINTS_NOT_READABLE'],
    ['50%', 'POINTS_NOT_READABLE'],
    ['1,2345', 'POINTS_NOT_READABLE'],
    ['2,001', 'POINTS_OUT_OF_RANGE'],
    ['-0,25', 'POINTS_OUT_OF_RANGE'],
    ['99999999', 'POINTS_OUT_OF_RANGE'],
  ])('%s is not taken: %s', (raw, code) => {
    expect(decideLeaf(set, leaf({}), scored('2'), typed(raw, 'lý do'))).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  test('the range and the step of the leaf hold', () => {
    const stepped = leaf({ minimum: points('-0.5'), step: points('0.25') });
    expect(decideLeaf(set, stepped, undefined, typed('-0,25', 'vi phạm'))).toMatchObject({ ok: true });
    expect(decideLeaf(set, stepped, undefined, typed('0,3', 'x'))).toMatchObject({
      ok: false,
      error: { code: 'POINTS_OFF_STEP', step: points('0.25') },
    });
  });
});

describe('the reason', () => {
  test.each<[string, Claim | undefined, Supplier, boolean, boolean]>([
    ['same points', scored('1.5'), 'self', false, false],
    ['other points', scored('1.25'), 'self', false, true],
    ['not scored by the ward', { points: null, status: 'NOT_SCORED' }, 'self', false, true],
    ['no claim at a survey leaf', undefined, 'survey', false, false],
    ['no claim at a leaf of the higher level', undefined, 'higherLevel', false, false],
    ['other points than an imported claim', scored('1.25'), 'imported', false, true],
    ['ward says not applicable', { points: null, status: 'NOT_APPLICABLE' }, 'self', false, true],
    ['both say not applicable', { points: points('2'), status: 'NOT_APPLICABLE' }, 'self', true, false],
    ['only the city says not applicable', scored('1.5'), 'self', true, true],
  ])('%s', (_name, claim, supplier, notApplicable, required) => {
    const node = leaf({ supplier });
    const without = decideLeaf(set, node, claim, typed(notApplicable ? '' : '1,5', '  ', '', notApplicable));
    expect(without.ok).toBe(!required);
    if (!without.ok) expect(without.error).toEqual({ code: 'REASON_REQUIRED' });
    expect(decideLeaf(set, node, claim, typed(notApplicable ? '' : '1,5', 'vì', '', notApplicable)).ok).toBe(
      true,
    );
  });

  test('an empty text takes the decision back; a request alone stays and decides nothing', () => {
    expect(decideLeaf(set, leaf({}), scored('1'), typed(''))).toEqual({ ok: true, value: null });
    const asked = decideLeaf(set, leaf({}), scored('1'), typed('', '', 'Gửi văn bản'));
    expect(asked).toMatchObject({ ok: true, value: { points: null, request: 'Gửi văn bản' } });
    expect(asked.ok && asked.value && isDecided(asked.value)).toBe(false);
  });
});

describe('accepting the rest', () => {
  const claims = Object.fromEntries(
    leaves.map((node) => [node.code, { points: node.maximum, status: 'SCORED' as const }]),
  );
  const first = leaves.find((node) => node.leaf.supplier === 'self');

  test('gives what is claimed, keeps what is decided, leaves the city its own', () => {
    const code = first?.code ?? '';
    const kept: LeafDecision = {
      leafCode: code,
      points: points('0'),
      notApplicable: false,
      raw: '0',
      reason: 'x',
      request: '',
    };
    const accepted = acceptClaims(set, claims, new Map([[code, kept]]));
    const codes = accepted.map(({ leafCode }) => leafCode);
    expect(codes).not.toContain(code);
    const all = new Map([[code, kept], ...accepted.map((each) => [each.leafCode, each] as const)]);
    const open = listUndecided(set, all);
    expect(open.length).toBeGreaterThan(0);
    expect(
      open.every(({ leaf: spec }) => spec.supplier === 'survey' || spec.supplier === 'higherLevel'),
    ).toBe(true);
    expect(countDecided(set, all)).toBe(leaves.length - open.length);
  });

  test('a request already written stays with the accepted points', () => {
    const code = first?.code ?? '';
    const asked: LeafDecision = {
      leafCode: code,
      points: null,
      notApplicable: false,
      raw: '',
      reason: '',
      request: 'Gửi',
    };
    const [accepted] = acceptClaims(set, claims, new Map([[code, asked]]));
    expect(accepted).toMatchObject({ leafCode: code, points: first?.maximum, request: 'Gửi' });
  });

  test('full points everywhere give the full total; undecided leaves are not scored', () => {
    const all = new Map(leaves.map((node) => [node.code, { points: node.maximum, notApplicable: false }]));
    const main = evaluateAppraised(set, all, 'commune');
    expect(main.scoredCount).toBe(main.leafCount);
    expect(main.classification).not.toBeNull();
    const [code] = all.keys();
    all.delete(code ?? '');
    const partial = evaluateAppraised(set, all, 'commune');
    expect(partial.scoredCount).toBe(partial.leafCount - 1);
    expect(partial.classification).toBeNull();
  });
});

describe('recomputing a sealed revision', () => {
  const answers = new Map<string, LeafAnswer>(
    leaves
      .filter((node) => node.leaf.rule.kind === 'BOOL')
      .map((node) => {
        const key = node.leaf.operands[0]?.key ?? '';
        return [node.code, { ...EMPTY_ANSWER, inputs: { [key]: { raw: 'yes', estimated: false } } }];
      }),
  );
  const result = evaluateSet(set, answers, { unitType: 'commune' });
  const sealed = Object.fromEntries(
    [...answers].map(([code, answer]): [string, RevisionAnswer] => {
      const status = result.leaves.get(code)?.status === 'scored' ? 'SCORED' : 'NOT_SCORED';
      const found = result.leaves.get(code)?.points ?? null;
      return [code, { answer, points: found, status, evidence: [], warningExplanation: '' }];
    }),
  );
  const totals = wardTotals(set, result);
  const [code = ''] = answers.keys();
  const claim = sealed[code];
  if (!claim) throw new Error('no leaf of the kind BOOL');

  test('what follows from the answers passes', () => {
    expect(claim.points).toBeGreaterThan(0);
    expect(findWrongClaim(set, { answers: sealed, totals }, 'commune')).toBeNull();
  });

  test('one micro-point, a state, a total or a foreign leaf does not', () => {
    const more = { ...claim, points: pointsFromMicro((claim.points ?? 0) + 1) };
    expect(findWrongClaim(set, { answers: { ...sealed, [code]: more }, totals }, 'commune')).toBe(code);
    const moved = { ...claim, status: 'NOT_APPLICABLE' as const };
    expect(findWrongClaim(set, { answers: { ...sealed, [code]: moved }, totals }, 'commune')).toBe(code);
    const better = { ...totals, points: pointsFromMicro(totals.points + 1) };
    expect(findWrongClaim(set, { answers: sealed, totals: better }, 'commune')).toBe('totals');
    expect(findWrongClaim(set, { answers: { ...sealed, '99.9': claim }, totals }, 'commune')).toBe('99.9');
  });
});
