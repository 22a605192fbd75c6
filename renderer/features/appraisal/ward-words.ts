import type { DecisionProblem } from '#shared/domain/appraisal/decide-leaf.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { DecisionState, LeafView } from '#renderer/features/appraisal/ward-rows.ts';

interface Badge {
  readonly tone: Tone;
  readonly text: string;
}

const STATES: Readonly<Record<DecisionState, Badge>> = {
  undecided: { tone: 'plain', text: t('appraisal.undecided') },
  accepted: { tone: 'good', text: t('appraisal.accepted') },
  changed: { tone: 'look', text: t('appraisal.changed') },
  given: { tone: 'good', text: t('appraisal.given') },
  notApplicable: { tone: 'info', text: t('appraisal.notApplicable') },
};

/** The state of a leaf in a word, the most pressing first. */
export function leafBadge(node: LeafNode, view: LeafView): Badge {
  if (view.problem?.code === 'REASON_REQUIRED') return { tone: 'look', text: t('appraisal.needsReason') };
  if (view.problem) return { tone: 'bad', text: t('appraisal.invalid') };
  if (view.state !== 'undecided') return STATES[view.state];
  if (view.typed.request.trim() !== '') return { tone: 'info', text: t('appraisal.requested') };
  if (isWardLeaf(node)) return STATES.undecided;
  const survey = node.leaf.supplier === 'survey';
  return { tone: 'plain', text: t(survey ? 'appraisal.surveyInput' : 'appraisal.cityInput') };
}

/** What is wrong with the points typed, in one sentence; a missing reason is not the figure's fault. */
export function pointsProblemText(problem: DecisionProblem | null): string | null {
  if (problem === null) return null;
  switch (problem.code) {
    case 'POINTS_NOT_READABLE':
      return t('appraisal.pointsNotReadable');
    case 'POINTS_OUT_OF_RANGE':
      return t('appraisal.pointsOutOfRange', {
        minimum: formatPoints(problem.minimum),
        maximum: formatPoints(problem.maximum),
      });
    case 'POINTS_OFF_STEP':
      return t('appraisal.pointsOffStep', { step: formatPoints(problem.step) });
    case 'REASON_REQUIRED':
      return t('appraisal.reasonNeeded');
  }
}
