import { formatDay } from '#shared/lib/text-format.ts';
import { assertNever } from '#shared/lib/result.ts';
import { comparisonSign, showBeside, showFigure } from '#shared/domain/scoring/explain/figures.ts';
import { measureText } from '#shared/domain/scoring/explain/measure-text.ts';
import { isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import type { TracedCondition } from '#shared/domain/scoring/trace-types.ts';

/** A condition as it came out: "Đã ban hành kế hoạch: có", "Ngày gửi 09/12/2026, hạn 10/12/2026: đúng hạn". */
export function conditionText(condition: TracedCondition): string {
  switch (condition.kind) {
    case 'yesNo':
      return `${condition.label}: ${condition.yes ? 'có' : 'không'}`;
    case 'chosen':
      return `${condition.label}: ${condition.option}`;
    case 'onTime': {
      const { label, day, deadline, met } = condition;
      return `${label} ${formatDay(day)}, hạn ${formatDay(deadline)}: ${met ? 'đúng hạn' : 'quá hạn'}`;
    }
    case 'compare': {
      const { measure, op, bound, met } = condition;
      const percent = isPercentMeasure(measure);
      const shown = measureText(measure, showBeside(measure.value, bound, percent));
      const label = measure.kind === 'operand' ? `${measure.figure.label}: ` : '';
      return `${label}${shown} ${comparisonSign(op, met)} ${showFigure(bound, percent)}`;
    }
    case 'allOf':
    case 'anyOf': {
      const joined = condition.conditions
        .map(conditionText)
        .join(condition.kind === 'allOf' ? ' và ' : ' hoặc ');
      return `(${joined})`;
    }
    default:
      return assertNever(condition);
  }
}
