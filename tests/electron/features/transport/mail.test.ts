import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emailResultSchema } from '#shared/contract/channels/transport-results.ts';
import { waitAfter } from '#shared/domain/transport/backoff.ts';
import { isBundleFileName, numberedName } from '#shared/domain/transport/file-names.ts';
import { attachmentRoom } from '#shared/domain/transport/mail-message.ts';
import { writeEml } from '#electron/features/transport/eml-writer.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { exportBundle, signedTown, takeIn, transportBench } from './signed-town.ts';

const folder = tempFolder('mail');
const bench = await transportBench('mail-bench');
const town = await signedTown(bench);
// Evidence that does not compress makes the bundle large enough to be cut.
const bundleId = await exportBundle(town);

/** Python's own e-mail parser: not ours. */
const READ_MAIL = `
import sys, json, email, email.policy, hashlib
with open(sys.argv[1], 'rb') as f: raw = f.read()
m = email.message_from_bytes(raw, policy=email.policy.default)
parts = list(m.iter_attachments())
data = parts[0].get_payload(decode=True)
if len(sys.argv) > 2: open(sys.argv[2], 'wb').write(data)
print(json.dumps({'unsent': m['X-Unsent'], 'to': m['To'], 'subject': m['Subject'], 'date': m['Date'],
  'text': m.get_body().get_content(), 'count': len(parts), 'name': parts[0].get_filename(),
  'sha256': hashlib.sha256(data).hexdigest(), 'defects': len(m.defects) + sum(len(p.defects) for p in m.walk()),
  'longest': max(len(line) for line in raw.split(b'\\r\\n')), 'bare': raw.count(b'\\n') - raw.count(b'\\r\\n')}))
`;

function readMail(path: string, saveAs?: string): Record<string, unknown> & { text: string; name: string } {
  const args = ['-c', READ_MAIL, path, ...(saveAs === undefined ? [] : [saveAs])];
  return JSON.parse(execFileSync('python3', args, { encoding: 'utf8' })) as ReturnType<typeof readMail>;
}

describe('e-mail drafts', () => {
  test('a small bundle is one draft that another mail reader reads', async () => {
    const made = emailResultSchema.parse(
      await town.ward.job('transport.makeEmail', { bundleIds: [bundleId], to: 'noivu@example.vn' }),
    );
    expect(made.together).toBeNull();
    expect(made.encrypted).toBe(true);
    const [draft] = made.drafts;
    if (!draft) throw new Error('no draft');
    const mail = readMail(await town.ward.pathOf(draft.file));
    expect(mail).toMatchObject({
      unsent: '1',
      to: 'noivu@example.vn',
      subject: '[Sổ Điểm CCHC] Bảng điểm tự chấm – Xã Số 1',
      count: 1,
      name: draft.attachmentName,
      defects: 0,
      bare: 0,
    });
    expect(mail['longest']).toBeLessThanOrEqual(78);
    expect(mail['date']).toContain('+0700');
    expect(mail.text).toContain('Chỉ số CCHC năm 2023');
    expect(mail.text).toContain('chỉ Thành phố Thử đọc được');
    const { outbox } = await town.ward.value('transport.listJourneys', {});
    const journey = outbox.find(({ item }) => item.bundleId === bundleId);
    expect(journey?.steps.map(({ step }) => step)).toEqual(['created', 'emailMade']);
    expect(journey?.item.state).toBe('created');
  });

  test('parts stay below the size as they travel, arrive in any order, the missing one is named', async () => {
    const limit = 64 * 1024;
    const made = emailResultSchema.parse(
      await town.ward.job('transport.makeEmail', { bundleIds: [bundleId], to: '', partSizeBytes: limit }),
    );
    expect(made.drafts.length).toBeGreaterThan(1);
    expect(made.together?.fileName).toMatch(/\.zip$/);
    const saved: string[] = [];
    for (const draft of made.drafts) {
      const path = await town.ward.pathOf(draft.file);
      expect(readFileSync(path).byteLength).toBeLessThanOrEqual(limit);
      const target = join(folder, draft.attachmentName);
      const mail = readMail(path, target);
      expect(mail.subject).toContain(`(phần ${draft.part}/${made.drafts.length})`);
      expect(mail.to).toBeNull();
      saved.push(target);
    }
    const [first = '', ...others] = saved.reverse();
    const upload = (path: string) => town.city.upload(path.split('/').at(-1) ?? '', readFileSync(path));
    const half = await takeIn(town.city, await Promise.all(others.map(upload)));
    expect(half.items).toEqual([]);
    expect(half.waiting[0]?.missing).toEqual([made.drafts.length]);
    const whole = await takeIn(town.city, [await upload(first)]);
    expect(whole.items.map(({ verdict }) => verdict)).toEqual(['accepted']);

    const again = emailResultSchema.parse(
      await town.ward.job('transport.makeEmail', {
        bundleIds: [bundleId],
        to: '',
        partSizeBytes: limit,
        onlyParts: [2],
      }),
    );
    expect(again.drafts.map(({ part }) => part)).toEqual([2]);
    const resentFile = again.drafts[0]?.file;
    if (!resentFile) throw new Error('no draft');
    const resent = join(folder, 'resent');
    readMail(await town.ward.pathOf(resentFile), resent);
    const before = saved.find((path) => path.endsWith('002of' + String(made.drafts.length).padStart(3, '0')));
    expect(readFileSync(resent).equals(readFileSync(before ?? ''))).toBe(true);
  });

  test('a size that would need too many parts is refused before work begins', async () => {
    // 64 kB leaves about 29 kB a message; nothing of this test's size needs 999 of them.
    expect(attachmentRoom(64 * 1024)).toBeGreaterThan(28_000);
    expect(attachmentRoom(10)).toBe(0);
  });

  test.each([0, 1, 56, 57, 58, 57 * 4096, 57 * 4096 + 1])(
    'an attachment of %i bytes survives',
    async (size) => {
      mkdirSync(folder, { recursive: true });
      const path = join(folder, 'x.bin');
      const content = Buffer.alloc(size, 'Đ');
      writeFileSync(path, content);
      const out = join(folder, `x-${size}.eml`);
      const back = join(folder, 'back.bin');
      await writeEml(
        {
          to: '',
          subject: 'Đặc khu Phú Quốc gửi bảng điểm tự chấm của năm hai nghìn không trăm hai mươi ba'.repeat(
            3,
          ),
          text: '.\nĐiểm: 83,26 %\n',
          createdAt: '2024-01-05T20:00:00.000Z',
          attachmentName: 'x.bin',
          attachmentPath: path,
          boundaryId: 'abc',
        },
        out,
      );
      const mail = readMail(out, back);
      expect(mail.subject).toContain('hai mươi baĐặc khu');
      expect(mail.text.replaceAll('\r', '')).toBe('.\nĐiểm: 83,26 %\n');
      expect(mail['date']).toBe('Sat, 06 Jan 2024 03:00:00 +0700');
      expect(readFileSync(back).equals(content)).toBe(true);
    },
  );
});

test('waits double from half a minute up to an hour', () => {
  expect([1, 2, 3, 7, 8, 9, 500].map(waitAfter)).toEqual([30, 60, 120, 1920, 3600, 3600, 3600]);
});

test('names of bundle files and numbered names', () => {
  expect(
    ['a.cchc', 'A.CCHC', 'a.cchc.age', 'a.cchc.001of003', 'a.cchc.age.010of010'].map(isBundleFileName),
  ).toEqual([true, true, true, true, true]);
  expect(
    ['a.zip', 'cchc', 'a.cchc.age.tmp', 'a.cchc.1of2', '.a.cchc.dang-ghi'].map(isBundleFileName),
  ).toEqual([false, false, false, false, false]);
  expect(numberedName('a.b.cchc', 1)).toBe('a.b.cchc');
  expect(numberedName('a.b.cchc', 2)).toBe('a.b-2.cchc');
  expect(numberedName('a.cchc.age', 3)).toBe('a-3.cchc.age');
  expect(numberedName('a.cchc.age.001of003', 2)).toBe('a-2.cchc.age.001of003');
});
