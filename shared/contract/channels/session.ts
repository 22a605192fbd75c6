import { z } from 'zod';
import { channel } from '../channel.ts';
import { emptySchema, idSchema, momentSchema, requiredLineSchema, roleSchema } from '../../schemas/common.ts';
import { signedInUserSchema } from './workspace.ts';

export const accountSchema = z.strictObject({
  id: idSchema,
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  createdAt: momentSchema,
});

export const sessionChannels = {
  'session.signIn': channel({
    kind: 'command',
    side: 'any',
    access: 'public',
    input: z.strictObject({ username: requiredLineSchema, password: z.string().max(400) }),
    output: signedInUserSchema,
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_DISABLED', 'TOO_MANY_ATTEMPTS'],
  }),
  'session.signOut': channel({
    kind: 'command',
    side: 'any',
    access: 'public',
    input: emptySchema,
    output: emptySchema,
    errors: [],
  }),
  /** Locks the window; unlocking asks for the same account's password. */
  'session.lock': channel({
    kind: 'command',
    side: 'any',
    access: 'public',
    input: emptySchema,
    output: emptySchema,
    errors: [],
  }),
  'session.unlock': channel({
    kind: 'command',
    side: 'any',
    access: 'public',
    input: z.strictObject({ password: z.string().max(400) }),
    output: signedInUserSchema,
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_DISABLED', 'TOO_MANY_ATTEMPTS'],
  }),
  'session.changePassword': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ current: z.string().max(400), next: z.string().max(400) }),
    output: emptySchema,
    errors: ['WRONG_CREDENTIALS', 'WEAK_PASSWORD'],
  }),
  /** Names offered on the sign-in screen (no roles, no secrets). In a demonstration folder also the shared password. */
  'session.listSignInNames': channel({
    kind: 'query',
    side: 'any',
    access: 'public',
    input: emptySchema,
    output: z.strictObject({
      names: z.array(z.strictObject({ username: z.string(), fullName: z.string(), role: roleSchema })),
      demoPassword: z.string().nullable(),
    }),
    errors: [],
  }),
  'accounts.listAccounts': channel({
    kind: 'query',
    side: 'any',
    access: ['administrator'],
    input: emptySchema,
    output: z.strictObject({ accounts: z.array(accountSchema) }),
    errors: [],
  }),
  'accounts.createAccount': channel({
    kind: 'command',
    side: 'any',
    access: ['administrator'],
    input: z.strictObject({
      username: requiredLineSchema,
      fullName: requiredLineSchema,
      position: z.string().max(200),
      role: roleSchema,
      password: z.string().max(400),
    }),
    output: accountSchema,
    errors: ['USERNAME_TAKEN', 'WEAK_PASSWORD'],
  }),
  'accounts.updateAccount': channel({
    kind: 'command',
    side: 'any',
    access: ['administrator'],
    input: z.strictObject({
      id: idSchema,
      fullName: requiredLineSchema,
      position: z.string().max(200),
      role: roleSchema,
      disabled: z.boolean(),
      /** A new password set by the administrator; null keeps the present one. */
      newPassword: z.string().max(400).nullable(),
    }),
    output: accountSchema,
    errors: ['ACCOUNT_NOT_FOUND', 'LAST_ADMINISTRATOR', 'WEAK_PASSWORD'],
  }),
};
