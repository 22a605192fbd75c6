import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '#tests/support/temp-folder.ts';

const work = tempFolder('authority');
/** A file of the folder where keys and certificates are made. */
export const at = (name: string): string => join(work, name);
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const openssl = (...words: readonly string[]): void => {
  execFileSync('openssl', words, { stdio: 'ignore' });
};

/** A certificate authority of our own, as PEM; its key lies beside it. */
export function makeAuthority(name: string): string {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '30',
    '-keyout',
    at(`${name}.key`),
    '-out',
    at(`${name}.pem`),
    '-subj',
    `/CN=Nơi cấp ${name}/O=Tỉnh Thử`,
    '-utf8',
  );
  return readFileSync(at(`${name}.pem`), 'utf8');
}

/** A server's certificate under an authority. */
export function makeServer(
  name: string,
  authority: string,
  host: string,
  dates: readonly string[] = ['-days', '20'],
) {
  writeFileSync(at(`${name}.ext`), `subjectAltName=${host}\n`);
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    at(`${name}.key`),
    '-out',
    at(`${name}.csr`),
    '-subj',
    '/CN=may-chu',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    at(`${name}.csr`),
    '-CA',
    at(`${authority}.pem`),
    '-CAkey',
    at(`${authority}.key`),
    '-CAcreateserial',
    '-out',
    at(`${name}.pem`),
    '-extfile',
    at(`${name}.ext`),
    ...dates,
  );
  return ['--cert', at(`${name}.pem`), '--key', at(`${name}.key`)];
}
