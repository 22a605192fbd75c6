import { formatNumber } from '#shared/lib/numbers.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { CompareOp, Condition, Measure } from '#shared/schemas/criteria-rule.ts';

/** How operands and their options are called. */
export interface Labels {
  readonly operand: (key: string) => OperandDef | null;
  readonly option: (operandKey: string, optionKey: string) => string;
}

const COMPARED: Readonly<Record<CompareOp, string>> = {
  '>=': 'từ',
  '>': 'trên',
  '=': 'bằng',
  '<=': 'không quá',
  '<': 'dưới',
};

/** The label of an operand, first letter small: it stands inside a sentence. */
function labelOf(key: string, labels: Labels): string {
  const label = labels.operand(key)?.label ?? key;
  // An abbreviation such as TTHC stays as it is.
  return /^\p{Lu}{2}/u.test(label) ? label : label.slice(0, 1).toLocaleLowerCase('vi') + label.slice(1);
}

/** A measure in words. */
export function measureWords(measure: Measure, labels: Labels): string {
  switch (measure.kind) {
    case 'operand':
      return labelOf(measure.operand, labels);
    case 'constant':
      return formatNumber(rationalFromLiteral(measure.value));
    case 'sum':
      return `tổng (${measure.of.map((part) => measureWords(part, labels)).join(' + ')})`;
    case 'difference':
      return `(${measureWords(measure.of, labels)} − ${measureWords(measure.minus, labels)})`;
    case 'quotient':
      return `${measureWords(measure.of, labels)} ÷ ${measureWords(measure.by, labels)}`;
    default:
      return assertNever(measure);
  }
}

/** Whether people read the measure in percent: a ratio, a percentage, or one figure over another. */
export function measureIsShare(measure: Measure, labels: Labels): boolean {
  if (measure.kind === 'quotient') return true;
  if (measure.kind !== 'operand') return false;
  const operand = labels.operand(measure.operand);
  return operand?.kind === 'ratio' || (operand?.kind === 'number' && operand.percent === true);
}

/** A condition in words. */
export function conditionWords(condition: Condition, labels: Labels): string {
  switch (condition.kind) {
    case 'isYes':
      return labelOf(condition.operand, labels);
    case 'isNo':
      return `không: ${labelOf(condition.operand, labels)}`;
    case 'chosen':
      return condition.options.map((option) => labels.option(condition.operand, option)).join(' hoặc ');
    case 'onTime':
      return `${labelOf(condition.operand, labels)} đúng hạn`;
    case 'compare': {
      const value = rationalFromLiteral(condition.bound);
      const shown = measureIsShare(condition.value, labels)
        ? `${formatNumber({ n: value.n * 100n, d: value.d })} %`
        : formatNumber(value);
      return `${measureWords(condition.value, labels)} ${COMPARED[condition.op]} ${shown}`;
    }
    case 'allOf':
      return condition.conditions.map((each) => conditionWords(each, labels)).join(' và ');
    case 'anyOf':
      return condition.conditions.map((each) => conditionWords(each, labels)).join(' hoặc ');
    default:
      return assertNever(condition);
  }
}
