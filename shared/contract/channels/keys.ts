import { z } from 'zod';
import { channel } from '../channel.ts';
import { emptySchema, idSchema, momentSchema, readyFileSchema, sha256Schema } from '../../schemas/common.ts';

/** A key known of a unit. `fingerprint`: SHA-256 of the key, for people to compare by telephone. */
export const knownKeySchema = z.strictObject({
  id: idSchema,
  unitId: idSchema,
  unitCode: z.string(),
  unitName: z.string(),
  purpose: z.enum(['sending', 'receiving', 'leader']),
  fingerprint: sha256Schema,
  /** The leader's name; '' for an installation's own keys. */
  holder: z.string(),
  state: z.enum(['pinned', 'superseded', 'revoked']),
  pinnedAt: momentSchema,
  /** Why it was withdrawn. */
  revokedReason: z.string().nullable(),
});
export type KnownKey = z.infer<typeof knownKeySchema>;

const changeSchema = z.strictObject({
  offered: sha256Schema,
  /** Keys in force now; none: the unit is not known yet. */
  known: z.array(sha256Schema),
  changed: z.boolean(),
});

/** Keys a unit showed that are not the ones known: both fingerprints, for the administrator to compare and decide. */
export const keyOfferSchema = z.strictObject({
  id: idSchema,
  unitId: idSchema,
  unitCode: z.string(),
  unitName: z.string(),
  sending: changeSchema,
  leader: changeSchema,
  leaderName: z.string(),
  /** The code of the unit's setup bundle vouches for these keys. */
  enrolled: z.boolean(),
  fileName: z.string(),
  seenAt: momentSchema,
  state: z.enum(['open', 'accepted', 'refused']),
});
export type KeyOffer = z.infer<typeof keyOfferSchema>;

export const keysChannels = {
  'keys.listKeys': channel({
    kind: 'query',
    side: 'any',
    access: ['administrator', 'leader'],
    input: emptySchema,
    output: z.strictObject({ keys: z.array(knownKeySchema), offers: z.array(keyOfferSchema) }),
    errors: [],
  }),
  /**
   * The administrator's yes to a change of keys. Both fingerprints are given back as they were read and compared: an
   * offer is never accepted unseen. The refused bundle can be imported again afterwards.
   */
  'keys.acceptKey': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({
      offerId: idSchema,
      sendingFingerprint: sha256Schema,
      leaderFingerprint: sha256Schema,
    }),
    output: emptySchema,
    errors: ['KEY_NOT_FOUND', 'KEY_MISMATCH', 'KEY_REVOKED'],
  }),
  'keys.refuseKey': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({ offerId: idSchema }),
    output: emptySchema,
    errors: ['KEY_NOT_FOUND'],
  }),
  /** Withdraws a key for good: whatever it signs from now on is refused. What it signed before stays. */
  'keys.revokeKey': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({ keyId: idSchema, reason: z.string().min(1).max(500) }),
    output: emptySchema,
    errors: ['KEY_NOT_FOUND'],
  }),
  /**
   * A ward lost its computer: all its keys are withdrawn, its enrolment code is replaced, and a new setup bundle is
   * made (a job with a BundlesResult) that the ward opens on another computer.
   */
  'keys.reissueEnrolment': channel({
    kind: 'command',
    side: 'city',
    access: ['administrator'],
    input: z.strictObject({ roundId: idSchema, unitId: idSchema, reason: z.string().min(1).max(500) }),
    output: z.strictObject({ jobId: z.string() }),
    errors: ['ROUND_NOT_FOUND', 'ROUND_HAS_NO_UNITS', 'UNIT_NOT_FOUND'],
  }),
  /** The leader forgot the passphrase: a new key under a new one. The city's administrator must accept it once. */
  'keys.renewLeaderKey': channel({
    kind: 'command',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({ passphrase: z.string().max(500) }),
    output: z.strictObject({ keyFingerprint: sha256Schema }),
    errors: ['PASSPHRASE_TOO_SHORT'],
  }),
  /** The leader's locked key as a sheet to print and keep in a safe: worth nothing without the passphrase. */
  'keys.makeRecoverySheet': channel({
    kind: 'query',
    side: 'ward',
    access: ['leader'],
    input: emptySchema,
    output: z.strictObject({
      lines: z.array(z.string()),
      keyFingerprint: sha256Schema,
      file: readyFileSchema,
    }),
    errors: ['KEY_NOT_FOUND'],
  }),
  /** Reads a recovery sheet as typed or scanned and puts the leader's key back; one already there is kept aside. */
  'keys.restoreLeaderKey': channel({
    kind: 'command',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({ text: z.string().max(5000), passphrase: z.string().max(500) }),
    output: z.strictObject({ keyFingerprint: sha256Schema }),
    errors: ['RECOVERY_TEXT_INVALID', 'WRONG_PASSPHRASE'],
  }),
};
