import { describe, expect, it } from 'vitest';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { figure, isYes, pts, share, yesPart } from '#db/seed/set-builder.ts';
import { answer } from '#tests/shared/domain/scoring/leaf-kit.ts';
import {
  asked,
  compared,
  measure,
  outcome,
  product,
  won,
  type Case,
} from '#tests/shared/domain/scoring/outcome-kit.ts';

const BOOL: Rule = { kind: 'BOOL', operand: 'q' };
const LADDER: Rule = {
  kind: 'LADDER',
  value: figure('p'),
  steps: [
    { op: '>=', bound: '0.8', award: share('1') },
    { op: '>', bound: '0.5', award: pts('0.5') },
  ],
  otherwise: pts('0.1'),
};
const LINCUT: Rule = { kind: 'LINCUT', value: figure('p'), low: '0.5', high: '0.9' };
const veto = (scope: 'leaf' | 'class', award: string | null): Rule => ({
  kind: 'VETO',
  when: isYes('q'),
  scope,
  award: award === null ? null : share(award),
  label: 'Vi phạm',
  rule: { kind: 'BOOL', operand: 'q2' },
});
const effect = (scope: string, award: string | null) => ({
  leafCode: '1.1',
  scope,
  award: award === null ? null : { kind: 'share', share: award },
  label: 'Vi phạm',
});
const vetoStep = (fired: boolean) => ({ step: 'veto', label: 'Vi phạm', fired });

const CASES: readonly Case[] = [
  ['BOOL yes', BOOL, answer({ q: 'yes' }), won('2', [asked('q', true, true)])],
  ['BOOL no', BOOL, answer({ q: 'no' }), won('0', [asked('q', false, false)])],
  [
    'CHOICE',
    { kind: 'CHOICE', operand: 'c', awards: [{ option: 'a', award: share('-0.25') }] },
    answer({ c: 'a' }),
    won('-1/2', [{ step: 'choice', label: 'Mức', option: 'Loại A' }]),
  ],
  [
    'ALL closed',
    { kind: 'ALL', conditions: [isYes('q'), { kind: 'isNo', operand: 'q2' }], otherwise: pts('0.25') },
    answer({ q: 'no', q2: 'no' }),
    won('1/4', [asked('q', false, false), asked('q2', false, true)]),
  ],
  [
    'ANY open',
    { kind: 'ANY', conditions: [isYes('q'), isYes('q2')], otherwise: pts('0') },
    answer({ q: 'no', q2: 'yes' }),
    won('2', [asked('q', false, false), asked('q2', true, true)]),
  ],
  [
    'CHECK',
    { kind: 'CHECK', parts: [yesPart('q', 'Phần một', '0.5'), yesPart('q2', 'Phần hai', '1.5')] },
    answer({ q: 'yes', q2: 'no' }),
    won('1/2', [
      {
        step: 'part',
        code: 'q',
        label: 'Phần một',
        maximum: '1/2',
        points: '1/2',
        steps: [asked('q', true, true)],
      },
      {
        step: 'part',
        code: 'q2',
        label: 'Phần hai',
        maximum: '3/2',
        points: '0',
        steps: [asked('q2', false, false)],
      },
    ]),
  ],
  [
    'LADDER first step',
    LADDER,
    answer({ p: '80' }),
    won('2', [measure('p', '4/5'), compared('>=', '4/5', true)]),
  ],
  [
    'LADDER second step tells the one missed',
    LADDER,
    answer({ p: '79' }),
    won('1/2', [measure('p', '79/100'), compared('>', '1/2', true), compared('>=', '4/5', false)]),
  ],
  [
    'LADDER below all steps',
    LADDER,
    answer({ p: '50' }),
    won('1/10', [measure('p', '1/2'), compared('>', '1/2', false)]),
  ],
  ['LADDER without steps', { ...LADDER, steps: [] }, answer({ p: '50' }), won('1/10', [measure('p', '1/2')])],
  [
    'LINCUT high',
    LINCUT,
    answer({ p: '90' }),
    won('2', [measure('p', '9/10'), compared('>=', '9/10', true)]),
  ],
  [
    'LINCUT below',
    LINCUT,
    answer({ p: '49' }),
    won('0', [measure('p', '49/100'), compared('>=', '1/2', false)]),
  ],
  ['LINCUT at low', LINCUT, answer({ p: '50' }), won('1', [measure('p', '1/2'), product('1/2', true, '2')])],
  [
    'LINEAR above one is kept at one',
    { kind: 'LINEAR', value: figure('n') },
    answer({ n: '3' }),
    won('2', [measure('n', '3'), product('1', false, '2')]),
  ],
  [
    'VETO fired',
    veto('leaf', '0.5'),
    answer({ q: 'yes' }),
    won('1', [asked('q', true, true), vetoStep(true)], [effect('leaf', '0.5')]),
  ],
  [
    'VETO not fired',
    veto('leaf', '0'),
    answer({ q: 'no', q2: 'yes' }),
    won('2', [asked('q', false, false), vetoStep(false), asked('q2', true, true)]),
  ],
  [
    'VETO of the class keeps the inner points',
    veto('class', null),
    answer({ q: 'yes', q2: 'yes' }),
    won('2', [asked('q', true, true), vetoStep(true), asked('q2', true, true)], [effect('class', null)]),
  ],
];

describe('the whole outcome of a rule: points, working and vetoes', () => {
  it.each(CASES)('%s', (_, rule, given, expected) => {
    expect(outcome(rule, given)).toEqual(expected);
  });
});
