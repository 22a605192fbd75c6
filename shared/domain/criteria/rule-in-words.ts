import { formatNumber, formatPercent, formatPoints } from '#shared/lib/numbers.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Award, Condition, Measure, Rule, RuleOf } from '#shared/schemas/criteria-rule.ts';
import type { CompareOp, LadderStep } from '#shared/schemas/criteria-rule.ts';

type Operands = readonly OperandDef[];

const SIGNS: Readonly<Record<CompareOp, string>> = {
  '>=': 'từ',
  '>': 'trên',
  '=': 'bằng',
  '<=': 'không quá',
  '<': 'dưới',
};

function find(operands: Operands, key: string): OperandDef | undefined {
  return operands.find((operand) => operand.key === key);
}

function labelOf(operands: Operands, key: string): string {
  return find(operands, key)?.label ?? key;
}

function number(literal: string): string {
  return formatNumber(rationalFromLiteral(literal));
}

function measure(value: Measure, operands: Operands): string {
  switch (value.kind) {
    case 'operand':
      return labelOf(operands, value.operand);
    case 'constant':
      return number(value.value);
    case 'sum':
      return value.of.map((part) => measure(part, operands)).join(' + ');
    case 'difference':
      return `(${measure(value.of, operands)} − ${measure(value.minus, operands)})`;
    case 'quotient':
      return `(${measure(value.of, operands)}) ÷ (${measure(value.by, operands)})`;
    default:
      return assertNever(value);
  }
}

function isPercent(value: Measure, operands: Operands): boolean {
  if (value.kind === 'quotient') return true;
  const operand = value.kind === 'operand' ? find(operands, value.operand) : undefined;
  return operand?.kind === 'ratio' || (operand?.kind === 'number' && operand.percent === true);
}

function bound(literal: string, percent: boolean): string {
  return percent ? formatPercent(rationalFromLiteral(literal), { max: 6 }) : number(literal);
}

function award(given: Award): string {
  if (given.kind === 'points') return `${formatPoints(given.points)} điểm`;
  const share = formatPercent(rationalFromLiteral(given.share), { max: 6 });
  return share === '100 %' ? 'điểm tối đa' : `${share} điểm tối đa`;
}

function condition(given: Condition, operands: Operands): string {
  switch (given.kind) {
    case 'isYes':
      return labelOf(operands, given.operand);
    case 'isNo':
      return `không: ${labelOf(operands, given.operand)}`;
    case 'chosen': {
      const operand = find(operands, given.operand);
      const options = operand?.kind === 'choice' ? operand.options : [];
      const chosen = given.options.map((key) => options.find((option) => option.key === key)?.label ?? key);
      return `${labelOf(operands, given.operand)}: ${chosen.join(' hoặc ')}`;
    }
    case 'onTime':
      return `${labelOf(operands, given.operand)}: đúng hạn`;
    case 'compare':
      return `${measure(given.value, operands)} ${SIGNS[given.op]} ${bound(given.bound, isPercent(given.value, operands))}`;
    case 'allOf':
      return given.conditions.map((each) => condition(each, operands)).join(' và ');
    case 'anyOf':
      return given.conditions.map((each) => condition(each, operands)).join(' hoặc ');
    default:
      return assertNever(given);
  }
}

function steps(given: readonly LadderStep[], otherwise: Award, percent: boolean): string[] {
  return [
    ...given.map((step) => `${SIGNS[step.op]} ${bound(step.bound, percent)}: ${award(step.award)}`),
    `còn lại: ${award(otherwise)}`,
  ];
}

function choiceLines(rule: RuleOf<'CHOICE'>, operands: Operands): string[] {
  const operand = find(operands, rule.operand);
  const options = operand?.kind === 'choice' ? operand.options : [];
  return rule.awards.map((entry) => {
    const label = options.find((option) => option.key === entry.option)?.label ?? entry.option;
    return `${label}: ${award(entry.award)}`;
  });
}

function planLines(rule: RuleOf<'PLAN'>, operands: Operands): string[] {
  const share = `${measure(rule.value, operands)} so với kế hoạch (${measure(rule.plan, operands)})`;
  if (rule.by.kind === 'ladder') return [share, ...steps(rule.by.steps, rule.by.otherwise, true)];
  if (rule.by.kind === 'linear') return [`${share} × điểm tối đa`];
  return [`${share} từ ${bound(rule.by.atLeast, true)}: điểm tối đa; chưa đạt: 0 điểm`];
}

function capText(cap: Parameters<typeof formatPoints>[0] | null): string {
  return cap === null ? '' : `, tối đa ${formatPoints(cap)} điểm`;
}

/** A part that is one question says it by its label. */
function partLine({ label, points, rule }: RuleOf<'CHECK'>['parts'][number], operands: Operands): string {
  const worth = `${formatPoints(points)} điểm`;
  if (rule.kind === 'BOOL') return `${label}: ${worth}`;
  return `${label} (${worth}): ${ruleInWords(rule, operands).join('; ')}`;
}

/** "Cách tính điểm" of a leaf as a decision would print it, line by line. For people; the figures are exact. */
export function ruleInWords(rule: Rule, operands: Operands): readonly string[] {
  switch (rule.kind) {
    case 'BOOL':
      return [`${labelOf(operands, rule.operand)} – có: điểm tối đa; không: 0 điểm`];
    case 'CHOICE':
      return choiceLines(rule, operands);
    case 'ALL':
      return [
        'Đủ các điều kiện sau: điểm tối đa',
        ...rule.conditions.map((each) => condition(each, operands)),
        `thiếu một: ${award(rule.otherwise)}`,
      ];
    case 'ANY':
      return [
        'Có một trong các điều kiện sau: điểm tối đa',
        ...rule.conditions.map((each) => condition(each, operands)),
        `không có: ${award(rule.otherwise)}`,
      ];
    case 'CHECK':
      return rule.parts.map((part) => partLine(part, operands));
    case 'LADDER':
      return [
        measure(rule.value, operands),
        ...steps(rule.steps, rule.otherwise, isPercent(rule.value, operands)),
      ];
    case 'LINEAR': {
      const full = rule.full === undefined ? '' : ` ÷ ${number(rule.full)}`;
      return [`${measure(rule.value, operands)}${full} × điểm tối đa`];
    }
    case 'LINCUT':
      return [
        `${measure(rule.value, operands)} từ ${bound(rule.high, true)}: điểm tối đa`,
        `dưới ${bound(rule.low, true)}: 0 điểm`,
        'ở giữa: tỷ lệ × điểm tối đa',
      ];
    case 'UNIT':
      return [
        `${measure(rule.count, operands)}: mỗi đơn vị ${formatPoints(rule.pointsEach)} điểm${capText(rule.cap)}`,
      ];
    case 'INCR':
      return [
        `${measure(rule.value, operands)} đến ${number(rule.base)}: ${formatPoints(rule.basePoints)} điểm`,
        `mỗi ${number(rule.step)} vượt thêm: ${formatPoints(rule.stepPoints)} điểm${capText(rule.cap)}`,
      ];
    case 'DEDUCT':
      return [
        `Từ ${award(rule.start)}, trừ:`,
        ...rule.events.map((event) => `${event.label}: mỗi lần ${award(event.loss)}`),
        `không dưới ${formatPoints(rule.floor)} điểm`,
      ];
    case 'VETO': {
      const effect = rule.award === null ? 'bị chặn hạng' : award(rule.award);
      return [`${rule.label}: ${effect}`, ...ruleInWords(rule.rule, operands)];
    }
    case 'YOY':
      return [
        `${measure(rule.current, operands)} so với ${measure(rule.previous, operands)}`,
        `cao hơn: ${award(rule.higher)}; bằng: ${award(rule.equal)}; thấp hơn: ${award(rule.lower)}`,
      ];
    case 'PLAN':
      return planLines(rule, operands);
    case 'EXT':
      return [`Lấy theo hệ thống khác: ${labelOf(operands, rule.operand)}`];
    case 'SURVEY':
      return ['Theo kết quả điều tra xã hội học'];
    case 'MEAN':
      return [`Trung bình của: ${rule.items.map((key) => labelOf(operands, key)).join('; ')}`];
    case 'MANUAL':
      return [rule.reasonRequired ? 'Chấm theo kết quả thực hiện, có lý do' : 'Chấm theo kết quả thực hiện'];
    default:
      return assertNever(rule);
  }
}
