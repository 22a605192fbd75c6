import { compactVerify, CompactSign, flattenedVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { signingKeyFromSeed } from '#electron/services/crypto/ed25519.ts';
import {
  signCompactJws,
  signDetachedJws,
  verifyCompactJws,
  verifyDetachedJws,
} from '#electron/services/crypto/jws.ts';

const KEY = signingKeyFromSeed(Buffer.alloc(32, 5));
const PAYLOAD = Buffer.from('Bản tự chấm. Có dấu chấm, xuống dòng\n và byte lạ \u0001');
const jwk = { kty: 'OKP', crv: 'Ed25519', x: KEY.publicKey };
const b64 = (text: string) => Buffer.from(text).toString('base64url');

describe('a detached JWS', () => {
  it('is verified by jose and by us', async () => {
    const jws = signDetachedJws(PAYLOAD, KEY);
    expect(verifyDetachedJws(jws, PAYLOAD, KEY.publicKey)).toBe(true);
    const [header = '', middle, signature = ''] = jws.split('.');
    expect(middle).toBe('');
    const key = await importJWK(jwk, 'EdDSA');
    const verified = await flattenedVerify({ protected: header, payload: PAYLOAD, signature }, key);
    expect(verified.protectedHeader).toEqual({ alg: 'EdDSA', b64: false, crit: ['b64'] });
  });

  it('is refused for other bytes, keys, headers and shapes', () => {
    const jws = signDetachedJws(PAYLOAD, KEY);
    const [header = '', , signature = ''] = jws.split('.');
    const other = signingKeyFromSeed(Buffer.alloc(32, 6));
    expect(verifyDetachedJws(jws, Buffer.from('khác'), KEY.publicKey)).toBe(false);
    expect(verifyDetachedJws(jws, PAYLOAD, other.publicKey)).toBe(false);
    const shapes = [
      '',
      '..',
      `${header}..`,
      `${header}.${signature}`,
      `${header}..${signature}.`,
      `${header}..${signature}=`,
      `${header}..${signature}\n`,
      `${header}.${b64('x')}.${signature}`,
      `${b64('{"alg":"none"}')}..`,
      `${b64('{"alg":"EdDSA"}')}..${signature}`,
      `${b64('{"alg":"HS256","b64":false,"crit":["b64"]}')}..${signature}`,
    ];
    for (const shape of shapes) expect(verifyDetachedJws(shape, PAYLOAD, KEY.publicKey)).toBe(false);
  });
});

describe('a compact JWS', () => {
  it('goes both ways between jose and us', async () => {
    const verified = await compactVerify(signCompactJws(PAYLOAD, KEY), await importJWK(jwk, 'EdDSA'));
    expect(Buffer.from(verified.payload).equals(PAYLOAD)).toBe(true);
    const secret = { ...jwk, d: Buffer.from(KEY.privateKey).toString('base64url') };
    const theirs = await new CompactSign(PAYLOAD)
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(await importJWK(secret, 'EdDSA'));
    expect(theirs).toBe(signCompactJws(PAYLOAD, KEY));
    expect(Buffer.from(verifyCompactJws(theirs, KEY.publicKey) ?? '').equals(PAYLOAD)).toBe(true);
  });

  it('is refused where anything was changed', () => {
    const jws = signCompactJws(PAYLOAD, KEY);
    const [header = '', payload = '', signature = ''] = jws.split('.');
    for (const shape of [
      `${header}.${b64('khác')}.${signature}`,
      `${b64('{"alg":"none"}')}.${payload}.`,
      `${jws}.x`,
      `${header}.${payload}=.${signature}`,
      header,
    ]) {
      expect(verifyCompactJws(shape, KEY.publicKey)).toBeNull();
    }
  });
});
