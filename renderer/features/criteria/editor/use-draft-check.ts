import { useDeferredValue, useMemo } from 'react';
import { checkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { useDraft } from '#renderer/features/criteria/editor/editor-context.tsx';
import { WHOLE_SET } from '#renderer/features/criteria/editor/draft-store.ts';
import type { RowMarks } from '#renderer/features/criteria/editor/draft-tree.tsx';

const ORDER: Readonly<Record<DraftFinding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** What the check of the draft finds, worst first, by row, and as marks for the tree. */
export interface DraftCheckView {
  readonly findings: readonly DraftFinding[];
  readonly byRow: ReadonlyMap<string, readonly DraftFinding[]>;
  readonly marks: RowMarks;
  readonly errors: number;
}

function rowOf(finding: DraftFinding): string {
  return finding.nodeId ?? WHOLE_SET;
}

/** Checks what is typed, after the keystroke itself is on the screen. */
export function useDraftCheck(): DraftCheckView {
  const set = useDeferredValue(useDraft((state) => state.set));
  return useMemo(() => {
    const findings = checkDraft(set).findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
    const byRow = Map.groupBy(findings, rowOf);
    const marks = new Map([...byRow].map(([id, list]) => [id, list[0]?.severity ?? 'info'] as const));
    return { findings, byRow, marks, errors: findings.filter(({ severity }) => severity === 'error').length };
  }, [set]);
}
