import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelName, InputOf, OutputOf } from '#shared/contract/contract.ts';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { InsideConnection } from '#electron/backend/context.ts';
import { createBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { ASKED, AWAY, STATISTIC } from '#tests/electron/faults/kill-town.ts';

/**
 * Plays an officer and a leader at full speed until it is killed: types, saves a statistic, answers the city, merges a
 * part that came back, stores documents, submits, signs, corrects. Each line on standard output is something that was
 * reported saved, or the begin or end of such a piece of work. Arguments: data root, folder, round, name, part's file.
 */
const [root = '', folderId = '', roundId = '', seed = '', partFile = ''] = process.argv.slice(2);
const backend = await createBackend({
  root,
  appVersion: '0.0.0',
  logger: silentLogger,
  passwordCost: { logN: 8, r: 8, p: 1 },
});
const hand = enter('canbo');
const boss = enter('lanhdao');

function enter(username: string): InsideConnection {
  const connected = backend.connectAs(folderId, username);
  if (!connected.ok || !connected.value) throw new Error('cannot open the folder');
  return connected.value;
}

async function done<Name extends ChannelName>(
  who: InsideConnection,
  channel: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const reply = await who.call(channel, input);
  if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

/** Written at once and unbuffered: what stands there was said before the kill. */
function say(what: object): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}

/** Says when a piece of work begins and ends, so that the killer can aim at the time between. */
async function phase(name: string, work: () => Promise<object>): Promise<void> {
  say({ begin: name });
  const started = performance.now();
  const saved = await work();
  say({ ...saved, end: name, ms: performance.now() - started });
}

const sheet = await done(hand, 'scoring.readSheet', { roundId });
const versions = new Map(Object.entries(sheet.answers).map(([code, { version }]) => [code, version]));
const codes = [...versions.keys()]
  .filter((code) => !AWAY.includes(code) && code !== STATISTIC.leafCode)
  .slice(0, 10);
const bundleId = sheet.points.find(({ leafCode }) => leafCode === ASKED)?.bundleId ?? '';

async function typeAnswers(turn: number): Promise<object> {
  for (const leafCode of codes) {
    const previous = sheet.answers[leafCode]?.answer ?? EMPTY_ANSWER;
    const explanation = `${seed} lượt ${turn} của ${leafCode}`;
    const answer = { ...previous, explanation };
    const input = { roundId, leafCode, answer, baseVersion: versions.get(leafCode) ?? 0 };
    versions.set(leafCode, (await done(hand, 'scoring.saveAnswer', input)).version);
    say({ leafCode, explanation });
  }
  return {};
}

async function saveStatistic(turn: number): Promise<object> {
  const { statistics } = await done(hand, 'statistics.listStatistics', { roundId });
  const baseVersion = statistics.find(({ code }) => code === STATISTIC.code)?.version ?? 0;
  const note = `${seed} lượt ${turn}`;
  const figure = { raw: String(100 + (turn % 50)), estimated: false, note };
  await done(hand, 'statistics.saveValue', { roundId, code: STATISTIC.code, ...figure, baseVersion });
  return { statistic: note };
}

async function answerCity(turn: number): Promise<object> {
  const response = { kind: 'explain', text: `${seed} lượt ${turn}` } as const;
  const input = { roundId, leafCode: ASKED, bundleId, response, correctionReason: null };
  await done(hand, 'feedback.saveResponse', input);
  return { response: response.text };
}

async function storeDocument(turn: number): Promise<object> {
  const name = `${seed}-${turn}.txt`;
  writeFileSync(join(root, name), `${seed} ${turn} `.repeat(20_000));
  const fileToken = await backend.files.adoptFile(join(root, name));
  const fields = { number: '', date: '', issuer: '', title: name };
  const added = await done(hand, 'evidence.addDocument', { fileToken, ...fields });
  return { documentId: added.document.id };
}

async function mergePart(): Promise<object> {
  const fileTokens = [await backend.files.adoptFile(partFile)];
  const { jobId } = await done(hand, 'exchange.importBundles', { fileTokens, dryRun: false });
  for (;;) {
    const job = backend.services.jobs.read(jobId);
    if (job?.state === 'done') {
      const [item] = importResultSchema.parse(job.result).items;
      if (item?.verdict !== 'accepted') throw new Error(`not merged: ${JSON.stringify(item)}`);
      return { merged: true };
    }
    if (job?.state !== 'running') throw new Error(JSON.stringify(job?.error));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function sign(): Promise<object> {
  await done(hand, 'signOff.submitSheet', { roundId });
  const signed = await done(boss, 'signOff.signSheet', { roundId, passphrase: 'câu ký của lãnh đạo' });
  return { fingerprint: signed.fingerprint };
}

say({ ready: true });
for (let turn = 0; ; turn += 1) {
  await phase('typing', () => typeAnswers(turn));
  await phase('statistic', () => saveStatistic(turn));
  await phase('response', () => answerCity(turn));
  if (turn === 0) await phase('merge', mergePart);
  await phase('evidence', () => storeDocument(turn));
  await phase('signing', sign);
  await done(hand, 'signOff.startCorrection', { roundId, reason: `lượt ${turn}` });
}
