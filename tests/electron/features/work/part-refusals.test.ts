import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { EMPTY_LEAF } from '#shared/domain/sign-off/leaf-fields.ts';
import { writeBundle } from '#electron/services/bundle/bundle-writer.ts';
import { makePartProof } from '#electron/services/bundle/part-proof.ts';
import { encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { generateSigningKey } from '#electron/services/crypto/ed25519.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import {
  LEAVES,
  answerAt,
  bytesOf,
  openDesk,
  openPart,
  returnPart,
  sendPart,
  takeIn,
  type,
} from '#tests/electron/features/work/two-desks.ts';
import { completeSheet, fullAnswers, openWard } from '#tests/support/small-town.ts';

const [A = ''] = LEAVES;

describe('what is not taken', () => {
  it('the same return again changes nothing', async () => {
    const desks = await openDesk('part-replay');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A]);
    const { part } = await openPart('part-replay-other', bytes);
    await type(part, roundId, A, { explanation: 'của Hoa' });
    const back = await returnPart(part);
    expect(await takeIn(main, [back, back], true)).toMatchObject([
      { verdict: 'accepted' },
      { verdict: 'alreadyHeld' },
    ]);
    expect(await takeIn(main, [back, back])).toMatchObject([
      { verdict: 'accepted' },
      { verdict: 'alreadyHeld' },
    ]);
    await type(main, roundId, A, { explanation: 'sửa lại' });
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'alreadyHeld' }]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('sửa lại');
  });

  it('an older return after a newer one is kept aside', async () => {
    const desks = await openDesk('part-older');
    const { main, roundId } = desks;
    const { bytes } = await sendPart(desks, [A]);
    const { part, test } = await openPart('part-older-other', bytes);
    await type(part, roundId, A, { explanation: 'cũ' });
    const older = await returnPart(part);
    test.clock.set('2024-01-05T02:01:00.000Z');
    await type(part, roundId, A, { explanation: 'mới' });
    const newer = await returnPart(part);
    await takeIn(main, [newer]);
    expect(await takeIn(main, [older])).toMatchObject([{ verdict: 'keptAside', code: 'OLDER_THAN_HELD' }]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('mới');
  });

  it('a return that somebody made up without the part’s secret is refused', async () => {
    const desks = await openDesk('part-forged');
    const { main, roundId } = desks;
    const { partId } = await sendPart(desks, [A]);
    const sheet = await main.value('scoring.readSheet', { roundId });
    const key = generateSigningKey(systemRandom);
    const self = { unitId: sheet.unit.id, code: sheet.unit.code, name: sheet.unit.name };
    const { id, code, year, title } = sheet.round;
    const leaf = { ...EMPTY_LEAF, answer: { ...EMPTY_LEAF.answer, explanation: 'giả' } };
    const guessed = encodeBase64Url(systemRandom.bytes(32));
    const written = await writeBundle({
      bundle: {
        formatVersion: 1,
        kind: 'part',
        bundleId: v7(),
        sender: { ...self, publicKey: key.publicKey },
        receiver: self,
        round: { id, code, year, title },
        subject: self,
        revision: null,
        replaces: null,
        holderUnitId: self.unitId,
        createdAt: '2024-01-05T03:00:00.000Z',
      },
      payload: {
        kind: 'part',
        part: {
          schemaVersion: 1,
          direction: 'back',
          proof: makePartProof(guessed, { partId, sendingKey: key.publicKey }),
          holder: 'Nguyễn Thị Hoa',
          unitId: self.unitId,
          roundId,
          criteriaSetHash: sheet.round.criteriaSetHash,
          content: { leaves: { [A]: leaf }, documents: [] },
        },
      },
      files: [],
      summaryHtml: '<!doctype html><title>Giả</title>',
      signingKey: key,
      outPath: join(tempFolder('part-forged-file'), 'gia.cchc'),
    });
    if (!written.ok) throw new Error(written.error.code);
    expect(await takeIn(main, [readFileSync(written.value.path)])).toMatchObject([
      { verdict: 'refused', step: 'signature', code: 'ENROLMENT_INVALID' },
    ]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('');
  });

  it('a part of another ward is refused', async () => {
    const desks = await openDesk('part-foreign', 2);
    const neighbour = await openWard(desks.here, desks.town.setupTokens[1] ?? '');
    const sent = await neighbour.ward.value('work.sendPart', {
      roundId: desks.roundId,
      leafCodes: [A],
      holder: 'Người Xã Bên',
    });
    const { part } = await openPart('part-foreign-other', await bytesOf(neighbour.ward, sent.file));
    const [item] = await takeIn(desks.main, [await returnPart(part)]);
    expect(item).toMatchObject({ verdict: 'refused' });
    expect(await takeIn(desks.main, [await bytesOf(neighbour.ward, sent.file)])).toMatchObject([
      { verdict: 'refused', code: 'SENDER_UNKNOWN' },
    ]);
    expect(await takeIn(desks.town.city, [await bytesOf(neighbour.ward, sent.file)])).toMatchObject([
      { verdict: 'refused' },
    ]);
  });

  it('a part on its way out makes a folder of its own and is not taken into the ward’s', async () => {
    const desks = await openDesk('part-out');
    const { bytes } = await sendPart(desks, [A]);
    expect(await takeIn(desks.main, [bytes])).toMatchObject([{ verdict: 'refused', code: 'PART_IS_OUT' }]);
  });

  it('what comes back after the sheet was submitted is kept aside, and merged once the sheet takes changes again', async () => {
    const desks = await openDesk('part-sealed');
    const { main, roundId } = desks;
    await completeSheet(main, roundId, fullAnswers());
    const { bytes } = await sendPart(desks, [A]);
    const { part } = await openPart('part-sealed-other', bytes);
    await type(part, roundId, A, { explanation: 'đến muộn' });
    const back = await returnPart(part);
    await main.value('signOff.submitSheet', { roundId });
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'keptAside', code: 'PART_SHEET_SEALED' }]);
    const { kept } = await main.value('work.readBoard', { roundId });
    expect(kept).toMatchObject([{ code: 'PART_SHEET_SEALED', holder: 'Nguyễn Thị Hoa' }]);
    const bundleId = kept[0]?.bundleId ?? '';
    expect(await main.error('work.mergeKept', { bundleId })).toMatchObject({ code: 'SHEET_SEALED' });
    await main.value('signOff.withdrawSheet', { roundId });
    expect(await main.value('work.mergeKept', { bundleId })).toEqual({ taken: 1, kept: 0, conflicts: 0 });
    expect((await answerAt(main, roundId, A)).explanation).toBe('đến muộn');
    expect((await main.value('work.readBoard', { roundId })).kept).toEqual([]);
    expect(await main.error('work.mergeKept', { bundleId })).toMatchObject({ code: 'PART_NOT_FOUND' });
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'alreadyHeld' }]);
  });

  it('what comes back of a recalled part waits for a person’s yes', async () => {
    const desks = await openDesk('part-recalled');
    const { main, roundId } = desks;
    const { bytes, partId } = await sendPart(desks, [A]);
    const { part } = await openPart('part-recalled-other', bytes);
    await type(part, roundId, A, { explanation: 'vẫn đến' });
    await main.value('work.recallPart', { partId });
    const back = await returnPart(part);
    expect(await takeIn(main, [back])).toMatchObject([{ verdict: 'keptAside', code: 'PART_RECALLED' }]);
    expect((await answerAt(main, roundId, A)).explanation).toBe('');
    const { kept } = await main.value('work.readBoard', { roundId });
    await main.value('work.mergeKept', { bundleId: kept[0]?.bundleId ?? '' });
    expect((await answerAt(main, roundId, A)).explanation).toBe('vẫn đến');
  });
});
