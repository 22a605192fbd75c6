import { policyError } from '#shared/domain/bundle/errors.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { reportPayloadSchema, type ReportPayload } from '#shared/schemas/bundle-report.ts';
import { insertStoredFile } from '#db/queries/evidence.ts';
import { insertReceivedPayload, listReceived } from '#db/queries/publication.ts';
import { findRound, findRoundUnit } from '#db/queries/rounds.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { pinContact } from '#electron/features/statistics/take-statistics.ts';
import type { VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';

type Sent = Pick<Extract<BundlePayload, { kind: 'report' }>, 'report' | 'contact'>;

/**
 * The city's policy for a ward's report: of a round the ward takes part in, or of none; a report never changes, so the
 * same one in another bundle is held already. A published round still takes reports.
 */
export function judgeReport(
  scope: JudgeScope,
  bundle: VerifiedBundle,
  { report, contact }: Sent,
): Judged {
  const { db } = scope;
  const { header, fingerprint } = bundle;
  const { roundId, unitId, reportId } = report;
  if (roundId !== null) {
    if (!findRound(db, roundId)) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
    if (!findRoundUnit(db, roundId, unitId)) return fail(policyError('WRONG_UNIT', header.subject.code));
  }
  const contentJson = canonicalJson(report);
  const held = heldContent(scope, unitId, reportId);
  if (held !== null) {
    return held === contentJson
      ? ok({ verdict: 'alreadyHeld', code: null, take: () => ok(null) })
      : fail(policyError('SAME_ID_OTHER_CONTENT', reportId));
  }
  return ok({
    verdict: 'accepted',
    code: null,
    take: (writing, services) => {
      const { db: write, at } = writing;
      pinContact(writing, services, contact);
      for (const file of bundle.staged) insertStoredFile(write, file.sha256, file.size, at);
      insertReceivedPayload(write, {
        bundleId: header.bundleId,
        kind: 'report',
        roundId,
        unitId,
        fingerprint,
        contentJson,
        receivedAt: at,
      });
      return ok(null);
    },
  });
}

/** What is held of this report, by an earlier bundle or by an earlier file of this dry run. */
function heldContent({ db, run }: JudgeScope, unitId: string, reportId: string): string | null {
  const passed = run.passed.get(passedKey(unitId, reportId))?.[0];
  if (passed) return passed.contentFingerprint;
  const rows = listReceived(db, 'report', unitId);
  return rows.find((row) => parseReport(row).reportId === reportId)?.contentJson ?? null;
}

/** Remembers a report that a dry run passed, as if it had been taken in. */
export function rememberReport(
  { run }: JudgeScope,
  { header, fingerprint }: VerifiedBundle,
  { report, contact }: Sent,
): void {
  const { bundleId } = header;
  const contentFingerprint = canonicalJson(report);
  const passed = { bundleId, fingerprint, revision: null, contentFingerprint };
  run.passed.set(passedKey(report.unitId, report.reportId), [passed]);
  const { unitId, sendingKey } = contact.keys;
  const leaders = run.pinned.get(unitId)?.leaders ?? [];
  run.pinned.set(unitId, { sending: sendingKey, leaders });
}

function passedKey(unitId: string, reportId: string): string {
  return `report/${unitId}/${reportId}`;
}

/** The report a row brought. */
export function parseReport(row: { readonly contentJson: string }): ReportPayload {
  return reportPayloadSchema.parse(JSON.parse(row.contentJson));
}
