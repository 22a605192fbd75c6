import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { auditChangeLines } from '#shared/domain/report-models/audit-changes.ts';
import { auditLeafOf, auditSubjectText } from '#shared/domain/report-models/audit-report.ts';
import { ok } from '#shared/lib/result.ts';
import { countAudit, findBrokenAudit, listAudit } from '#db/queries/audit.ts';
import { countAuditOf, listAuditFacets, searchAudit, type AuditFilter } from '#db/queries/audit-search.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
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
  const { actor, action, leafCode, fromDay, toDay, beforeSeq, limit } = input;
  const filter: AuditFilter = {
    actor,
    action,
    leafCode,
    from: fromDay === null ? null : startOf(fromDay, 0),
    before: toDay === null ? null : startOf(toDay, 1),
  };
  const [leaf, name] = [leafFinder(db), nameFinder(db)];
  const records = searchAudit(db, filter, { beforeSeq, limit }).map((record) => {
    const node = auditLeafOf(leaf, record.subject);
    return {
      seq: record.seq,
      at: record.at,
      actor: name(record.actor) ?? record.actor,
      action: record.action,
      subject: node?.code ?? auditSubjectText(record.subject),
      changes: [...auditChangeLines(record.details, node)],
    };
  });
  return ok({ records, matching: countAuditOf(db, filter) });
}

/** The start of a day of this computer, or of one some days later, as a UTC moment. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
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
