import { v7 } from 'uuid';
import type { Clock } from '#electron/services/clock/clock.ts';

/** A new UUIDv7: time-ordered, made outside the database so that rows from many wards meet without collision. */
export function newId(clock: Clock): string {
  return v7({ msecs: clock.now().getTime() });
}
