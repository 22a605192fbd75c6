import type { LeafInput } from '#db/seed/set-builder.ts';

/** Points as a plain decimal, or: notScored, invalid, excluded, full, zero. */
export type Expected = string;

/** One rule of a real decision as package data, with inputs at, just below and just above its bounds. */
export interface RealRule {
  readonly id: string;
  readonly text: string;
  readonly maximum: string;
  readonly leaf: LeafInput;
  /** Decimals of the leaf; 6 where not said. */
  readonly leafDigits?: number;
  readonly cases: readonly (readonly [inputs: Readonly<Record<string, string>>, expected: Expected])[];
}
