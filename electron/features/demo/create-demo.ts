import { appError, type AppError } from '#shared/contract/errors.ts';
import { bundlesResultSchema, importResultSchema } from '#shared/contract/channels/exchange.ts';
import type { Round, Unit } from '#shared/contract/channels/rounds.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { DONG_HOI_WARDS, pointsOf2022 } from '#db/seed/dong-hoi.ts';
import { CASES_ON_TIME, CASES_SETTLED, SAMPLE_COMMUNE_SET_2 } from '#db/seed/sample-commune-set-2.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import type { Services } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { planWards, type WardPlan } from '#electron/features/demo/plan-wards.ts';
import {
  appraise,
  bundlesFor,
  enterCity,
  foundCity,
  openRound,
  receive,
} from '#electron/features/demo/play-city.ts';
import { demoStatistics } from '#electron/features/demo/demo-statistics.ts';
import {
  enterWard,
  fillStatistics,
  openWard,
  scoreRound,
  signAndExport,
} from '#electron/features/demo/play-ward.ts';
import { createPlayer, PlayError, type Player } from '#electron/features/demo/player.ts';
import { listFolders } from '#electron/workspace/open-folder.ts';

/** The demonstration lives in these folders; the first is the one to open. */
export interface DemoResult {
  readonly folderIds: readonly string[];
}

/** How far the wards are in the round that is still open: sent, or so many of the leaves answered. */
const SENT_IN_OPEN_ROUND = [3, 5, 8, 10, 12];
/** What a ward that is still scoring knows by now; the staff is counted at the end of the year. */
const KNOWN_EARLY = [CASES_SETTLED, CASES_ON_TIME];
const DAY_MS = 86_400_000;

/** A clock that stands where it was last set: the published round is played when it really was. */
interface StageClock {
  now(): Date;
  set(moment: Date): void;
}

interface Stage {
  readonly services: Services;
  readonly job: JobControl;
  readonly clock: StageClock;
  readonly city: Player;
  readonly ward: Player;
}

interface Town {
  readonly cityId: string;
  readonly units: readonly Unit[];
  readonly wardIds: readonly string[];
}

/**
 * "Xem thử với dữ liệu mẫu": the city of Đồng Hới and its 15 wards with their real points of 2022 and 2023, one round
 * published and one open, built by playing the whole job through the same calls as a user's clicks. A demonstration
 * that is already there is left as it is.
 */
export async function createDemo(services: Services, job: JobControl): Promise<Result<DemoResult, AppError>> {
  const present = [...listFolders(services.dataRoot)].filter(([, { demo }]) => demo).map(([id]) => id);
  if (present.length > DONG_HOI_WARDS.length) return ok({ folderIds: present });
  const clock = stageClock(services.clock.now());
  const city = createPlayer(services, services.connectDemo(clock));
  const ward = createPlayer(services, services.connectDemo(clock));
  const stage = { services, job, clock, city, ward };
  try {
    const town = await playPublishedRound(stage);
    if (!town) return fail(appError('CANCELLED', {}));
    await playOpenRound(stage, town);
    return ok({ folderIds: [town.cityId, ...town.wardIds] });
  } catch (error) {
    if (error instanceof PlayError) return fail(error.error);
    throw error;
  } finally {
    city.close();
    ward.close();
  }
}

/** The round of 2023: every ward sends, the city appraises to the real totals, publishes and answers. */
async function playPublishedRound(stage: Stage): Promise<Town | null> {
  const { city, ward, clock, job } = stage;
  const year = 2023;
  clock.set(new Date('2023-12-01T02:00:00.000Z'));
  const { folderId, units } = await foundCity(city);
  const previous = DONG_HOI_WARDS.map(pointsOf2022);
  const { round, setupTokens } = await openRound(city, units, {
    set: SAMPLE_COMMUNE_SET,
    year,
    deadline: '2024-01-10',
    previous,
  });
  const plans = planWards(
    SAMPLE_COMMUNE_SET,
    DONG_HOI_WARDS.map(({ points2023 }) => points2023),
  );
  clock.set(new Date('2024-01-05T02:00:00.000Z'));
  const wardIds: string[] = [];
  const sent: string[] = [];
  for (const [index, unit] of units.entries()) {
    if (job.cancelled) return null;
    await job.progress(index, units.length * 2 + 1, unit.name);
    const wardId = await openWard(ward, setupTokens[index] ?? '');
    wardIds.push(wardId);
    await scoreRound(ward, round.id, SAMPLE_COMMUNE_SET, planOf(plans, index).answers, year);
    sent.push(await ward.carry(await signAndExport(ward, wardId, round.id)));
  }
  clock.set(new Date('2024-01-22T02:00:00.000Z'));
  await enterCity(city, folderId, 'appraiser');
  const receipts = await receive(city, sent);
  for (const [index, unit] of units.entries()) {
    await appraise(city, round.id, unit, planOf(plans, index));
    await city.call('appraisal.finishWard', { roundId: round.id, unitId: unit.id });
  }
  await answerWards(stage, { cityId: folderId, units, wardIds }, round, receipts);
  clock.set(new Date('2024-02-05T02:00:00.000Z'));
  await enterCity(city, folderId, 'leader');
  const decision = {
    number: '',
    date: '2024-02-05',
    issuer: 'UBND thành phố Đồng Hới',
    title: 'Công bố Chỉ số cải cách hành chính năm 2023 (dữ liệu mẫu)',
  };
  await city.call('rounds.publishRound', { roundId: round.id, decision });
  await tellResults(stage, { cityId: folderId, units, wardIds }, round);
  return { cityId: folderId, units, wardIds };
}

/** Receipts and feedback go back down to every ward. */
async function answerWards(
  stage: Stage,
  town: Town,
  round: Round,
  receipts: readonly string[],
): Promise<void> {
  const { city, ward, job } = stage;
  const made = await city.run('exchange.createFeedback', {
    roundId: round.id,
    unitIds: null,
    answerBy: null,
  });
  const { bundleIds } = bundlesResultSchema.parse(made);
  const receiptTokens = await bundlesFor(city, 'receipt', town.units, receipts);
  const feedbackTokens = await bundlesFor(city, 'feedback', town.units, bundleIds);
  for (const [index, unit] of town.units.entries()) {
    await job.progress(town.units.length + index, town.units.length * 2 + 1, unit.name);
    const fileTokens = [receiptTokens.get(unit.id), feedbackTokens.get(unit.id)].filter(
      (token) => token !== undefined,
    );
    await enterWard(ward, town.wardIds[index] ?? '', 'officer');
    await ward.run('exchange.importBundles', { fileTokens, dryRun: false });
  }
}

/** The published result goes down to every ward, and each sends its receipt. */
async function tellResults({ city, ward, job }: Stage, town: Town, round: Round): Promise<void> {
  const made = await city.run('publication.createResults', { roundId: round.id, unitIds: null });
  const { bundleIds } = bundlesResultSchema.parse(made);
  const tokens = await bundlesFor(city, 'results', town.units, bundleIds);
  const receipts: string[] = [];
  for (const [index, unit] of town.units.entries()) {
    await job.progress(town.units.length + index, town.units.length * 2 + 1, unit.name);
    const token = tokens.get(unit.id);
    if (token === undefined) continue;
    await enterWard(ward, town.wardIds[index] ?? '', 'officer');
    const taken = await ward.run('exchange.importBundles', { fileTokens: [token], dryRun: false });
    const { receiptBundleIds } = importResultSchema.parse(taken);
    if (receiptBundleIds.length === 0) continue;
    receipts.push(await ward.carry(await ward.call('exchange.fetchOutbox', { bundleIds: receiptBundleIds })));
  }
  await receive(city, receipts);
}

/**
 * The round of 2024, on the second version of the set, whose criteria share statistics: five wards have sent, one is
 * being appraised, the others are still scoring.
 */
async function playOpenRound(stage: Stage, town: Town): Promise<void> {
  const { city, ward, clock, services, job } = stage;
  const year = 2024;
  const set = SAMPLE_COMMUNE_SET_2;
  const today = services.clock.now();
  clock.set(today);
  const deadline = new Date(today.getTime() + 21 * DAY_MS).toISOString().slice(0, 10);
  const totals = DONG_HOI_WARDS.map(({ points2023 }) => points2023);
  await enterCity(city, town.cityId, 'administrator');
  const { round, setupTokens } = await openRound(city, town.units, { set, year, deadline, previous: totals });
  const plans = planWards(set, totals);
  const half = listWardLeaves(set).map(({ code }) => code);
  const sent: string[] = [];
  for (const [index, wardId] of town.wardIds.entries()) {
    await job.progress(town.units.length * 2, town.units.length * 2 + 1, town.units[index]?.name ?? '');
    await enterWard(ward, wardId, 'officer');
    await ward.run('exchange.importBundles', { fileTokens: [setupTokens[index] ?? ''], dryRun: false });
    const { answers } = planOf(plans, index);
    const complete = SENT_IN_OPEN_ROUND.includes(index);
    const part = complete ? half.length : Math.floor((half.length * (index + 3)) / 24);
    const entered = new Map([...answers].filter(([code]) => half.indexOf(code) < part));
    await scoreRound(ward, round.id, set, entered, year);
    if (!complete) await fillStatistics(ward, round.id, KNOWN_EARLY, demoStatistics(index));
    if (complete) sent.push(await ward.carry(await signAndExport(ward, wardId, round.id)));
  }
  await enterCity(city, town.cityId, 'appraiser');
  await receive(city, sent);
  const first = SENT_IN_OPEN_ROUND[0] ?? 0;
  const unit = town.units[first];
  if (unit) await appraise(city, round.id, unit, planOf(plans, first));
}

function planOf(plans: readonly WardPlan[], index: number): WardPlan {
  const plan = plans[index];
  if (!plan) throw new Error(`no plan for ward ${index}`);
  return plan;
}

function stageClock(start: Date): StageClock {
  let offset = 0;
  let base = start;
  return {
    // Every reading is a millisecond later than the one before, as in life.
    now: () => new Date(base.getTime() + offset++),
    set: (moment) => {
      base = moment;
      offset = 0;
    },
  };
}
