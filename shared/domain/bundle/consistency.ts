import { structureError, type BundleStructureError } from '#shared/domain/bundle/errors.ts';
import { partClaims } from '#shared/domain/bundle/part-claims.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { exactValue } from '#shared/domain/statistics/exact-value.ts';
import { assertNever, fail, ok, type Result } from '#shared/lib/result.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';

/** An evidence file as it lies in the bundle. */
export interface CarriedFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

type Claim = readonly [field: string, holds: boolean];

/**
 * The header and the payload say the same, and exactly the evidence that the revision names is carried. Error
 * CONTENT_INCONSISTENT names the field or the file.
 */
export function checkConsistency(
  header: BundleHeader,
  payload: BundlePayload,
  files: readonly CarriedFile[],
): Result<null, BundleStructureError> {
  const broken = claims(header, payload).find(([, holds]) => !holds);
  if (broken) return fail(structureError('CONTENT_INCONSISTENT', broken[0]));
  const named = namedFiles(payload);
  for (const file of files) {
    if (named.get(file.sha256) !== file.size)
      return fail(structureError('CONTENT_INCONSISTENT', file.sha256));
    named.delete(file.sha256);
  }
  const [missing] = named.keys();
  return missing === undefined ? ok(null) : fail(structureError('ENTRY_MISSING', missing));
}

/** SHA-256 and size of every file a payload names. */
function namedFiles(payload: BundlePayload): Map<string, number> {
  if (payload.kind === 'submission') return namedEvidence(payload.revision);
  if (payload.kind === 'part') return sizesOf(payload.part.content.documents);
  if (payload.kind !== 'report') return new Map();
  const { sha256, size } = payload.report.file;
  return new Map([[sha256, size]]);
}

/** SHA-256 and size of every file a revision names; a file named with two sizes keeps none that could match. */
function namedEvidence(revision: SealedRevision): Map<string, number> {
  return sizesOf(Object.values(revision.answers).flatMap(({ evidence }) => evidence));
}

function sizesOf(files: readonly CarriedFile[]): Map<string, number> {
  const named = new Map<string, number>();
  for (const { sha256, size } of files) {
    const known = named.get(sha256);
    named.set(sha256, known === undefined || known === size ? size : -1);
  }
  return named;
}

function claims(header: BundleHeader, payload: BundlePayload): readonly Claim[] {
  const kind: Claim = ['kind', header.kind === payload.kind];
  const roundId = header.round?.id;
  const subjectId = header.subject.unitId;
  switch (payload.kind) {
    case 'setup':
      return [
        kind,
        ['setup.unit.id', payload.setup.unit.id === subjectId],
        ['setup.parent.id', payload.setup.parent.id === header.sender.unitId],
        ['setup.parent.sendingKey', payload.setup.parent.sendingKey === header.sender.publicKey],
        ['setup.round.id', payload.setup.round.id === roundId],
      ];
    case 'criteria':
      return [kind, ['criteria.roundId', payload.criteria.roundId === roundId]];
    case 'submission':
      return [
        kind,
        ['revision.unitId', payload.revision.unitId === subjectId],
        ['revision.roundId', payload.revision.roundId === roundId],
        ['revision.number', payload.revision.number === header.revision],
        ['enrolment.keys.unitId', payload.enrolment.keys.unitId === header.sender.unitId],
        ['enrolment.keys.sendingKey', payload.enrolment.keys.sendingKey === header.sender.publicKey],
      ];
    case 'part':
      return [kind, ...partClaims(header, payload.part)];
    case 'feedback':
      return [
        kind,
        ['feedback.unitId', payload.feedback.unitId === subjectId],
        ['feedback.roundId', payload.feedback.roundId === roundId],
        ['feedback.revisionNumber', payload.feedback.revisionNumber === header.revision],
      ];
    case 'results':
      return [
        kind,
        ['results.unitId', payload.results.unitId === subjectId],
        ['results.roundId', payload.results.roundId === roundId],
        ['results.revisionNumber', payload.results.revisionNumber === header.revision],
      ];
    case 'statistics':
      return [
        kind,
        ['statistics.unitId', payload.statistics.unitId === subjectId],
        ['statistics.roundId', payload.statistics.roundId === roundId],
        ['statistics.revision', payload.statistics.revision === header.revision],
        ['statistics.values', payload.statistics.values.every(({ raw, value }) => value === exactValue(raw))],
        ['contact.keys.unitId', payload.contact.keys.unitId === header.sender.unitId],
        ['contact.keys.sendingKey', payload.contact.keys.sendingKey === header.sender.publicKey],
      ];
    case 'report':
      return [
        kind,
        ['report.unitId', payload.report.unitId === subjectId],
        ['report.roundId', payload.report.roundId === (roundId ?? null)],
        ['revision', header.revision === null],
        ['contact.keys.unitId', payload.contact.keys.unitId === header.sender.unitId],
        ['contact.keys.sendingKey', payload.contact.keys.sendingKey === header.sender.publicKey],
      ];
    case 'receipt':
    case 'repair':
      return [kind];
    default:
      return assertNever(payload);
  }
}
