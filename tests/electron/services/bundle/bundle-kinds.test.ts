import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { readBundle } from '#electron/services/bundle/bundle-reader.ts';
import { writeBundle, type BundleContent } from '#electron/services/bundle/bundle-writer.ts';
import { makeContact } from '#electron/services/bundle/enrolment.ts';
import { revisionFingerprint } from '#electron/services/bundle/revision-signature.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex, sha256OfFile } from '#electron/services/crypto/hashing.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { points } from '#shared/lib/points.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { SetupPayload } from '#shared/schemas/bundle-setup.ts';
import {
  CITY,
  CITY_KEY,
  header,
  makeTempFolder,
  receiptContent,
  RECIPIENT,
  revisionWith,
  ROUND,
  SECRET,
  submissionContent,
  WARD,
} from './bundle-fixture.ts';

let outPath = '';
beforeEach(async () => {
  outPath = path.join(await makeTempFolder(), 'goi.cchc');
});

const SETUP: SetupPayload = {
  schemaVersion: 1,
  unit: {
    id: WARD.unitId,
    code: WARD.code,
    name: WARD.name,
    type: 'ward',
    parentName: CITY.name,
    province: CITY.name,
  },
  parent: {
    id: CITY.unitId,
    code: CITY.code,
    name: CITY.name,
    sendingKey: CITY_KEY.publicKey,
    receivingRecipient: RECIPIENT,
  },
  round: {
    id: ROUND.id,
    code: ROUND.code,
    title: ROUND.title,
    year: ROUND.year,
    deadline: '2026-12-15',
    dataFrom: '2026-01-01',
    dataTo: '2026-12-31',
  },
  criteriaSet: GIA_NGHIA_2024,
  criteriaSetHash: sha256Hex(canonicalJson(GIA_NGHIA_2024)),
  enrolmentSecret: SECRET,
  heldRevision: 0,
  lastYear: { points: points('83.261'), rank: 2, unitCount: 15, leafPoints: { '1.1.1': points('0.5') } },
};

function content(payload: BundlePayload, changes: Partial<BundleHeader> = {}): BundleContent {
  return { ...receiptContent(outPath), bundle: header({ kind: payload.kind, ...changes }), payload };
}

const CONTACT = makeContact(SECRET, {
  schemaVersion: 1,
  unitId: CITY.unitId,
  sendingKey: CITY_KEY.publicKey,
  receivingRecipient: RECIPIENT,
});

/** The city stands for the sender here, as everywhere in this file. */
function statisticsBundle(): BundleContent {
  const sent = content(
    {
      kind: 'statistics',
      statistics: {
        schemaVersion: 1,
        roundId: ROUND.id,
        unitId: WARD.unitId,
        period: { from: '2026-01-01', to: '2026-12-31' },
        revision: 7,
        values: [
          {
            code: 'HS-01',
            label: 'Tổng số hồ sơ',
            unit: 'hồ sơ',
            raw: '1.200',
            value: '1200',
            estimated: true,
            note: '',
          },
        ],
      },
      contact: CONTACT,
    },
    { revision: 7 },
  );
  return sent;
}

async function roundTrip(made: BundleContent) {
  const written = await writeBundle(made);
  if (!written.ok) throw new Error(written.error.code);
  const trust = { kind: 'pinned', publicKey: CITY_KEY.publicKey, leaderKeys: null } as const;
  const read = await readBundle(outPath, { resolveSenderKey: () => trust });
  return read.ok ? read.value.payload : read.error;
}

describe('every kind this version knows', () => {
  it('setup, with a whole criteria set, trusted on first use', async () => {
    const setup = content({ kind: 'setup', setup: SETUP }, { revision: null });
    expect(await roundTrip(setup)).toEqual(setup.payload);
    const read = await readBundle(outPath, { resolveSenderKey: () => ({ kind: 'first-use' }) });
    expect(read).toMatchObject({
      ok: true,
      value: { sender: { trust: 'first-use', keyFingerprint: keyFingerprint(CITY_KEY.publicKey) } },
    });
  });

  it('feedback', async () => {
    const feedback = content({
      kind: 'feedback',
      feedback: {
        schemaVersion: 1,
        roundId: ROUND.id,
        unitId: WARD.unitId,
        revisionNumber: 1,
        revisionFingerprint: revisionFingerprint(revisionWith([])),
        deadline: '2026-12-20',
        items: [
          {
            leafCode: '1.1',
            selfPoints: points('1.75'),
            appraisedPoints: null,
            notApplicable: false,
            reason: 'Chưa có tài liệu kiểm chứng',
            request: 'Đề nghị bổ sung kế hoạch',
            final: false,
          },
        ],
        totals: { selfPoints: points('3.5'), appraisedPoints: null, maximum: points('5') },
        rank: null,
      },
    });
    expect(await roundTrip(feedback)).toEqual(feedback.payload);
  });

  it('results', async () => {
    const results = content({
      kind: 'results',
      results: {
        schemaVersion: 1,
        roundId: ROUND.id,
        unitId: WARD.unitId,
        publishedAt: '2027-01-15T01:00:00.000Z',
        revisionNumber: 1,
        revisionFingerprint: revisionFingerprint(revisionWith([])),
        decision: {
          number: '15/QĐ-UBND',
          date: '2027-01-15',
          issuer: CITY.name,
          title: 'Công bố Chỉ số CCHC',
        },
        ranking: [
          {
            unitCode: WARD.code,
            unitName: WARD.name,
            points: points('83.26'),
            index: 83_260_000,
            rank: 1,
            classification: 'Tốt',
          },
        ],
        groups: [{ label: 'Phường', rows: [] }],
        leaves: [
          {
            leafCode: '1.1',
            selfPoints: points('1.75'),
            appraisedPoints: points('1.5'),
            finalPoints: points('1.5'),
            notApplicable: false,
            reason: 'Chậm 01 báo cáo',
          },
        ],
      },
    });
    expect(await roundTrip(results)).toEqual(results.payload);
  });

  it('statistics, introduced by the keys of a ward that has signed nothing yet', async () => {
    const made = statisticsBundle();
    expect(await roundTrip(made)).toEqual(made.payload);
    const contact = { kind: 'enrolment', secret: SECRET } as const;
    const read = await readBundle(outPath, { resolveSenderKey: () => contact });
    expect(read).toMatchObject({ ok: true, value: { sender: { trust: 'enrolment' } } });
    const wrong = { kind: 'enrolment', secret: 'A'.repeat(43) } as const;
    expect(await readBundle(outPath, { resolveSenderKey: () => wrong })).toMatchObject({
      ok: false,
      error: { step: 'signature', code: 'ENROLMENT_INVALID' },
    });
  });

  it('statistics whose exact value is not what was typed, or of another number, are not even written', async () => {
    const made = statisticsBundle();
    if (made.payload.kind !== 'statistics') throw new Error('not statistics');
    const { statistics, contact } = made.payload;
    const [entry] = statistics.values;
    if (!entry) throw new Error('no figure');
    const wrongs = [
      { ...statistics, values: [{ ...entry, value: '1201' }] },
      { ...statistics, values: [{ ...entry, value: null }] },
      { ...statistics, revision: 8 },
      { ...statistics, unitId: CITY.unitId },
    ];
    for (const wrong of wrongs) {
      const payload = { kind: 'statistics', statistics: wrong, contact } as const;
      await expect(roundTrip({ ...made, payload })).rejects.toThrow('Inconsistent bundle');
    }
    const twice = { ...statistics, values: [entry, entry] };
    const payload = { kind: 'statistics', statistics: twice, contact } as const;
    await expect(roundTrip({ ...made, payload })).rejects.toThrow(/Invalid input/);
  });

  it('report, with its file and with nothing else', async () => {
    const filePath = path.join(await makeTempFolder(), 'report');
    await writeFile(filePath, 'báo cáo quý I');
    const { sha256, size } = await sha256OfFile(filePath);
    const about = { title: 'Báo cáo CCHC quý I', number: '12/BC-UBND', date: '2027-04-05' };
    const of = { reportId: '01981b2c-0000-7000-8000-0000000000aa', unitId: WARD.unitId, roundId: ROUND.id };
    const file = { sha256, fileName: 'Báo cáo quý I.pdf', size };
    const report = { schemaVersion: 1 as const, ...of, ...about, file };
    const made = content({ kind: 'report', report, contact: CONTACT }, { revision: null });
    const files = [{ sha256, path: filePath, extension: 'pdf' }];
    expect(await roundTrip({ ...made, files })).toEqual(made.payload);
    await expect(writeBundle(made)).rejects.toThrow(`Inconsistent bundle: ${sha256}`);
    const larger = { ...report, file: { ...report.file, size: size + 1 } };
    const lying = content({ kind: 'report', report: larger, contact: CONTACT }, { revision: null });
    await expect(writeBundle({ ...lying, files })).rejects.toThrow(`Inconsistent bundle: ${sha256}`);
  });

  it('receipt', async () => {
    const receipt = receiptContent(outPath);
    expect(await roundTrip(receipt)).toEqual(receipt.payload);
  });
});

describe('a submission that contradicts itself', () => {
  it('is not written where one file is named with two sizes', async () => {
    const folder = await makeTempFolder();
    const good = await submissionContent(folder, outPath);
    if (good.payload.kind !== 'submission') throw new Error('not a submission');
    const { revision } = good.payload;
    const answer = revision.answers['1.2'];
    if (!answer) throw new Error('no answer');
    const evidence = answer.evidence.map((each) => ({ ...each, size: each.size + 1 }));
    for (const code of ['1.0', '1.2']) {
      const answers = { [code]: { ...answer, evidence }, ...revision.answers };
      const wrong = {
        ...revision,
        answers: code === '1.2' ? { ...answers, [code]: { ...answer, evidence } } : answers,
      };
      await expect(writeBundle({ ...good, payload: { ...good.payload, revision: wrong } })).rejects.toThrow(
        'Inconsistent bundle',
      );
    }
  });
});

describe('a setup bundle that contradicts itself', () => {
  it('is refused where the criteria set is not the one its hash names', async () => {
    const wrong = { ...SETUP, criteriaSetHash: sha256Hex('other') };
    expect(await roundTrip(content({ kind: 'setup', setup: wrong }))).toMatchObject({
      code: 'CONTENT_INCONSISTENT',
      subject: 'setup.criteriaSetHash',
    });
  });

  it('is not even written for another ward, parent or round', async () => {
    const wrongs = [
      { ...SETUP, unit: { ...SETUP.unit, id: CITY.unitId } },
      { ...SETUP, parent: { ...SETUP.parent, sendingKey: SECRET } },
      { ...SETUP, round: { ...SETUP.round, id: WARD.unitId } },
    ];
    for (const wrong of wrongs) {
      await expect(roundTrip(content({ kind: 'setup', setup: wrong }))).rejects.toThrow(
        'Inconsistent bundle',
      );
    }
  });
});
