import type { LooseObject } from '#shared/schemas/criteria-draft.ts';

/** What the form of every way to score gets. `onChange` gives the rule and, where figures came or went, those too. */
export interface RuleFormProps {
  readonly path: string;
  readonly rule: LooseObject;
  readonly operands: readonly LooseObject[];
  /** The maximum as typed, of the row or of the part. */
  readonly maximum: string;
  readonly onChange: (rule: LooseObject, operands?: readonly LooseObject[]) => void;
}
