import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ASKED, AWAY, foundKillTown, STATISTIC } from '#tests/electron/faults/kill-town.ts';
import { makeReturn, type Returned } from '#tests/electron/faults/make-return.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import { testBackend, type Caller } from '#tests/support/test-backend.ts';

/** How often the backend is killed: `KILLS=500` in the nightly run, half of them at the first three phases. */
const KILLS = Number(process.env['KILLS'] ?? '8');
const CHILD = fileURLToPath(new URL('typing-child.ts', import.meta.url));

/** The pieces of work a kill is aimed at, in turn, and how long each takes to begin with, in milliseconds. */
const PHASES = ['typing', 'evidence', 'signing', 'merge', 'statistic', 'response'] as const;
type Phase = (typeof PHASES)[number];
const lasted = new Map<string, number>(PHASES.map((phase) => [phase, 40]));

interface Said {
  readonly answers: ReadonlyMap<string, string>;
  readonly documents: readonly string[];
  readonly fingerprints: readonly string[];
  readonly statistic: string;
  readonly response: string;
  readonly merged: boolean;
  /** The piece of work the kill fell into; null: between two. */
  readonly hit: string | null;
}

interface Line {
  readonly leafCode?: string;
  readonly explanation?: string;
  readonly documentId?: string;
  readonly fingerprint?: string;
  readonly statistic?: string;
  readonly response?: string;
  readonly merged?: boolean;
  readonly begin?: string;
  readonly end?: string;
  readonly ms?: number;
}

/** Lets the child work and kills it (SIGKILL, no chance to tidy up) at a random moment of one piece of its work. */
async function workAndKill(args: readonly string[], phase: Phase, turns: number): Promise<Said> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal)),
  );
  const answers = new Map<string, string>();
  const documents: string[] = [];
  const fingerprints: string[] = [];
  let [statistic, response, merged, left] = ['', '', false, turns];
  let running: string | null = null;
  for await (const text of createInterface({ input: child.stdout })) {
    const said = JSON.parse(text) as Line;
    if (said.leafCode !== undefined) answers.set(said.leafCode, said.explanation ?? '');
    if (said.documentId !== undefined) documents.push(said.documentId);
    if (said.fingerprint !== undefined) fingerprints.push(said.fingerprint);
    statistic = said.statistic ?? statistic;
    response = said.response ?? response;
    merged ||= said.merged === true;
    if (said.end !== undefined) {
      running = null;
      lasted.set(said.end, said.ms ?? 40);
    }
    if (said.begin === undefined) continue;
    running = said.begin;
    if (said.begin !== phase) continue;
    left -= 1;
    const within = 1.1 * (lasted.get(phase) ?? 40);
    if (left === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * within);
  }
  expect(await exited).toBe('SIGKILL');
  return { answers, documents, fingerprints, statistic, response, merged, hit: running };
}

test(
  `after ${KILLS} kills at random moments everything reported saved is there and sound`,
  { timeout: 60_000 + KILLS * 20_000 },
  async () => {
    const bench = await testBackend('kill');
    const elsewhere = await testBackend('kill-parts');
    const town = await foundKillTown(bench);
    const { folderId, roundId } = town;
    let ward = town.ward;
    const hits = new Map<string, number>();

    for (let kill = 0; kill < KILLS; kill += 1) {
      const part = await makeReturn(bench, elsewhere, ward, roundId, kill);
      ward.close();
      const phase = PHASES[kill % PHASES.length] ?? 'typing';
      const turns = phase === 'merge' ? 1 : 1 + Math.floor(Math.random() * 2);
      const said = await workAndKill([bench.root, folderId, roundId, `lần ${kill}`, part.path], phase, turns);
      hits.set(said.hit ?? 'giữa hai việc', (hits.get(said.hit ?? 'giữa hai việc') ?? 0) + 1);
      ward = bench.connect();
      await ward.value('workspace.openFolder', { id: folderId });
      await ward.value('session.signIn', { username: 'canbo', password: PASSWORD });
      await expectSaved(ward, roundId, said);
      await expectWholeMerge(ward, roundId, part, said.merged);
      const { checks } = await ward.value('safekeeping.runDoctor', {});
      expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
      expectWholeFiles(join(bench.root, folderId, 'files'));
      await reopen(ward, roundId);
    }
    if (process.env['KILLS'] !== undefined)
      process.stdout.write(`Kills by what was going on: ${JSON.stringify(Object.fromEntries(hits))}\n`);
  },
);

/** Everything that was reported stands there, or something saved after it. */
async function expectSaved(ward: Caller, roundId: string, said: Said): Promise<void> {
  const sheet = await ward.value('scoring.readSheet', { roundId });
  for (const [leafCode, explanation] of said.answers) {
    const held = sheet.answers[leafCode]?.answer.explanation ?? '';
    // The next answer may have reached the disk before it could be reported; an older one may not stand there.
    expect(turnOf(held)).toBeGreaterThanOrEqual(turnOf(explanation));
  }
  const documents = new Map(sheet.documents.map((document) => [document.id, document]));
  for (const id of said.documents) expect(documents.get(id)?.intact).toBe(true);
  const { revisions } = await ward.value('signOff.listRevisions', { roundId });
  const held = new Set(revisions.map(({ fingerprint }) => fingerprint));
  for (const fingerprint of said.fingerprints) expect(held.has(fingerprint)).toBe(true);
  const { statistics } = await ward.value('statistics.listStatistics', { roundId });
  const statistic = statistics.find(({ code }) => code === STATISTIC.code);
  expect(turnOf(statistic?.note ?? '')).toBeGreaterThanOrEqual(turnOf(said.statistic));
  // The leaf follows in the same transaction: never one without the other.
  const following = sheet.answers[STATISTIC.leafCode]?.answer.inputs[STATISTIC.key]?.raw;
  expect(following).toBe(statistic?.raw);
  const point = sheet.points.find(({ leafCode }) => leafCode === ASKED);
  expect(turnOf(point?.response?.text ?? '')).toBeGreaterThanOrEqual(turnOf(said.response));
}

/** A merge is there as a whole or not at all: every leaf, the document and the part's own state. */
async function expectWholeMerge(
  ward: Caller,
  roundId: string,
  { partId, explanation }: Returned,
  reported: boolean,
): Promise<void> {
  const { answers, documents, evidence } = await ward.value('scoring.readSheet', { roundId });
  const { parts } = await ward.value('work.readBoard', { roundId });
  const { items } = await ward.value('exchange.listInbox', {});
  const document = documents.find(({ fileName }) => fileName === `${explanation.replace('việc ', '')}.txt`);
  const there = [
    ...AWAY.map((code) => answers[code]?.answer.explanation === explanation),
    parts.find(({ id }) => id === partId)?.state === 'returned',
    document?.intact === true && evidence.some(({ documentId }) => documentId === document.id),
  ];
  expect(new Set(there).size).toBe(1);
  if (reported) expect(there[0]).toBe(true);
  expect(items.length).toBeGreaterThan(0);
  if (there[0] !== true) await ward.value('work.recallPart', { partId });
}

/** No file lies there half: each has the content its name says. */
function expectWholeFiles(folder: string): void {
  for (const shelf of readdirSync(folder)) {
    expect(shelf).toMatch(/^[0-9a-f]{2}$/);
    for (const name of readdirSync(join(folder, shelf))) {
      const content = readFileSync(join(folder, shelf, name));
      expect(createHash('sha256').update(content).digest('hex')).toBe(name);
    }
  }
}

/** "lần 3 lượt 12 của 1.1.1" → a number that grows with every save. */
function turnOf(explanation: string): number {
  const found = /^lần (\d+) lượt (\d+)/.exec(explanation);
  return found ? Number(found[1]) * 1_000_000 + Number(found[2]) : -1;
}

async function reopen(ward: Caller, roundId: string): Promise<void> {
  const { state } = await ward.value('scoring.readSheet', { roundId });
  if (state === 'submitted') await ward.value('signOff.withdrawSheet', { roundId });
  if (state === 'signed') await ward.value('signOff.startCorrection', { roundId, reason: 'tiếp tục' });
}
