import type { AppError } from './errors.ts';

/** What comes back from a call: a value, or an expected error with typed details and no sentences. */
export type Reply<Value = unknown, Failure extends AppError = AppError> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };
