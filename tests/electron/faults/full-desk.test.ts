import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import type { ChannelName, InputOf } from '#shared/contract/contract.ts';
import { createBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { makeReturn } from '#tests/electron/faults/make-return.ts';
import { ASKED, AWAY, foundKillTown, STATISTIC } from '#tests/electron/faults/kill-town.ts';
import { fillDisk, mountSmall } from '#tests/electron/faults/small-disk.ts';
import { caller, testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('full-desk');
const elsewhere = await testBackend('full-desk-parts');
const { ward, folderId, roundId } = await foundKillTown(bench);
const part = await makeReturn(bench, elsewhere, ward, roundId, 1);
ward.close();
const small = mountSmall(8);

describe.skipIf(small === null)(
  'a full disk under statistics, answers to the city and a part that comes back',
  () => {
    test('each is refused in words and changes nothing, and goes on once there is room', async () => {
      const root = small ?? '';
      cpSync(join(bench.root, folderId), join(root, folderId), { recursive: true });
      const backend = await createBackend({ root, appVersion: '0.0.0', logger: silentLogger });
      const opened = backend.connectAs(folderId, 'canbo');
      if (!opened.ok || !opened.value) throw new Error('cannot open');
      const connection = opened.value;
      const officer = caller(backend, connection);
      const readAll = async () => ({
        ...(await officer.value('scoring.readSheet', { roundId })),
        ...(await officer.value('statistics.listStatistics', { roundId })),
        parts: (await officer.value('work.readBoard', { roundId })).parts,
      });
      const before = await readAll();
      const makeRoom = fillDisk(root);

      /** Writes until the disk says no: what is left of the last block may still take a little. */
      async function refusal<Name extends ChannelName>(
        channel: Name,
        input: (attempt: number) => Promise<InputOf<Name>>,
      ): Promise<{ readonly code: string; readonly attempt: number }> {
        for (let attempt = 0; attempt < 200; attempt += 1) {
          const reply = await connection.call(channel, await input(attempt));
          if (!reply.ok) return { code: reply.error.code, attempt };
        }
        throw new Error(`${channel} was never refused`);
      }

      const statistic = async (attempt: number): Promise<InputOf<'statistics.saveValue'>> => {
        const { statistics } = await officer.value('statistics.listStatistics', { roundId });
        const held = statistics.find(({ code }) => code === STATISTIC.code);
        const figure = { raw: String(300 + attempt), estimated: false, note: 'x'.repeat(1900) };
        return { roundId, code: STATISTIC.code, ...figure, baseVersion: held?.version ?? 0 };
      };
      const bundleId = before.points.find(({ leafCode }) => leafCode === ASKED)?.bundleId ?? '';
      const answer = (attempt: number): Promise<InputOf<'feedback.saveResponse'>> =>
        Promise.resolve({
          roundId,
          leafCode: ASKED,
          bundleId,
          response: { kind: 'explain', text: `${attempt} ${'x'.repeat(9000)}` },
          correctionReason: null,
        });
      const noStatistic = await refusal('statistics.saveValue', statistic);
      expect(noStatistic.code).toBe('DISK_FULL');
      const noAnswer = await refusal('feedback.saveResponse', answer);
      expect(noAnswer.code).toBe('DISK_FULL');
      const fileTokens = [await backend.files.adoptFile(part.path)];
      const merge = async (): Promise<readonly string[]> => {
        const reply = await connection.call('exchange.importBundles', { fileTokens, dryRun: false });
        if (!reply.ok) return [reply.error.code];
        await backend.services.jobs.settle();
        const job = backend.services.jobs.read(reply.value.jobId);
        if (job?.state !== 'done') return [job?.error?.code ?? ''];
        return importResultSchema.parse(job.result).items.map(({ verdict, code }) => code ?? verdict);
      };
      expect(await merge()).toEqual(['DISK_FULL']);

      const during = await readAll();
      const following = during.answers[STATISTIC.leafCode]?.answer.inputs[STATISTIC.key]?.raw;
      const figure = during.statistics.find(({ code }) => code === STATISTIC.code)?.raw;
      expect(following).toBe(figure);
      if (noStatistic.attempt > 0) expect(figure).toBe(String(299 + noStatistic.attempt));
      const given = during.points.find(({ leafCode }) => leafCode === ASKED)?.response?.text.split(' ')[0];
      expect(given).toBe(noAnswer.attempt === 0 ? undefined : String(noAnswer.attempt - 1));
      for (const code of AWAY) expect(during.answers[code]).toEqual(before.answers[code]);
      expect([during.parts, during.documents]).toEqual([before.parts, before.documents]);

      makeRoom();
      expect(await merge()).toEqual(['accepted']);
      await officer.value('statistics.saveValue', await statistic(0));
      await officer.value('feedback.saveResponse', await answer(0));
      const after = await readAll();
      for (const code of AWAY) expect(after.answers[code]?.answer.explanation).toBe(part.explanation);
      const { checks } = await officer.value('safekeeping.runDoctor', {});
      expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
      const files = readdirSync(join(root, folderId, 'files'));
      expect(files.filter((name) => name.startsWith('incoming'))).toEqual([]);
      await backend.close();
    });
  },
);
