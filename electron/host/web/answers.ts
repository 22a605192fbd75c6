import type { AppError } from '#shared/contract/errors.ts';
import { securityHeaders } from './headers.ts';

/** An answer without content. */
export function statusOnly(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...securityHeaders(), ...headers } });
}

/** A JSON answer. */
export function json(value: unknown, status = 200): Response {
  const headers = { ...securityHeaders(), 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(JSON.stringify(value), { status, headers });
}

/** An expected failure of a file transfer, in the shape of a contract reply. */
export function failure(error: AppError, status: number): Response {
  return json({ ok: false, error }, status);
}
