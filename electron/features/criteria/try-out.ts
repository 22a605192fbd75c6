import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { tryOutLeaf } from '#shared/domain/criteria/draft/try-out.ts';
import { traceToLines, traceToVietnamese } from '#shared/domain/scoring/explain/trace-to-vietnamese.ts';
import { toFindings } from '#electron/features/criteria/draft-rows.ts';

/** One row worked out on sample figures, JSON-safe. */
export function tryOut(input: ParsedInputOf<'criteriaEditor.tryOut'>): OutputOf<'criteriaEditor.tryOut'> {
  const { node, rounding, answer, unitType } = input;
  const { result, findings } = tryOutLeaf(node, rounding, answer, unitType);
  return {
    result: result && {
      status: result.status,
      points: result.points,
      maximum: result.maximum,
      trace: traceToVietnamese(result.trace),
      lines: [...traceToLines(result.trace)],
      problems: result.problems.map(({ code, severity, inputKey, details }) => ({
        code,
        severity,
        inputKey: inputKey ?? null,
        details: { ...details },
      })),
    },
    findings: toFindings(findings),
  };
}
