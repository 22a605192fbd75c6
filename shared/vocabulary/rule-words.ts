import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatNumber, formatPoints } from '#shared/lib/numbers.ts';
import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Award, LadderStep, Measure, Rule, RuleOf } from '#shared/schemas/criteria-rule.ts';
import {
  conditionWords,
  measureIsShare,
  measureWords,
  type Labels,
} from '#shared/vocabulary/measure-words.ts';

interface Speaking extends Labels {
  readonly maximum: Points;
}

const SIGNS = { '>=': 'từ', '>': 'trên', '<=': 'đến', '<': 'dưới' } as const;

/** A bound as people read it: a share in percent. */
function bound(literal: string, share: boolean): string {
  const value = rationalFromLiteral(literal);
  return share ? `${formatNumber({ n: value.n * 100n, d: value.d })} %` : formatNumber(value);
}

function percent(literal: string): string {
  return bound(literal, true);
}

function award(given: Award, { maximum }: Speaking): string {
  if (given.kind === 'points') return `${formatPoints(given.points)} điểm`;
  const value = rationalFromLiteral(given.share);
  const scaled = Number((value.n * BigInt(maximum)) / value.d);
  return `${formatPoints(pointsFromMicro(scaled))} điểm (${percent(given.share)} điểm tối đa)`;
}

function ladder(
  steps: readonly LadderStep[],
  otherwise: Award,
  share: boolean,
  speaking: Speaking,
): readonly string[] {
  return [
    ...steps.map((step) => `${SIGNS[step.op]} ${bound(step.bound, share)}: ${award(step.award, speaking)}`),
    `còn lại: ${award(otherwise, speaking)}`,
  ];
}

function planLines(rule: RuleOf<'PLAN'>, speaking: Speaking): readonly string[] {
  const head = `So ${measureWords(rule.value, speaking)} với ${measureWords(rule.plan, speaking)}`;
  switch (rule.by.kind) {
    case 'ladder':
      return [head, ...ladder(rule.by.steps, rule.by.otherwise, true, speaking)];
    case 'linear':
      return [`${head}: tỷ lệ đạt × điểm tối đa`];
    case 'reached':
      return [`${head}: đạt từ ${percent(rule.by.atLeast)} trở lên được đủ điểm, thấp hơn được 0 điểm`];
    default:
      return assertNever(rule.by);
  }
}

function deductLines(rule: RuleOf<'DEDUCT'>, speaking: Speaking): readonly string[] {
  return [
    `Bắt đầu từ ${award(rule.start, speaking)}`,
    ...rule.events.map(
      (event) =>
        `${event.label}: mỗi lần trừ ${award(event.loss, speaking)}${event.excused ? ', lần được miễn không tính' : ''}`,
    ),
    `không thấp hơn ${formatPoints(rule.floor)} điểm`,
  ];
}

function partWords(rule: Rule, maximum: Points, speaking: Speaking): string {
  return lines(rule, { ...speaking, maximum }).join('; ');
}

function checkLines(rule: RuleOf<'CHECK'>, speaking: Speaking): readonly string[] {
  return rule.parts.map((part) => {
    const simple = part.rule.kind === 'BOOL';
    const words = simple ? '' : `: ${partWords(part.rule, part.points, speaking)}`;
    return `${part.label} (${formatPoints(part.points)} điểm)${words}`;
  });
}

function incrLines(rule: RuleOf<'INCR'>, speaking: Speaking): readonly string[] {
  const cap = rule.cap === null ? '' : `, tối đa ${formatPoints(rule.cap)} điểm`;
  return [
    `${measureWords(rule.value, speaking)} đến ${bound(rule.base, false)}: ${formatPoints(rule.basePoints)} điểm`,
    `cứ thêm ${bound(rule.step, false)}: cộng ${formatPoints(rule.stepPoints)} điểm${cap}`,
  ];
}

function shareOf(value: Measure, speaking: Speaking): boolean {
  return measureIsShare(value, speaking);
}

function simpleLines(rule: Rule, speaking: Speaking): readonly string[] | null {
  switch (rule.kind) {
    case 'BOOL':
      return [`Có: ${formatPoints(speaking.maximum)} điểm; không: 0 điểm`];
    case 'ALL':
    case 'ANY': {
      const head = rule.kind === 'ALL' ? 'Đủ mọi điều kiện' : 'Có ít nhất một điều kiện';
      const conditions = rule.conditions.map((condition) => conditionWords(condition, speaking)).join('; ');
      return [
        `${head} (${conditions}): ${formatPoints(speaking.maximum)} điểm`,
        `còn lại: ${award(rule.otherwise, speaking)}`,
      ];
    }
    case 'LINEAR': {
      const full = rule.full === undefined ? '' : ` ÷ ${bound(rule.full, shareOf(rule.value, speaking))}`;
      return [`${measureWords(rule.value, speaking)}${full} × ${formatPoints(speaking.maximum)} điểm`];
    }
    case 'UNIT': {
      const cap = rule.cap === null ? '' : `, tối đa ${formatPoints(rule.cap)} điểm`;
      return [`Mỗi ${measureWords(rule.count, speaking)}: ${formatPoints(rule.pointsEach)} điểm${cap}`];
    }
    case 'EXT':
      return ['Điểm lấy từ hệ thống khác; chưa có thì nhập tay'];
    case 'SURVEY':
      return ['Điểm điều tra xã hội học do cấp trên cho'];
    case 'MEAN':
      return [
        rule.scale === null
          ? 'Trung bình các điểm số'
          : `Trung bình các điểm số ÷ ${bound(rule.scale, false)} × điểm tối đa`,
      ];
    case 'MANUAL':
      return [
        `Chấm tay từ 0 đến ${formatPoints(speaking.maximum)} điểm${rule.reasonRequired ? ', có ghi lý do' : ''}`,
      ];
    default:
      return null;
  }
}

function lines(rule: Rule, speaking: Speaking): readonly string[] {
  const simple = simpleLines(rule, speaking);
  if (simple) return simple;
  switch (rule.kind) {
    case 'CHOICE':
      return rule.awards.map(
        (each) => `${speaking.option(rule.operand, each.option)}: ${award(each.award, speaking)}`,
      );
    case 'CHECK':
      return checkLines(rule, speaking);
    case 'LADDER':
      return [
        `Theo ${measureWords(rule.value, speaking)}:`,
        ...ladder(rule.steps, rule.otherwise, shareOf(rule.value, speaking), speaking),
      ];
    case 'LINCUT': {
      const share = shareOf(rule.value, speaking);
      return [
        `Từ ${bound(rule.high, share)}: đủ điểm; dưới ${bound(rule.low, share)}: 0 điểm`,
        `ở giữa: ${measureWords(rule.value, speaking)} × ${formatPoints(speaking.maximum)} điểm`,
      ];
    }
    case 'INCR':
      return incrLines(rule, speaking);
    case 'DEDUCT':
      return deductLines(rule, speaking);
    case 'YOY':
      return [
        `Cao hơn kỳ trước: ${award(rule.higher, speaking)}; bằng: ${award(rule.equal, speaking)}; thấp hơn: ${award(rule.lower, speaking)}`,
      ];
    case 'PLAN':
      return planLines(rule, speaking);
    case 'VETO':
      return [
        ...lines(rule.rule, speaking),
        rule.award === null ? `${rule.label}: bị chặn hạng` : `${rule.label}: ${award(rule.award, speaking)}`,
      ];
    default:
      return [];
  }
}

function labelsOf(operands: readonly OperandDef[]): Labels {
  const byKey = new Map(operands.map((operand) => [operand.key, operand]));
  return {
    operand: (key) => byKey.get(key) ?? null,
    option: (key, option) => {
      const operand = byKey.get(key);
      const found =
        operand?.kind === 'choice' ? operand.options.find((each) => each.key === option) : undefined;
      return found?.label ?? option;
    },
  };
}

/** The rule of a criterion in words, a line per step of its scale. */
export function ruleToLines(node: LeafNode): readonly string[] {
  return lines(node.leaf.rule, { ...labelsOf(node.leaf.operands), maximum: node.maximum });
}
