import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { completeSheet, foundTown, fullAnswers, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

/** How often the backend is killed: `KILLS=200` in the nightly run. */
const KILLS = Number(process.env['KILLS'] ?? '8');
const CHILD = fileURLToPath(new URL('typing-child.ts', import.meta.url));

interface Said {
  readonly answers: ReadonlyMap<string, string>;
  readonly documents: readonly string[];
  readonly fingerprints: readonly string[];
}

/** Lets the child work and kills it (SIGKILL, no chance to tidy up) after a random number of things it said. */
async function workAndKill(args: readonly string[], survive: number): Promise<Said> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const answers = new Map<string, string>();
  const documents: string[] = [];
  const fingerprints: string[] = [];
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as {
      leafCode?: string;
      explanation?: string;
      documentId?: string;
      fingerprint?: string;
    };
    if (said.leafCode !== undefined) answers.set(said.leafCode, said.explanation ?? '');
    if (said.documentId !== undefined) documents.push(said.documentId);
    if (said.fingerprint !== undefined) fingerprints.push(said.fingerprint);
    count += 1;
    if (count === survive) setTimeout(() => child.kill('SIGKILL'), Math.random() * 12);
  }
  await exited;
  return { answers, documents, fingerprints };
}

test(
  `after ${KILLS} kills at random moments everything reported saved is there and sound`,
  { timeout: KILLS * 20_000 },
  async () => {
    const bench = await testBackend('kill');
    const town = await foundTown(bench, 1);
    const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
    const roundId = town.round.id;
    await completeSheet(ward, roundId, fullAnswers());
    ward.close();

    for (let kill = 0; kill < KILLS; kill += 1) {
      const said = await workAndKill(
        [bench.root, folderId, roundId, `lần ${kill}`],
        2 + Math.floor(Math.random() * 40),
      );
      expect(said.answers.size + said.documents.length).toBeGreaterThan(0);
      const after = bench.connect();
      await after.value('workspace.openFolder', { id: folderId });
      await after.value('session.signIn', { username: 'canbo', password: PASSWORD });
      const sheet = await after.value('scoring.readSheet', { roundId });
      for (const [leafCode, explanation] of said.answers) {
        const held = sheet.answers[leafCode]?.answer.explanation ?? '';
        // The next answer may have reached the disk before it could be reported; an older one may not stand there.
        expect(turnOf(held)).toBeGreaterThanOrEqual(turnOf(explanation));
      }
      const documents = new Map(sheet.documents.map((document) => [document.id, document]));
      for (const id of said.documents) expect(documents.get(id)?.intact).toBe(true);
      const { revisions } = await after.value('signOff.listRevisions', { roundId });
      const held = new Set(revisions.map(({ fingerprint }) => fingerprint));
      for (const fingerprint of said.fingerprints) expect(held.has(fingerprint)).toBe(true);
      const { checks } = await after.value('safekeeping.runDoctor', {});
      expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
      if (sheet.state !== 'draft') await reopen(after, roundId, sheet.state);
      after.close();
    }
    const shelves = readdirSync(join(bench.root, folderId, 'files')).filter(
      (name) => !name.startsWith('incoming-'),
    );
    expect(shelves.every((name) => /^[0-9a-f]{2}$/.test(name))).toBe(true);
  },
);

/** "lần 3 lượt 12 của 1.1.1" → a number that grows with every save. */
function turnOf(explanation: string): number {
  const found = /^lần (\d+) lượt (\d+)/.exec(explanation);
  return found ? Number(found[1]) * 1_000_000 + Number(found[2]) : -1;
}

async function reopen(
  after: ReturnType<Awaited<ReturnType<typeof testBackend>>['connect']>,
  roundId: string,
  state: string,
): Promise<void> {
  if (state === 'submitted') await after.value('signOff.withdrawSheet', { roundId });
  if (state === 'signed') await after.value('signOff.startCorrection', { roundId, reason: 'tiếp tục' });
}
