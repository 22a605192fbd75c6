import type { Points } from '#shared/lib/points.ts';
import type { FeedbackResponse, LeafStatus, ResponseKind } from '#shared/schemas/bundle-submission.ts';

/** What the city said of one leaf in one feedback bundle, beside what the ward had claimed in that revision. */
export interface SaidOfLeaf {
  readonly bundleId: string;
  readonly leafCode: string;
  readonly revisionNumber: number;
  readonly selfPoints: Points | null;
  /** Null where the ward claims nothing there: the city supplies the leaf. */
  readonly selfStatus: LeafStatus | null;
  readonly appraisedPoints: Points | null;
  readonly notApplicable: boolean;
  readonly reason: string;
  readonly request: string;
  /** Day to answer by, ISO; null: none was set. */
  readonly deadline: string | null;
}

/** The ward's answer to what one feedback bundle said of one leaf. */
export interface GivenResponse {
  readonly bundleId: string;
  readonly leafCode: string;
  readonly revisionNumber: number;
  readonly kind: ResponseKind;
  readonly text: string;
}

/** What the ward has sealed so far: the answers each of its revisions carries. */
export interface SealedResponses {
  readonly number: number;
  readonly responses: readonly FeedbackResponse[];
}

/**
 * Why a point wants an answer: the city asks in words; gives fewer points; decided otherwise whether it applies;
 * gives other points with a reason (more points among them).
 */
export type PointWish = 'request' | 'lowered' | 'applicability' | 'differs';

/** open: not answered; answered: in the sheet in work; sealed: carried by a signed revision. */
export type PointState = 'open' | 'answered' | 'sealed';

/** "Ý kiến thẩm định": one leaf the city wants an answer on. */
export interface FeedbackPoint extends SaidOfLeaf {
  readonly wish: PointWish;
  readonly state: PointState;
  readonly response: GivenResponse | null;
  /** The first revision that carries this answer; null while it is not sealed. */
  readonly sealedIn: number | null;
}

/**
 * The city's points the ward has to answer, in the order in which leaves were first spoken of. Of each leaf only the
 * newest words count: a later bundle that is silent on a leaf does not take its point away. `said` in any order.
 */
export function listFeedbackPoints(
  said: readonly SaidOfLeaf[],
  given: readonly GivenResponse[],
  sealed: readonly SealedResponses[],
): readonly FeedbackPoint[] {
  return [...wordsByLeaf(said).values()].flatMap((words): FeedbackPoint[] => {
    const [newest] = words;
    const wish = newest && wishOf(newest);
    if (!newest || !wish) return [];
    const response = responseTo(words, given);
    const sealedIn = response && firstRevisionWith(response, sealed);
    const state = response === null ? 'open' : sealedIn === null ? 'answered' : 'sealed';
    return [{ ...newest, wish, state, response, sealedIn }];
  });
}

/** The newest words on each leaf: by revision, then by bundle (a bundle id is a UUIDv7: in the order they were made). */
export function newestWords(said: readonly SaidOfLeaf[]): readonly SaidOfLeaf[] {
  return [...wordsByLeaf(said).values()].flatMap((words) => words[0] ?? []);
}

/** What the words want of the ward; null: nothing. */
export function wishOf(said: SaidOfLeaf): PointWish | null {
  if (said.request.trim() !== '') return 'request';
  if (said.selfStatus === null) return null;
  if (said.appraisedPoints === null && !said.notApplicable) return null;
  if (said.notApplicable !== (said.selfStatus === 'NOT_APPLICABLE')) return 'applicability';
  if (said.notApplicable || said.appraisedPoints === null) return null;
  if (said.selfPoints !== null && said.appraisedPoints < said.selfPoints) return 'lowered';
  return said.appraisedPoints !== said.selfPoints && said.reason.trim() !== '' ? 'differs' : null;
}

/** The answers a revision sealed now would carry: one for each point that is answered, those sealed before among them. */
export function responsesToSeal(points: readonly FeedbackPoint[]): FeedbackResponse[] {
  return points.flatMap(({ response }) => {
    if (!response) return [];
    const { leafCode, revisionNumber, kind, text } = response;
    return [{ leafCode, revisionNumber, kind, text }];
  });
}

function wordsByLeaf(said: readonly SaidOfLeaf[]): ReadonlyMap<string, readonly SaidOfLeaf[]> {
  const byLeaf = new Map<string, SaidOfLeaf[]>();
  for (const words of said) byLeaf.set(words.leafCode, [...(byLeaf.get(words.leafCode) ?? []), words]);
  for (const words of byLeaf.values()) words.sort(newestFirst);
  return byLeaf;
}

function newestFirst(a: SaidOfLeaf, b: SaidOfLeaf): number {
  return b.revisionNumber - a.revisionNumber || (a.bundleId < b.bundleId ? 1 : -1);
}

/**
 * The answer to the newest words. Where the city only repeats itself, what was answered before still stands: any
 * answer while it speaks of the same revision; of a later revision only "đồng ý", for whoever explained is asked anew.
 */
function responseTo(words: readonly SaidOfLeaf[], given: readonly GivenResponse[]): GivenResponse | null {
  const [newest] = words;
  for (const [index, spoken] of words.entries()) {
    const before = words[index - 1];
    if (before && !saysTheSame(before, spoken)) return null;
    const found = given.find(
      ({ leafCode, bundleId }) => leafCode === spoken.leafCode && bundleId === spoken.bundleId,
    );
    const isSameRevision = spoken.revisionNumber === newest?.revisionNumber;
    if (found) return isSameRevision || found.kind === 'accept' ? found : null;
  }
  return null;
}

function saysTheSame(a: SaidOfLeaf, b: SaidOfLeaf): boolean {
  return (
    a.appraisedPoints === b.appraisedPoints &&
    a.notApplicable === b.notApplicable &&
    a.selfPoints === b.selfPoints &&
    a.selfStatus === b.selfStatus &&
    a.reason.trim() === b.reason.trim() &&
    a.request.trim() === b.request.trim()
  );
}

function firstRevisionWith(
  { leafCode, revisionNumber, kind, text }: GivenResponse,
  sealed: readonly SealedResponses[],
): number | null {
  const numbers = sealed
    .filter(
      ({ number, responses }) =>
        number > revisionNumber &&
        responses.some(
          (each) =>
            each.leafCode === leafCode &&
            each.revisionNumber === revisionNumber &&
            each.kind === kind &&
            each.text === text,
        ),
    )
    .map(({ number }) => number);
  return numbers.length === 0 ? null : Math.min(...numbers);
}
