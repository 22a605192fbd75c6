import type { z } from 'zod';

/** The place and nature of what a strict schema refuses. */
export interface ShapeIssue {
  readonly path: readonly PropertyKey[];
  readonly code: 'FIELD_EMPTY' | 'FIGURE_NOT_READABLE' | 'FIELD_NOT_VALID';
  readonly raw: string;
}

type Issue = z.core.$ZodIssue;

/** Of the members of a union, the one meant is that whose `kind` fits; its own issues say what is wrong. */
function branchOf(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const fits = issue.errors.find(
    (branch) => !branch.some(({ path }) => path.length === 1 && path[0] === 'kind'),
  );
  return fits ?? [];
}

function flatten(issue: Issue, base: readonly PropertyKey[]): readonly (Issue & { path: PropertyKey[] })[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ ...issue, path }];
  const branch = branchOf(issue);
  return branch.length === 0 ? [{ ...issue, path }] : branch.flatMap((inner) => flatten(inner, path));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  return found;
}

/** Figures are text in a draft: where a number was wanted, or a decimal, text that is left over could not be read. */
function codeOf(issue: Issue, found: unknown): ShapeIssue['code'] {
  if (found === undefined || found === null) return 'FIELD_EMPTY';
  if (typeof found === 'string') {
    if (found.trim() === '') return 'FIELD_EMPTY';
    const wantsNumber =
      issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int');
    const wantsDecimal = issue.code === 'invalid_format' && (issue.pattern ?? '').includes('{1,15}');
    return wantsNumber || wantsDecimal ? 'FIGURE_NOT_READABLE' : 'FIELD_NOT_VALID';
  }
  return Array.isArray(found) && found.length === 0 ? 'FIELD_EMPTY' : 'FIELD_NOT_VALID';
}

/** What a strict schema refuses of `value`, place by place. */
export function shapeIssues(issues: readonly Issue[], value: unknown): readonly ShapeIssue[] {
  return issues
    .flatMap((issue) => flatten(issue, []))
    .map((issue) => {
      const found = valueAt(value, issue.path);
      const raw = typeof found === 'string' || typeof found === 'number' ? String(found) : '';
      return { path: issue.path, code: codeOf(issue, found), raw: raw.slice(0, 200) };
    });
}
