import { describe, expect, it } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import {
  checkCompleteness,
  listBlockers,
  type PointToCheck,
} from '#shared/domain/sign-off/check-completeness.ts';
import { checkRevision, summarizeCheck } from '#shared/domain/sign-off/check-revision.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { checkSentence } from '#shared/vocabulary/completion-issues.ts';
import { fullAnswers } from '#tests/support/small-town.ts';

const answers = fullAnswers();
const result = evaluateSet(SAMPLE_COMMUNE_SET, answers, { unitType: 'commune' });

/** The issues about the city's points, of a sheet where all else is in order. */
function pointIssues(...points: readonly PointToCheck[]) {
  const facts = {
    answers,
    evidenceCounts: new Map([...answers.keys()].map((code) => [code, 1])),
    warningExplanations: {},
    points,
  };
  return listBlockers(checkCompleteness(SAMPLE_COMMUNE_SET, result, facts)).map(({ leafCode, code }) => [
    leafCode,
    code,
  ]);
}

describe('points of the city in the completion check', () => {
  it('stops the sheet while one is not answered, in printed order, those of the city’s own leaves last', () => {
    const open = { response: null, newEvidence: 0 };
    expect(
      pointIssues({ leafCode: '8.1', ...open }, { leafCode: '1.2', ...open }, { leafCode: '1.1.1', ...open }),
    ).toEqual([
      ['1.1.1', 'FEEDBACK_UNANSWERED'],
      ['1.2', 'FEEDBACK_UNANSWERED'],
      ['8.1', 'FEEDBACK_UNANSWERED'],
    ]);
  });

  it.each<[string, PointToCheck, readonly string[]]>([
    ['accepted', { leafCode: '1.2', response: { kind: 'accept' }, newEvidence: 0 }, []],
    ['explained', { leafCode: '1.2', response: { kind: 'explain' }, newEvidence: 0 }, []],
    ['documents added', { leafCode: '1.2', response: { kind: 'evidence' }, newEvidence: 1 }, []],
    [
      'documents promised, none there',
      { leafCode: '1.2', response: { kind: 'evidence' }, newEvidence: 0 },
      ['EVIDENCE_NOT_ADDED'],
    ],
  ])('%s', (_name, point, codes) => {
    expect(pointIssues(point).map(([, code]) => code)).toEqual(codes);
  });
});

describe('what a criterion itself asks for', () => {
  const CODE = '1.1.2';

  /** The set with one criterion not answered, which says how much that matters. */
  function issuesWith(completion: 'BLOCK' | 'WARN' | 'INFORM', explanation = '') {
    const set = mapLeaf(SAMPLE_COMMUNE_SET, CODE, completion);
    const given = new Map([...answers].filter(([code]) => code !== CODE));
    const issues = checkCompleteness(set, evaluateSet(set, given, { unitType: 'commune' }), {
      answers: given,
      evidenceCounts: new Map([...answers.keys()].map((code) => [code, 1])),
      warningExplanations: { [CODE]: explanation },
    });
    const found = issues.filter(({ leafCode }) => leafCode === CODE);
    return { found: found.map(({ code, severity }) => [code, severity]), stops: listBlockers(found).length };
  }

  it('stops, wants an explanation, or is only told', () => {
    expect(issuesWith('BLOCK', 'Có lý do')).toEqual({ found: [['NOT_SCORED', 'block']], stops: 1 });
    expect(issuesWith('WARN')).toEqual({ found: [['NOT_SCORED', 'warn']], stops: 1 });
    expect(issuesWith('WARN', ' \n')).toEqual({ found: [['NOT_SCORED', 'warn']], stops: 1 });
    expect(issuesWith('WARN', 'Có lý do')).toEqual({ found: [['NOT_SCORED', 'warn']], stops: 0 });
    expect(issuesWith('INFORM')).toEqual({ found: [['NOT_SCORED', 'inform']], stops: 0 });
  });
});

/** The set with another completion rule at one leaf. */
function mapLeaf(set: CriteriaSet, code: string, completion: 'BLOCK' | 'WARN' | 'INFORM'): CriteriaSet {
  const visit = (node: CriteriaSet['tree'][number]): CriteriaSet['tree'][number] => ({
    ...node,
    children: node.children.map(visit),
    ...(node.code === code && node.leaf ? { leaf: { ...node.leaf, completion } } : {}),
  });
  return { ...set, tree: set.tree.map(visit) };
}

describe('the check of a received revision', () => {
  const claims = Object.fromEntries(
    [...answers].map(([code, answer]) => [
      code,
      {
        answer,
        points: result.leaves.get(code)?.points ?? null,
        status: 'SCORED' as const,
        evidence: [],
        warningExplanation: code === '1.1.1' ? '' : 'Bản giấy',
      },
    ]),
  );

  it('finds what the ward’s check must have stopped, and counts what it explained', () => {
    const found = summarizeCheck(checkRevision(SAMPLE_COMMUNE_SET, { answers: claims }, 'commune'));
    expect(found.blockers).toEqual([{ leafCode: '1.1.1', code: 'NO_EVIDENCE' }]);
    expect(found.warnings).toBeGreaterThan(10);
    expect(checkSentence(found)).toBe(
      `Bản ký không qua kiểm tra hoàn thành: 1.1.1 chưa có tài liệu kiểm chứng. Kiểm tra hoàn thành: ${found.warnings} cảnh báo đã giải thích`,
    );
  });

  it('names a leaf that is missing altogether, and a few of many', () => {
    const found = summarizeCheck(checkRevision(SAMPLE_COMMUNE_SET, { answers: {} }, 'commune'));
    expect(found.blockers.length).toBeGreaterThan(3);
    expect(checkSentence(found)).toMatch(/^Bản ký .*: 1\.1\.1 chưa chấm; .*; và \d+ điểm khác/);
    expect(checkSentence({ blockers: [], warnings: 0, informs: 0 })).toBe('');
  });
});
