import { beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { listKeys } from '#db/queries/installation.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { forge } from '#tests/support/pair.ts';
import { setJson } from '#tests/support/resign.ts';
import { openForged, refused, type ForgedCase } from './forged-setting.ts';

const setting = await openForged('forged-reports');
const { pair, stranger, otherRound, report, makeReport, offer, give, changed, heldAt } = setting;

describe('reports at a city that knows the ward', () => {
  beforeAll(async () => {
    await give('city', await makeReport());
  });

  test('the same report in another bundle is held already', async () => {
    expect(await offer('city', await makeReport())).toMatchObject({ verdict: 'alreadyHeld' });
  });

  test.each<ForgedCase>([
    [
      'a report of a round nobody knows',
      () => {
        const of = { ...report.payload.report, reportId: v7(), roundId: otherRound.id };
        return forge(
          pair,
          { ...report.payload, report: of },
          { files: report.files, header: { round: otherRound } },
        );
      },
      'policy',
      'WRONG_ROUND',
    ],
    [
      'another report under the same id',
      () => {
        const of = { ...report.payload.report, title: 'Báo cáo khác' };
        return forge(pair, { ...report.payload, report: of }, { files: report.files });
      },
      'policy',
      'SAME_ID_OTHER_CONTENT',
    ],
    [
      'a report without its file',
      async () =>
        changed(await makeReport(), (files) => {
          for (const path of files.keys()) if (path.startsWith('data/files/')) files.delete(path);
        }),
      'structure',
      'ENTRY_MISSING',
    ],
    [
      'a report whose file has another size',
      async () =>
        changed(await makeReport(), (files) => {
          setJson(files, 'data/report.json', ['file', 'size'], report.payload.report.file.size + 1);
        }),
      'structure',
      'CONTENT_INCONSISTENT',
    ],
    [
      'a report whose file is another under the same name',
      async () =>
        changed(await makeReport(), (files) => {
          for (const path of files.keys())
            if (path.startsWith('data/files/')) files.set(path, Buffer.from('khác'));
        }),
      'structure',
      'ENTRY_CHANGED',
    ],
    [
      'a report with a second file',
      async () =>
        changed(await makeReport(), (files) => {
          files.set(`data/files/${sha256Hex('thêm')}.exe`, Buffer.from('thêm'));
        }),
      'structure',
      'CONTENT_INCONSISTENT',
    ],
    ...['bao-cao.pdf.exe', 'bao-cao.pdf ', 'bao-cao.docm', '.pdf', 'bao-cao.pdf\u0000'].map(
      (fileName): ForgedCase => [
        `a report whose file is called ${JSON.stringify(fileName)}`,
        async () =>
          changed(await makeReport(), (files) => {
            setJson(files, 'data/report.json', ['file', 'fileName'], fileName);
          }),
        'structure',
        fileName.includes('\u0000') ? 'JSON_BAD_TEXT' : 'SCHEMA_INVALID',
      ],
    ),
  ])('%s is refused, and nothing is held of it', async (_title, make, step, code) => {
    const before = heldAt('city');
    expect(await offer('city', await make())).toEqual(refused(step, code));
    expect(heldAt('city')).toEqual(before);
    const pinned = listKeys(pair.cityFolder.db.read, pair.wardRef.unitId);
    expect(pinned.map(({ publicKey }) => publicKey)).not.toContain(stranger.publicKey);
  });

  test('a report whose name leads elsewhere is handed out under a harmless name', async () => {
    const of = {
      ...report.payload.report,
      reportId: v7(),
      file: { ...report.payload.report.file, fileName: '../../../tmp/con:.\u202Efdp.pdf' },
    };
    const bytes = await forge(pair, { ...report.payload, report: of }, { files: report.files });
    expect(await offer('city', bytes)).toMatchObject({ verdict: 'accepted' });
    const { items } = await pair.city.value('reports.listReceived', {});
    expect(items.map(({ reportId }) => reportId)).toContain(of.reportId);
    const file = await pair.city.value('reports.openReport', { reportId: of.reportId });
    expect(file.fileName).toBe('.._.._.._tmp_con_._fdp.pdf');
    const download = await pair.test.backend.files.findDownload(file.token);
    expect(download?.fileName).toBe(file.fileName);
  });
});
