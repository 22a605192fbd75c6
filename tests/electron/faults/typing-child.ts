import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { createBackend } from '#electron/backend/create-backend.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';

/**
 * Plays an officer and a leader at full speed until it is killed: types, stores documents, submits, signs, corrects.
 * Each line on standard output is something that was reported saved. Arguments: data root, folder id, round id.
 */
const [root = '', folderId = '', roundId = '', seed = ''] = process.argv.slice(2);
const backend = await createBackend({
  root,
  appVersion: '0.0.0',
  logger: silentLogger,
  passwordCost: { logN: 8, r: 8, p: 1 },
});
const officer = backend.connectAs(folderId, 'canbo');
const leader = backend.connectAs(folderId, 'lanhdao');
if (!officer.ok || !officer.value || !leader.ok || !leader.value) throw new Error('cannot open the folder');
const [hand, boss] = [officer.value, leader.value];

/** Written at once and unbuffered: what stands there was said before the kill. */
function say(what: object): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}

const sheet = await hand.call('scoring.readSheet', { roundId });
if (!sheet.ok) throw new Error(sheet.error.code);
const versions = new Map(Object.entries(sheet.value.answers).map(([code, { version }]) => [code, version]));
const codes = [...versions.keys()].slice(0, 10);
say({ ready: true });

for (let turn = 0; ; turn += 1) {
  for (const leafCode of codes) {
    const previous = sheet.value.answers[leafCode]?.answer ?? EMPTY_ANSWER;
    const explanation = `${seed} lượt ${turn} của ${leafCode}`;
    const input = {
      roundId,
      leafCode,
      answer: { ...previous, explanation },
      baseVersion: versions.get(leafCode) ?? 0,
    };
    const saved = await hand.call('scoring.saveAnswer', input);
    if (!saved.ok) throw new Error(saved.error.code);
    versions.set(leafCode, saved.value.version);
    say({ leafCode, explanation });
  }
  const name = `${seed}-${turn}.txt`;
  writeFileSync(join(root, name), `${seed} ${turn} `.repeat(20_000));
  const fileToken = await backend.files.adoptFile(join(root, name));
  const added = await hand.call('evidence.addDocument', {
    fileToken,
    number: '',
    date: '',
    issuer: '',
    title: name,
  });
  if (!added.ok) throw new Error(added.error.code);
  say({ documentId: added.value.document.id });
  await hand.call('signOff.submitSheet', { roundId });
  const signed = await boss.call('signOff.signSheet', { roundId, passphrase: 'câu ký của lãnh đạo' });
  if (!signed.ok) throw new Error(signed.error.code);
  say({ fingerprint: signed.value.fingerprint });
  const correction = await hand.call('signOff.startCorrection', { roundId, reason: `lượt ${turn}` });
  if (!correction.ok) throw new Error(correction.error.code);
}
