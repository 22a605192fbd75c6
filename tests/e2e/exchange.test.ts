import { randomBytes } from 'node:crypto';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { findEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { startServer, type ChromiumServer } from '#electron/host/chromium/server.ts';
import { generateSigningKey } from '#electron/services/crypto/ed25519.ts';
import { systemRandom } from '#electron/services/crypto/random.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { openDesk, visit } from '#tests/e2e/support/desk-pages.ts';
import { attachmentOf, pickedFile } from '#tests/e2e/support/mail-parts.ts';
import { launchBrowser, openWatchedPage, type WatchedPage } from '#tests/e2e/support/watched-page.ts';
import { makeSubmission, wardOutside } from '#tests/support/make-submissions.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
} from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';

/** Bundles travel between a ward and its city by stick and by e-mail, in real browsers. */
const bench = await testBackend('exchange-desk');
const town = await foundTown(bench, 2);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const roundId = town.round.id;
const stick = path.join(tempFolder('exchange-stick'), 'USB');
mkdirSync(stick);

let browser: Browser;
let server: ChromiumServer;
let wardDesk: WatchedPage;
let cityDesk: WatchedPage;

/** A document that does not compress makes the bundle large enough to be cut. */
async function addHeavyDocument(): Promise<void> {
  const { document } = await ward.value('evidence.addDocument', {
    fileToken: await ward.upload('Kế hoạch.pdf', randomBytes(3_000_000)),
    number: '05/KH-UBND',
    date: '06/02/2023',
    issuer: 'UBND xã',
    title: 'Kế hoạch cải cách hành chính',
  });
  const link = { roundId, leafCode: '1.1.1', documentId: document.id, section: 'II', page: '3' };
  await ward.value('evidence.linkDocument', link);
}

async function signSheet(): Promise<void> {
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  await ward.value('session.signIn', { username: 'quantri', password: PASSWORD });
}

/** "Thư mục dùng như USB": the folder that plays the stick, as the administrator sets it up. */
async function setUpStick(desk: WatchedPage): Promise<void> {
  await visit(desk, '#/gui-nhan/tu-dong');
  await desk.page.getByLabel('Thư mục dùng như USB').fill(stick);
  await desk.page.getByRole('button', { name: 'Lưu cài đặt' }).click();
  await desk.page.getByText('Đã lưu cài đặt.').waitFor();
}

async function readStick({ page }: WatchedPage): Promise<void> {
  await page.getByRole('button', { name: 'Đọc từ USB' }).click();
  await page.getByRole('button', { name: 'Đọc các gói ở đây' }).click();
}

const outboxOf = ({ page }: WatchedPage) => page.getByRole('grid', { name: 'Các gói đã lập' });

beforeAll(async () => {
  await completeSheet(ward, roundId, fullAnswers());
  await addHeavyDocument();
  await signSheet();
  browser = await launchBrowser();
  server = await startServer({ backend: bench.backend, rendererFolder: resourcePath('renderer') });
  wardDesk = await openDesk(browser, server, folderId);
  cityDesk = await openDesk(browser, server, town.cityFolder);
  await setUpStick(wardDesk);
  await setUpStick(cityDesk);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('the ward makes a bundle that only the city can read and writes it to the stick', async () => {
  const { page } = wardDesk;
  await wardDesk.checkAccess('Gửi nhận tự động');
  await visit(wardDesk, '#/gui-nhan');
  await page.getByRole('button', { name: 'Lập gói gửi cấp trên' }).click();
  await page.getByRole('status').getByText('Chỉ Thành phố Thử đọc được.').waitFor();
  await page.getByRole('button', { name: 'Ghi ra USB' }).click();
  await page.getByRole('radio', { name: /^USB/ }).waitFor();
  expect(await page.getByLabel('Khóa để chỉ Thành phố Thử đọc được').isChecked()).toBe(true);
  await wardDesk.checkAccess('Ghi ra USB');
  await page.getByRole('button', { name: 'Ghi và đọc lại' }).click();
  await page.getByText(/Đã ghi 1 tệp vào .*USB/).waitFor();
  await page
    .getByText(/^(Có thể rút USB\.|Bấm “Tháo thiết bị an toàn” của máy trước khi rút USB\.)$/)
    .waitFor();
  // The officer reads who can open it, and never a key.
  expect(await page.locator('body').innerText()).not.toMatch(/age1|[\w-]{43}/);
  await outboxOf(wardDesk).getByText('đã ghi USB, chờ biên nhận').waitFor();
  const written = readdirSync(stick, { recursive: true }).map(String);
  expect(written.filter((name) => name.endsWith('.cchc.age'))).toHaveLength(1);
  expect(written.filter((name) => name.endsWith('.cchc'))).toEqual([]);
});

test('the city reads the stick, takes the bundle in, and writes the receipt back to the stick', async () => {
  const { page } = cityDesk;
  await visit(cityDesk, '#/tiep-nhan');
  await readStick(cityDesk);
  await page.getByText('Đã kiểm tra 1 tệp, chưa ghi gì: 1 nhận được').waitFor();
  await page.getByRole('button', { name: 'Tiếp nhận 1 tệp' }).click();
  await page.getByText(/Đã tiếp nhận 1 tệp lúc/).waitFor();
  await visit(cityDesk, '#/gui-nhan/hop-di');
  const receipt = outboxOf(cityDesk).getByRole('row', { name: /Biên nhận.*Xã Số 1/ });
  await receipt.getByText('mới lập, chưa gửi').waitFor();
  await receipt.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Ghi ra USB' }).click();
  await page.getByRole('button', { name: 'Ghi và đọc lại' }).click();
  await page.getByText(/Đã ghi 1 tệp vào/).waitFor();
  await receipt.getByText('đã ghi USB').waitFor();
  expect(
    readdirSync(stick, { recursive: true }).filter((name) => /_receipt_/.test(String(name))),
  ).toHaveLength(1);
  await cityDesk.checkAccess('Hộp đi của cấp trên');
});

test('only the signed receipt turns the row green, and the comparison says the bytes are the same', async () => {
  const { page } = wardDesk;
  await visit(wardDesk, '#/gui-nhan/hop-di');
  expect(await outboxOf(wardDesk).getByText('cấp trên đã nhận').count()).toBe(0);
  await visit(wardDesk, '#/gui-nhan/hop-den');
  await readStick(wardDesk);
  await page.getByText(/^Đã kiểm tra \d+ tệp, chưa ghi gì: 1 nhận được/).waitFor();
  await wardDesk.checkAccess('Hộp đến, đã kiểm tra');
  await page.getByRole('button', { name: 'Tiếp nhận 1 tệp' }).click();
  await page.getByText(/Đã tiếp nhận 1 tệp lúc/).waitFor();
  await visit(wardDesk, '#/gui-nhan/hop-di');
  const row = outboxOf(wardDesk).getByRole('row', { name: /cấp trên đã nhận/ });
  await row.click();
  const panel = page.getByRole('complementary');
  await panel.getByText('Biên nhận có chữ ký của Thành phố Thử: đã nhận').waitFor();
  await wardDesk.checkAccess('Một gói của hộp đi');
  await panel.getByRole('link', { name: /^So sánh/ }).click();
  await page.getByText('Đúng từng byte gói tôi đã gửi').waitFor();
  await page.getByText('Chưa có phản hồi thẩm định cho bản này.').waitFor();
  await page.getByRole('table', { name: 'So sánh từng tiêu chí' }).getByText('1.1.1').waitFor();
  await wardDesk.checkAccess('So sánh');
});

test('e-mail parts come in any order; the missing one is named, asked for, and sent alone', async () => {
  await ward.value('signOff.startCorrection', { roundId, reason: 'Bổ sung kế hoạch' });
  await signSheet();
  const { page } = wardDesk;
  await visit(wardDesk, '#/gui-nhan/hop-di');
  await page.reload();
  await page.getByRole('button', { name: 'Lập gói gửi cấp trên' }).click();
  await page.getByRole('button', { name: 'Soạn thư điện tử' }).click();
  await page.getByLabel('Cỡ lớn nhất mỗi thư').selectOption('2');
  await page.getByRole('button', { name: 'Soạn thư nháp' }).click();
  const links = page.getByRole('button', { name: /^Lấy thư \d\/3/ });
  await links.nth(2).waitFor();
  const drafts = [];
  for (let index = 0; index < 3; index += 1) {
    drafts.push(await wardDesk.download(async () => links.nth(index).click()));
  }
  await page.getByRole('button', { name: 'Tôi đã gửi thư' }).click();
  await outboxOf(wardDesk).getByText('đã gửi, chờ biên nhận').waitFor();
  const parts = drafts.map((draft) => ({ ...attachmentOf(draft), mimeType: 'application/octet-stream' }));

  const city = cityDesk.page;
  await visit(cityDesk, '#/tiep-nhan');
  await city.locator('input[type=file]').setInputFiles([parts[2], parts[0]].flatMap((each) => each ?? []));
  await city.getByRole('button', { name: 'Cất các phần đã có' }).click();
  await city.getByText(/có 2\/3 phần, thiếu phần 2\./).waitFor();
  await city.getByRole('button', { name: 'Xin gửi lại phần thiếu' }).click();
  const repair = await cityDesk.download(async () => city.getByRole('button', { name: 'Lấy tệp' }).click());
  await cityDesk.checkAccess('Tiếp nhận, thiếu phần');

  await visit(wardDesk, '#/gui-nhan/hop-den');
  await page.locator('input[type=file]').setInputFiles(repair.path);
  await page.getByText('Đã kiểm tra 1 tệp, chưa ghi gì: 1 nhận được').waitFor();
  await page.getByRole('button', { name: 'Tiếp nhận 1 tệp' }).click();
  await page.getByText(/Đã tiếp nhận 1 tệp lúc/).waitFor();
  await visit(wardDesk, '#/gui-nhan/hop-di');
  const again = await wardDesk.download(async () =>
    page.getByRole('button', { name: /^Lấy .*\.002of003/ }).click(),
  );
  expect(again.name).toBe(parts[1]?.name);

  await city.locator('input[type=file]').setInputFiles(again.path);
  await city.getByText('Đã kiểm tra 1 tệp, chưa ghi gì: 1 nhận được').waitFor();
  await city.getByRole('button', { name: 'Tiếp nhận 1 tệp' }).click();
  await city.getByText(/Đã tiếp nhận 1 tệp lúc/).waitFor();
  expect((await town.city.value('exchange.listWaitingParts', {})).items).toEqual([]);
});

test('the viewer shows a bundle to anybody, opens its evidence, and takes nothing in', async () => {
  const outbox = path.join(bench.root, folderId, 'outbox');
  const plain = readdirSync(outbox).find((name) => /_r1_.*\.cchc$/.test(name));
  const locked = readdirSync(outbox).find((name) => /_r1_.*\.cchc\.age$/.test(name));
  const before = (await town.city.value('exchange.listInbox', {})).items.length;
  const desk = await openWatchedPage(browser, server.issueLaunchUrl());
  const { page } = desk;
  await page.getByRole('link', { name: 'Xem một gói dữ liệu' }).click();
  await page.locator('input[type=file]').setInputFiles(await pickedFile(path.join(outbox, locked ?? '')));
  await page.getByText(/Tệp được mã hóa, cần khóa của nơi nhận để mở/).waitFor();
  await page.locator('input[type=file]').setInputFiles(await pickedFile(path.join(outbox, plain ?? '')));
  await page.getByText('Xã Số 1 (X1)').waitFor();
  await page.getByText('Chữ ký khớp nội dung; khóa này ở đây chưa biết').waitFor();
  const { outbox: sent } = await ward.value('transport.listJourneys', {});
  const fingerprint = sent.find(({ item }) => item.fileName === plain)?.item.fingerprint ?? '';
  await page.getByText(formatFingerprint(fingerprint), { exact: true }).waitFor();
  await page.getByRole('table', { name: 'Bảng trong gói' }).getByText('1.1.1').waitFor();
  await desk.checkAccess('Xem một gói dữ liệu');
  const evidence = await desk.download(async () =>
    page.getByRole('button', { name: 'Mở Kế hoạch cải cách hành chính' }).click(),
  );
  expect(evidence.bytes).toHaveLength(3_000_000);
  expect((await town.city.value('exchange.listInbox', {})).items).toHaveLength(before);
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('another key waits for the administrator, who compares and says yes', async () => {
  const [, unit] = town.units;
  const folder = bench.backend.services.folders.open(town.cityFolder);
  if (!folder.ok || !unit) throw new Error('no city');
  const { db } = folder.value;
  const { unitId } = readInstallation(db.read);
  const receiver = { unitId, code: 'TP-THU', name: 'Thành phố Thử' };
  const outside = await wardOutside(unit, receiver, findEnrolmentSecret(db.read, unit.id) ?? '');
  const submit = async (from: typeof outside, number: number) => {
    const plan = {
      round: town.round,
      set: SAMPLE_COMMUNE_SET,
      answers: fullAnswers(),
      number,
      replaces: null,
      evidence: [],
      folder: tempFolder(`outside-${number}`),
      signedAt: `2024-01-0${number}T03:00:00.000Z`,
    };
    return pickedFile((await makeSubmission(from, plan)).path);
  };
  const { page } = cityDesk;
  const take = async (file: Awaited<ReturnType<typeof submit>>, button: string): Promise<void> => {
    await visit(cityDesk, '#/tong-quan');
    await visit(cityDesk, '#/tiep-nhan');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: button }).click();
  };
  await take(await submit(outside, 1), 'Tiếp nhận 1 tệp');
  await page.getByText(/Đã tiếp nhận 1 tệp lúc/).waitFor();
  const changed = await submit({ ...outside, sending: generateSigningKey(systemRandom) }, 2);
  await take(changed, 'Ghi nhận 1 tệp không nhận');
  await page.getByText('Không có tệp nào được tiếp nhận.').waitFor();

  await visit(cityDesk, '#/don-vi');
  await page.getByRole('tab', { name: 'Khóa của đơn vị' }).click();
  const offer = page.getByRole('region', { name: 'Xã Số 2 gửi gói ký bằng khóa khác' });
  await offer
    .getByRole('cell', { name: /^([0-9A-F]{4}\s){15}[0-9A-F]{4}$/ })
    .nth(1)
    .waitFor();
  await cityDesk.checkAccess('Khóa của đơn vị');
  await offer.getByRole('button', { name: 'Chấp nhận khóa mới' }).click();
  const dialog = page.getByRole('dialog');
  const yes = dialog.getByRole('button', { name: 'Chấp nhận khóa mới' });
  expect(await yes.isEnabled()).toBe(false);
  await dialog.getByLabel(/đối chiếu khớp mã kiểm tra/).check();
  await cityDesk.checkAccess('Chấp nhận khóa mới');
  await yes.click();
  await page.getByText(/^Đã chấp nhận khóa mới của Xã Số 2/).waitFor();
  await take(changed, 'Tiếp nhận 1 tệp');
  await page.getByText(/Đã tiếp nhận 1 tệp lúc/).waitFor();
});

test('no page complained', () => {
  expect(wardDesk.complaints).toEqual([]);
  expect(cityDesk.complaints).toEqual([]);
});
