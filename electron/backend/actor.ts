import type { Role } from '#shared/contract/channel.ts';

/** Who acts, as the audit log names them. */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly role: Role;
}
