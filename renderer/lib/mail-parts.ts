import { planParts } from '#shared/domain/bundle/parts.ts';
import { attachmentRoom } from '#shared/domain/transport/mail-message.ts';
import { recall } from '#renderer/lib/remember.ts';

const MEBIBYTE = 1024 ** 2;
/** What a mailbox takes where nobody said otherwise, in MiB: the choice of the e-mail panel. */
const USUAL_SIZE = 20;

/** How many messages a file of `bytes` makes at the size last chosen for e-mail, in MB; null: too many to send so. */
export function mailParts(bytes: number): { readonly count: number | null; readonly size: number } {
  const remembered = Number(recall('exchange.mail-size'));
  const size = Number.isInteger(remembered) && remembered > 0 ? remembered : USUAL_SIZE;
  const plan = planParts(bytes, attachmentRoom(size * MEBIBYTE));
  return { count: plan.ok ? plan.value.count : null, size };
}
