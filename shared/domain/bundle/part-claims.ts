import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { PartPayload } from '#shared/schemas/bundle-part.ts';

/**
 * What must hold between the header of a part bundle and its payload, by field: sender, receiver and subject are one
 * unit, every link names a document that is carried, and the key that is proven is the one that signs.
 */
export function partClaims(
  header: BundleHeader,
  part: PartPayload,
): readonly (readonly [field: string, holds: boolean])[] {
  const unitId = part.direction === 'out' ? part.unit.id : part.unitId;
  const roundId = part.direction === 'out' ? part.round.id : part.roundId;
  const held = new Set(part.content.documents.map(({ id }) => id));
  const links = Object.values(part.content.leaves).flatMap((leaf) => leaf.links);
  return [
    ['part.sender', unitId === header.sender.unitId],
    ['part.receiver', unitId === header.receiver.unitId],
    ['part.subject', unitId === header.subject.unitId],
    ['part.roundId', roundId === header.round?.id],
    ['part.documents', held.size === part.content.documents.length],
    ['part.links', links.every(({ documentId }) => held.has(documentId))],
    ['part.proof', part.direction === 'out' || part.proof.keys.sendingKey === header.sender.publicKey],
  ];
}
