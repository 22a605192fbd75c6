import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** "Vai trò": what an account may do. One account has one role. */
export const ROLES = ['officer', 'leader', 'appraiser', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** "Phía": which kind of data folder a channel works on. */
export type Side = 'ward' | 'city';

/**
 * Who may call a channel.
 * - `public`: anyone who reached the host, before signing in.
 * - `signedIn`: any signed-in, unlocked account.
 * - a list: one of these roles. An administrator is not implicitly allowed everything.
 */
export type Access = 'public' | 'signedIn' | readonly Role[];

/**
 * One row of the contract: what goes in, what comes out, which expected errors may come instead.
 * A query changes nothing; a command may. `side` names the kind of open data folder it needs, if any.
 */
export interface Channel {
  readonly kind: 'query' | 'command';
  readonly side: Side | 'any' | 'none';
  readonly access: Access;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly errors: readonly ErrorCode[];
}

/** Declares a channel with its exact types kept. */
export function channel<const Row extends Channel>(row: Row): Row {
  return row;
}
