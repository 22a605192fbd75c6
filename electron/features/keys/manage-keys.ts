import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { KeyOffer, KnownKey } from '#shared/contract/channels/keys.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { readInstallation, type PublicKeyRow } from '#db/queries/installation.ts';
import {
  addKey,
  decideKeyOffer,
  findKey,
  findKeyOffer,
  insertRevokedKey,
  isKeyRevoked,
  listAllKeys,
  listKeyOffers,
  listRevokedKeys,
  replaceEnrolmentSecret,
  supersedeKey,
  supersedeKeysOf,
  type KeyOfferRow,
} from '#db/queries/keys.ts';
import { findUnit, listUnits } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { FolderContext, SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { createSetupBundles } from '#electron/features/rounds/create-setup-bundles.ts';
import { generateEnrolmentSecret } from '#electron/services/bundle/enrolment.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** Every key known of every unit, and the offers waiting for or past a decision. */
export function listKeys({ folder }: FolderContext): { keys: KnownKey[]; offers: KeyOffer[] } {
  const db = folder.db.read;
  const nameOf = unitNames(db);
  const revoked = new Map(listRevokedKeys(db).map((row) => [row.publicKey, row.reason]));
  const keys = listAllKeys(db).map((row): KnownKey => {
    const reason = revoked.get(row.publicKey) ?? null;
    const { id, unitId, purpose, holder, state, pinnedAt } = row;
    return {
      id,
      unitId,
      ...nameOf(unitId),
      purpose,
      fingerprint: fingerprintOf(row),
      holder: purpose === 'leader' ? holder : '',
      state: reason === null ? state : 'revoked',
      pinnedAt,
      revokedReason: reason,
    };
  });
  return { keys, offers: listKeyOffers(db).map((row) => toOffer(row, keys, nameOf)) };
}

/** A receiving key is no Ed25519 key: its text is what is hashed. */
function fingerprintOf({ purpose, publicKey }: Pick<PublicKeyRow, 'purpose' | 'publicKey'>): string {
  return purpose === 'receiving' ? sha256Hex(publicKey) : keyFingerprint(publicKey);
}

type NameOf = (unitId: string) => { readonly unitCode: string; readonly unitName: string };

function unitNames(db: ReadDb): NameOf {
  const own = readInstallation(db);
  const units = new Map(listUnits(db).map(({ id, code, name }) => [id, { unitCode: code, unitName: name }]));
  units.set(own.unitId, { unitCode: own.unitCode, unitName: own.unitName });
  if (own.parentId !== null) {
    units.set(own.parentId, { unitCode: own.parentCode ?? '', unitName: own.parentName ?? '' });
  }
  return (unitId) => units.get(unitId) ?? { unitCode: '', unitName: '' };
}

function toOffer(row: KeyOfferRow, keys: readonly KnownKey[], nameOf: NameOf): KeyOffer {
  const { id, unitId, leaderName, enrolled, fileName, seenAt, state } = row;
  const change = (purpose: KnownKey['purpose'], publicKey: string) => {
    const offered = keyFingerprint(publicKey);
    const mine = keys.filter(
      (key) => key.unitId === unitId && key.purpose === purpose && key.state === 'pinned',
    );
    const known = mine.map(({ fingerprint }) => fingerprint);
    return { offered, known, changed: !known.includes(offered) };
  };
  return {
    id,
    unitId,
    ...nameOf(unitId),
    sending: change('sending', row.sendingKey),
    leader: change('leader', row.leaderKey),
    leaderName,
    enrolled: enrolled === 1,
    fileName,
    seenAt,
    state,
  };
}

/** The administrator's yes: the offered keys take the place of those in force; the same leader's older key goes. */
export function acceptKey(
  context: SignedInContext,
  input: ParsedInputOf<'keys.acceptKey'>,
): Result<Record<string, never>, AppError<'KEY_NOT_FOUND' | 'KEY_MISMATCH' | 'KEY_REVOKED'>> {
  return runUseCase(context, context.actor.username, (writing) => {
    const { db, at, audit } = writing;
    const offer = findKeyOffer(db, input.offerId);
    if (offer?.state !== 'open') return fail(appError('KEY_NOT_FOUND', {}));
    const sending = keyFingerprint(offer.sendingKey);
    const leader = keyFingerprint(offer.leaderKey);
    if (sending !== input.sendingFingerprint || leader !== input.leaderFingerprint) {
      return fail(appError('KEY_MISMATCH', {}));
    }
    if (isKeyRevoked(db, offer.sendingKey) || isKeyRevoked(db, offer.leaderKey)) {
      return fail(appError('KEY_REVOKED', {}));
    }
    putInForce(context, writing, offer);
    decideKeyOffer(db, offer.id, 'accepted', { at, by: context.actor.username });
    audit({ action: 'keys.acceptKey', subject: offer.unitId, details: { sending, leader } });
    return ok({});
  });
}

function putInForce({ services }: SignedInContext, { db, at }: Writing, offer: KeyOfferRow): void {
  const { unitId, leaderName } = offer;
  const own = listAllKeys(db).filter((key) => key.unitId === unitId && key.state === 'pinned');
  const pin = (purpose: PublicKeyRow['purpose'], publicKey: string, holder: string): void => {
    if (own.some((key) => key.purpose === purpose && key.publicKey === publicKey)) return;
    for (const key of own) {
      const gives = key.purpose === purpose && (purpose !== 'leader' || key.holder === holder);
      if (gives) supersedeKey(db, key.id);
    }
    addKey(db, { id: newId(services.clock), unitId, purpose, publicKey, holder, pinnedAt: at });
  };
  pin('sending', offer.sendingKey, '');
  pin('receiving', offer.receivingRecipient, '');
  pin('leader', offer.leaderKey, leaderName);
}

/** The administrator's no. The refused bundle stays where it was set aside. */
export function refuseKey(
  context: SignedInContext,
  offerId: string,
): Result<Record<string, never>, AppError<'KEY_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const offer = findKeyOffer(db, offerId);
    if (offer?.state !== 'open') return fail(appError('KEY_NOT_FOUND', {}));
    decideKeyOffer(db, offerId, 'refused', { at, by: context.actor.username });
    const details = { sending: keyFingerprint(offer.sendingKey), leader: keyFingerprint(offer.leaderKey) };
    audit({ action: 'keys.refuseKey', subject: offer.unitId, details });
    return ok({});
  });
}

/** Withdraws one key for good. This installation's own keys are not withdrawn here. */
export function revokeKey(
  context: SignedInContext,
  { keyId, reason }: ParsedInputOf<'keys.revokeKey'>,
): Result<Record<string, never>, AppError<'KEY_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, (writing) => {
    const key = findKey(writing.db, keyId);
    if (!key || key.unitId === readInstallation(writing.db).unitId)
      return fail(appError('KEY_NOT_FOUND', {}));
    withdraw(context, writing, key, reason);
    return ok({});
  });
}

function withdraw(
  { actor }: SignedInContext,
  { db, at, audit }: Writing,
  key: PublicKeyRow,
  reason: string,
): void {
  const { publicKey, unitId, id, purpose } = key;
  insertRevokedKey(db, { publicKey, unitId, reason, revokedAt: at, revokedBy: actor.username });
  supersedeKey(db, id);
  const details = { purpose, fingerprint: fingerprintOf(key), reason };
  audit({ action: 'keys.revokeKey', subject: unitId, details });
}

/** Starts a ward afresh after its computer was lost: old keys withdrawn, new enrolment code, new setup bundle. */
export function reissueEnrolment(
  context: SignedInContext,
  { roundId, unitId, reason }: ParsedInputOf<'keys.reissueEnrolment'>,
): Result<{ jobId: string }, AppError<'ROUND_NOT_FOUND' | 'ROUND_HAS_NO_UNITS' | 'UNIT_NOT_FOUND'>> {
  const { services, folder } = context;
  if (!findUnit(folder.db.read, unitId)) return fail(appError('UNIT_NOT_FOUND', { code: '' }));
  const secret = generateEnrolmentSecret(services.random);
  runUseCase(context, context.actor.username, (writing) => {
    const { db, at, audit } = writing;
    const own = listAllKeys(db).filter((key) => key.unitId === unitId && key.state === 'pinned');
    for (const key of own) withdraw(context, writing, key, reason);
    for (const purpose of ['sending', 'receiving', 'leader'] as const) supersedeKeysOf(db, unitId, purpose);
    replaceEnrolmentSecret(db, unitId, secret, at);
    audit({ action: 'keys.reissueEnrolment', subject: unitId, details: { roundId, reason } });
    return ok(null);
  });
  return createSetupBundles(context, roundId, [unitId]);
}
