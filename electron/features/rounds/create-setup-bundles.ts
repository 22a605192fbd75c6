import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { appError } from '#shared/contract/errors.ts';
import { rankUnits } from '#shared/domain/ranking/rank-units.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { SetupPayload } from '#shared/schemas/bundle-setup.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import {
  findEnrolmentSecret,
  insertEnrolmentSecret,
  readInstallation,
  type Installation,
} from '#db/queries/installation.ts';
import { insertOutbox } from '#db/queries/outbox.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAppraisedLeaves } from '#db/queries/appraisal.ts';
import {
  listRounds,
  listRoundUnits,
  setSetupBundle,
  type RoundRow,
  type RoundUnitRow,
  type UnitRow,
} from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { makeEach } from '#electron/features/exchange/make-each.ts';
import { postBundle } from '#electron/features/exchange/post-bundle.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';
import { carriedFrom, findEarlierRevision } from '#electron/features/scoring/last-year.ts';
import { generateEnrolmentSecret } from '#electron/services/bundle/enrolment.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

interface Part {
  readonly unit: UnitRow;
  readonly part: RoundUnitRow;
}

interface Issue {
  readonly round: RoundRow;
  readonly set: CriteriaSet;
  readonly own: Installation;
  readonly sendingKey: string;
  readonly receivingRecipient: string;
  readonly ranks: ReadonlyMap<string, number | null>;
  readonly rankedCount: number;
}

/** Starts the job that makes one signed setup bundle per unit into the outbox. */
export function createSetupBundles(
  context: SignedInContext,
  roundId: string,
  unitIds: readonly string[] | null,
): Result<{ jobId: string }, AppError<'ROUND_NOT_FOUND' | 'ROUND_HAS_NO_UNITS'>> {
  const db = context.folder.db.read;
  const found = requireRound(db, roundId);
  if (!found.ok) return found;
  const all = listRoundUnits(db, roundId);
  const wanted = unitIds === null ? all : all.filter(({ unit }) => unitIds.includes(unit.id));
  if (wanted.length === 0) return fail(appError('ROUND_HAS_NO_UNITS', {}));
  const { sending, receiving } = readInstallationKeys(context.folder.paths);
  const set = loadRoundSet(db, found.value.criteriaSetHash);
  const ranked = rankUnits(
    all.map(({ unit, part }) => ({
      unitId: unit.id,
      points: part.baselinePoints === null ? null : pointsFromMicro(part.baselinePoints),
    })),
    set.ranking.tie,
  );
  const issue: Issue = {
    round: found.value,
    set,
    own: readInstallation(db),
    sendingKey: sending.publicKey,
    receivingRecipient: receiving.recipient,
    ranks: new Map(ranked.map(({ unitId, rank }) => [unitId, rank])),
    rankedCount: all.filter(({ part }) => part.baselinePoints !== null).length,
  };
  const work = (job: JobControl) =>
    holdFolder(context, () =>
      makeEach(
        job,
        wanted,
        ({ unit }) => unit.name,
        (part) => issueOne(context, issue, part),
      ),
    );
  return ok({ jobId: context.services.jobs.start('createSetupBundles', work) });
}

async function issueOne(
  context: SignedInContext,
  issue: Issue,
  { unit, part }: Part,
): Promise<Result<string, AppError>> {
  const { round, own } = issue;
  const { services, folder } = context;
  const secret = findEnrolmentSecret(folder.db.read, unit.id) ?? generateEnrolmentSecret(services.random);
  const ward = { unitId: unit.id, code: unit.code, name: unit.name };
  const header: Pick<BundleHeader, 'receiver' | 'subject' | 'round'> = {
    receiver: ward,
    subject: ward,
    round: { id: round.id, code: round.code, year: round.year, title: round.title },
  };
  const setup: SetupPayload = {
    schemaVersion: 1,
    unit: {
      id: unit.id,
      code: unit.code,
      name: unit.name,
      type: unitTypeSchema.parse(unit.type),
      parentName: own.unitName,
      province: own.province,
    },
    parent: {
      id: own.unitId,
      code: own.unitCode,
      name: own.unitName,
      sendingKey: issue.sendingKey,
      receivingRecipient: issue.receivingRecipient,
    },
    round: {
      id: round.id,
      code: round.code,
      title: round.title,
      year: round.year,
      deadline: round.deadline,
      dataFrom: round.dataFrom,
      dataTo: round.dataTo,
    },
    criteriaSet: issue.set,
    criteriaSetHash: round.criteriaSetHash,
    enrolmentSecret: secret,
    heldRevision: part.heldRevisionNumber ?? 0,
    lastYear: {
      ...lastYearAnswers(folder.db.read, issue, unit.id),
      points: part.baselinePoints === null ? null : pointsFromMicro(part.baselinePoints),
      rank: issue.ranks.get(unit.id) ?? null,
      unitCount: issue.rankedCount === 0 ? null : issue.rankedCount,
      leafPoints: lastYearLeafPoints(folder.db.read, issue, unit.id),
    },
  };
  const posted = await postBundle(context, {
    ...header,
    revision: null,
    replaces: null,
    payload: { kind: 'setup', setup },
    files: [],
    summary: summaryOf(setup, momentOf(services.clock)),
  });
  if (!posted.ok) return posted;
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    insertEnrolmentSecret(db, unit.id, secret, at);
    insertOutbox(db, posted.value);
    setSetupBundle(db, round.id, unit.id, posted.value.bundleId);
    const { bundleId, fingerprint } = posted.value;
    audit({
      action: 'rounds.createSetupBundles',
      subject: `${round.id}/${unit.id}`,
      details: { bundleId, fingerprint },
    });
    return ok(bundleId);
  });
}

/** Points of last year's leaves, where last year was scored here by the same set (codes mean the same), else none. */
function lastYearLeafPoints(
  db: ReadDb,
  { round, set }: Issue,
  unitId: string,
): Readonly<Record<string, Points>> {
  const before = listRounds(db).find((each) => each.year === round.year - 1 && each.state !== 'open');
  if (!before || loadRoundSet(db, before.criteriaSetHash).code !== set.code) return {};
  const codes = new Set(listLeaves(set.tree).map(({ code }) => code));
  const rows = listAppraisedLeaves(db, before.id, unitId).filter(({ leafCode }) => codes.has(leafCode));
  return Object.fromEntries(
    rows.flatMap(({ leafCode, points }) => (points === null ? [] : [[leafCode, pointsFromMicro(points)]])),
  );
}

/** What the ward itself said last year, where the city holds it: for "chép từ năm trước" on a new computer. */
function lastYearAnswers(
  db: ReadDb,
  { round, set }: Issue,
  unitId: string,
): Pick<SetupPayload['lastYear'], 'answers'> {
  const before = findEarlierRevision(db, round, unitId, round.year - 1);
  if (!before) return {};
  const entries = Object.entries(carriedFrom(before, set).answers);
  if (entries.length === 0) return {};
  return { answers: Object.fromEntries(entries.map(([code, { answer }]) => [code, answer])) };
}

function summaryOf(setup: SetupPayload, at: string) {
  const { unit, parent, round, criteriaSet, lastYear } = setup;
  return {
    title: `Gói khởi tạo cho ${unit.name}`,
    rows: [
      ['Nơi gửi', parent.name],
      ['Nơi nhận', unit.name],
      ['Kỳ đánh giá', `${round.title} (năm ${round.year})`],
      ['Hạn gửi bảng tự chấm', round.deadline.split('-').reverse().join('/')],
      ['Bộ tiêu chí', criteriaSet.title],
      ['Điểm năm trước', lastYear.points === null ? 'không có' : formatPoints(lastYear.points)],
      ['Lập lúc', at],
    ] as const,
    note: 'Mở gói này bằng ứng dụng Sổ Điểm CCHC, mục "Xã, phường: mở gói khởi tạo".',
  };
}
