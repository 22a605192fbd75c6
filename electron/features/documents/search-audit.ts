import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { auditChangeLines } from '#shared/domain/report-models/audit-changes.ts';
import { auditLeafOf, auditSubjectText } from '#shared/domain/report-models/audit-report.ts';
import { ok } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { countAudit, findBrokenAudit, listAudit, type AuditRecord } from '#db/queries/audit.ts';
import { countAuditOf, listAuditAt, listAuditFacets, searchAudit } from '#db/queries/audit-search.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { auditFilterOf } from '#electron/features/documents/audit-filter.ts';
import { leafFinder, nameFinder } from '#electron/features/documents/audit-finders.ts';

interface Found<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** Records that fit a filter, newest first, as people read them. */
export function searchRecords(
  { folder }: SignedInContext,
  input: ParsedInputOf<'audit.searchRecords'>,
): Found<OutputOf<'audit.searchRecords'>> {
  const db = folder.db.read;
  const { beforeSeq, limit } = input;
  const filter = auditFilterOf(input);
  const records = searchAudit(db, filter, { beforeSeq, limit }).map(tellerOf(db));
  return ok({ records, matching: countAuditOf(db, filter) });
}

/** Everything done to one cell, newest first. */
export function readLeafRecords(
  { folder }: SignedInContext,
  { roundId, leafCode }: ParsedInputOf<'audit.readLeaf'>,
): Found<OutputOf<'audit.readLeaf'>> {
  const db = folder.db.read;
  return ok({ records: listAuditAt(db, `${roundId}/${leafCode}`).map(tellerOf(db)) });
}

type Told = OutputOf<'audit.searchRecords'>['records'][number];

/** Tells records in words; sets and names are read once for all of them. */
function tellerOf(db: ReadDb): (record: AuditRecord) => Told {
  const [leaf, name] = [leafFinder(db), nameFinder(db)];
  return ({ seq, at, actor, action, subject, details }) => {
    const node = auditLeafOf(leaf, subject);
    return {
      seq,
      at,
      actor: name(actor) ?? actor,
      action,
      subject: node?.code ?? auditSubjectText(subject),
      changes: [...auditChangeLines(details, node)],
    };
  };
}

/** The log as a whole. Reads every record once to check the chain. */
export function readSummary({ folder }: SignedInContext): Found<OutputOf<'audit.readSummary'>> {
  const db = folder.db.read;
  const { actors, actions } = listAuditFacets(db);
  const name = nameFinder(db);
  return ok({
    total: countAudit(db),
    brokenAt: findBrokenAudit(db),
    lastHash: listAudit(db, null, 1)[0]?.hash ?? '',
    actors: actors.map((username) => ({ username, name: name(username) ?? username })),
    actions: [...actions],
  });
}
