import { X509Certificate } from 'node:crypto';
import type { Authority } from '#shared/contract/channels/transport-results.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

type AuthorityError = AppError<'CERTIFICATE_NOT_VALID'>;

/**
 * The certificates of an own authority, as a PEM file holds them: public parts only. CERTIFICATE_NOT_VALID: none in it,
 * one that cannot be read, or a private key, which belongs on the server and nowhere else.
 */
export function readAuthority(pem: string): Result<readonly Authority[], AuthorityError> {
  const read: Authority[] = [];
  for (const [block, label = ''] of pem.matchAll(BLOCK)) {
    if (label.endsWith('PRIVATE KEY')) return refuse('privateKey');
    if (label !== 'CERTIFICATE') continue;
    const certificate = parse(block);
    if (!certificate) return refuse('unreadable');
    read.push({
      subject: oneLine(certificate.subject),
      issuer: oneLine(certificate.issuer),
      validFrom: certificate.validFromDate.toISOString(),
      validTo: certificate.validToDate.toISOString(),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      isAuthority: certificate.ca,
    });
  }
  return read.length === 0 ? refuse('unreadable') : ok(read);
}

function parse(block: string): X509Certificate | null {
  try {
    return new X509Certificate(block);
  } catch {
    return null;
  }
}

function refuse(reason: 'unreadable' | 'privateKey'): Result<never, AuthorityError> {
  return fail(appError('CERTIFICATE_NOT_VALID', { reason }));
}

function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}
