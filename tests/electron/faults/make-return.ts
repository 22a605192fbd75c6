import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWAY } from '#tests/electron/faults/kill-town.ts';
import { addEvidence, bytesOf, returnPart, type } from '#tests/electron/features/work/two-desks.ts';
import { PASSWORD } from '#tests/support/small-town.ts';
import type { Caller, TestBackend } from '#tests/support/test-backend.ts';

/** A part as it came back, in a file. */
export interface Returned {
  readonly partId: string;
  readonly path: string;
  readonly explanation: string;
}

/** A part that somebody else filled in on another computer, ready to be merged. */
export async function makeReturn(
  bench: TestBackend,
  elsewhere: TestBackend,
  ward: Caller,
  roundId: string,
  kill: number,
): Promise<Returned> {
  const sent = await ward.value('work.sendPart', { roundId, leafCodes: [...AWAY], holder: `Hoa ${kill}` });
  const other = elsewhere.connect();
  await other.value('workspace.createWard', {
    fileToken: await other.upload('phan-viec.cchc', await bytesOf(ward, sent.file)),
    administrator: { username: 'hoa', fullName: 'Nguyễn Thị Hoa', password: PASSWORD },
  });
  const explanation = `phần việc ${kill}`;
  for (const leafCode of AWAY) await type(other, roundId, leafCode, { explanation });
  const evidence = { name: `phần ${kill}.txt`, content: explanation.repeat(5000) };
  await addEvidence(other, roundId, AWAY[0] ?? '', evidence);
  const path = join(bench.root, `tra-lai-${kill}.cchc`);
  writeFileSync(path, await returnPart(other));
  other.close();
  return { partId: sent.partId, path, explanation };
}
