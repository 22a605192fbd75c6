import type { ErrorDetails } from '#shared/contract/errors.ts';

type Reason = ErrorDetails<'TLS_NOT_TRUSTED'>['reason'];

/** What the TLS layer says of a certificate it does not accept. */
const REASONS: Readonly<Record<string, Reason>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknownAuthority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownAuthority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownAuthority',
  CERT_UNTRUSTED: 'unknownAuthority',
  CERT_CHAIN_TOO_LONG: 'unknownAuthority',
  INVALID_CA: 'unknownAuthority',
  CERT_SIGNATURE_FAILURE: 'damaged',
  CERT_REVOKED: 'damaged',
  CERT_REJECTED: 'damaged',
};

/** Why a server's certificate was not accepted; null: the request failed for something else. */
export function tlsFault(error: unknown): Reason | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code: unknown = 'code' in at ? at.code : null;
    if (typeof code === 'string' && Object.hasOwn(REASONS, code)) return REASONS[code] ?? null;
  }
  return null;
}
