import { z } from 'zod';
import { channel } from '../channel.ts';
import {
  emptySchema,
  fileTokenSchema,
  requiredLineSchema,
  roleSchema,
  unitCodeSchema,
  unitTypeSchema,
  idSchema,
} from '../../schemas/common.ts';

/** A data folder on this computer: one unit's whole data. */
export const folderSchema = z.strictObject({
  id: z.string(),
  side: z.enum(['ward', 'city']),
  unitName: z.string(),
  unitCode: z.string(),
  demo: z.boolean(),
  path: z.string(),
  /** It holds a part of the unit's work ("phần việc") and nothing else. */
  part: z.literal(true).optional(),
});

export const signedInUserSchema = z.strictObject({
  accountId: idSchema,
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  role: roleSchema,
});

const firstAccountSchema = z.strictObject({
  username: requiredLineSchema,
  fullName: requiredLineSchema,
  position: z.string().max(200).default(''),
  password: z.string().max(400),
});

export const workspaceChannels = {
  /** Where the user stands: which folders exist, which one is open, who is signed in. */
  'workspace.readState': channel({
    kind: 'query',
    side: 'none',
    access: 'public',
    input: emptySchema,
    output: z.strictObject({
      appVersion: z.string(),
      dataRoot: z.string(),
      folders: z.array(folderSchema),
      open: folderSchema.nullable(),
      user: signedInUserSchema.nullable(),
      locked: z.boolean(),
      idleMinutes: z.int(),
      today: z.iso.date(),
    }),
    errors: [],
  }),
  'workspace.openFolder': channel({
    kind: 'command',
    side: 'none',
    access: 'public',
    input: z.strictObject({ id: z.string() }),
    output: folderSchema,
    errors: ['FOLDER_NOT_FOUND', 'FOLDER_IN_USE', 'DATABASE_FROM_FUTURE', 'DATABASE_DAMAGED'],
  }),
  'workspace.closeFolder': channel({
    kind: 'command',
    side: 'none',
    access: 'public',
    input: emptySchema,
    output: emptySchema,
    errors: [],
  }),
  /** Second door: the higher level starts its own folder. */
  'workspace.createCity': channel({
    kind: 'command',
    side: 'none',
    access: 'public',
    input: z.strictObject({
      unit: z.strictObject({
        code: unitCodeSchema,
        name: requiredLineSchema,
        type: unitTypeSchema,
        province: z.string().max(200),
      }),
      administrator: firstAccountSchema,
    }),
    output: folderSchema,
    errors: ['WEAK_PASSWORD', 'UNIT_CODE_TAKEN', 'FOLDER_IN_USE'],
  }),
  /** First door, look before opening: who the bundle says this ward is. Writes nothing. */
  'workspace.previewSetupBundle': channel({
    kind: 'query',
    side: 'none',
    access: 'public',
    input: z.strictObject({ fileToken: fileTokenSchema }),
    output: z.strictObject({
      unitName: z.string(),
      unitCode: z.string(),
      unitType: unitTypeSchema,
      cityName: z.string(),
      roundTitle: z.string(),
      year: z.int(),
      deadline: z.iso.date(),
      leafCount: z.int(),
      maximum: z.int(),
      cityKeyFingerprint: z.string(),
      folderExists: z.boolean(),
      /** A part of this ward's work for whoever holds it; the key is then the ward's own. Absent: a setup bundle. */
      part: z.strictObject({ holder: z.string() }).optional(),
    }),
    errors: ['BUNDLE_REFUSED', 'BUNDLE_WRONG_KIND', 'FILE_NOT_FOUND'],
  }),
  'workspace.createWard': channel({
    kind: 'command',
    side: 'none',
    access: 'public',
    input: z.strictObject({ fileToken: fileTokenSchema, administrator: firstAccountSchema }),
    output: folderSchema,
    errors: [
      'WEAK_PASSWORD',
      'BUNDLE_REFUSED',
      'BUNDLE_WRONG_KIND',
      'FILE_NOT_FOUND',
      'UNIT_CODE_TAKEN',
      'FOLDER_IN_USE',
    ],
  }),
  /** Third door: builds the demonstration folders (a job) through the same use cases as a user's clicks. */
  'workspace.createDemo': channel({
    kind: 'command',
    side: 'none',
    access: 'public',
    input: emptySchema,
    output: z.strictObject({ jobId: z.string() }),
    errors: [],
  }),
};
