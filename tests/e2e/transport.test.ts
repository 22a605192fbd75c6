import { X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { startServer, type ChromiumServer } from '#electron/host/chromium/server.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import {
  hasOpenssl,
  makeAuthority,
  makeServer,
} from '#tests/electron/features/transport/own-certificates.ts';
import {
  DAV_PASSWORD,
  DAV_USER,
  hasRclone,
  startWebdav,
} from '#tests/electron/features/transport/webdav-server.ts';
import { openDesk, visit } from '#tests/e2e/support/desk-pages.ts';
import { dropFile } from '#tests/e2e/support/drop-file.ts';
import { launchBrowser, type WatchedPage } from '#tests/e2e/support/watched-page.ts';
import { completeSheet, foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { receive, sign } from '../electron/features/exchange/chain-steps.ts';

/** The ways that work by themselves, what came back refused, a dropped bundle, and a ward that lost its computer. */
const bench = await testBackend('transport-desk');
const town = await foundTown(bench, 1);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const roundId = town.round.id;
const share = tempFolder('transport-share');
const [up, down] = [path.join(share, 'len'), path.join(share, 'xuong')];

let browser: Browser;
let server: ChromiumServer;
let wardDesk: WatchedPage;
let cityDesk: WatchedPage;

const bundlesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('.cchc'));
const outboxOf = ({ page }: WatchedPage) => page.getByRole('grid', { name: 'Các gói đã lập' });

async function setUpFolder(desk: WatchedPage, inbox: string, outbox: string): Promise<void> {
  const { page } = desk;
  await visit(desk, '#/gui-nhan/tu-dong');
  const folder = page.getByRole('region', { name: 'Thư mục chung' });
  await folder.getByLabel('Theo dõi thư mục chung').check();
  await folder.getByLabel('Thư mục nhận về').fill(inbox);
  await folder.getByLabel('Thư mục gửi đi').fill(outbox);
  await folder.getByLabel('Xem lại sau (giây)').fill('86400');
  await save(desk);
}

async function save({ page }: WatchedPage): Promise<void> {
  await page.getByRole('button', { name: 'Lưu cài đặt' }).click();
  await page.getByText('Đã lưu cài đặt.').waitFor();
}

/** "Xem và gửi ngay", to its end. */
async function look(desk: WatchedPage, hash = '#/gui-nhan/tu-dong'): Promise<void> {
  await visit(desk, '#/gui-nhan/hop-di');
  await visit(desk, hash);
  await desk.page.getByRole('button', { name: 'Xem và gửi ngay' }).click();
  await desk.page.getByText(/Đã nhận \d+ tệp, gửi \d+ gói\./).waitFor();
}

/** The ward's bundle as it lies in its outbox, readable. */
async function plainBundle(): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  const name = path.basename(file.fileName, '.age');
  return { name, bytes: readFileSync(path.join(bench.root, folderId, 'outbox', name)) };
}

async function decide(dialog: Locator, reason: string, button: string): Promise<void> {
  expect(await dialog.getByRole('button', { name: button }).isEnabled()).toBe(false);
  await dialog.getByLabel('Lý do').fill(reason);
  await dialog.getByRole('button', { name: button }).click();
}

beforeAll(async () => {
  mkdirSync(up);
  mkdirSync(down);
  await completeSheet(ward, roundId, fullAnswers());
  await sign(ward, roundId);
  browser = await launchBrowser();
  server = await startServer({ backend: bench.backend, rendererFolder: resourcePath('renderer') });
  wardDesk = await openDesk(browser, server, folderId);
  cityDesk = await openDesk(browser, server, town.cityFolder);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('by a watched folder a bundle goes up and its receipt comes down, and nobody handles a file', async () => {
  await setUpFolder(wardDesk, down, up);
  await wardDesk.checkAccess('Gửi nhận tự động, thư mục chung');
  await setUpFolder(cityDesk, up, down);
  const { page } = wardDesk;
  await visit(wardDesk, '#/gui-nhan');
  await page.getByRole('button', { name: 'Lập gói gửi cấp trên' }).click();
  await page.getByRole('status').getByText('Chỉ Thành phố Thử đọc được.').waitFor();
  await look(wardDesk);
  expect(bundlesIn(up)).toEqual([expect.stringMatching(/\.cchc\.age$/)]);
  await look(cityDesk);
  expect(bundlesIn(up)).toEqual([]);
  expect(bundlesIn(path.join(up, 'da-nhan'))).toHaveLength(1);
  await visit(cityDesk, '#/gui-nhan/hop-den');
  await cityDesk.page
    .getByRole('grid', { name: 'Các tệp đã nhận' })
    .getByRole('row', { name: /Xã Số 1/ })
    .waitFor();
  await look(cityDesk);
  expect(bundlesIn(down)).toEqual([expect.stringMatching(/_receipt_/)]);
  await look(wardDesk);
  await visit(wardDesk, '#/gui-nhan/hop-di');
  await outboxOf(wardDesk)
    .getByRole('row', { name: /cấp trên đã nhận/ })
    .waitFor();
});

test('a bundle is sent again from the outbox; the city holds it already and nothing changes there', async () => {
  const { page } = wardDesk;
  await outboxOf(wardDesk)
    .getByRole('row', { name: /cấp trên đã nhận/ })
    .click();
  const again = page.getByRole('region', { name: 'Gửi lại' });
  await again.getByRole('button', { name: 'Gửi qua thư mục chung' }).click();
  await again.getByText('Đã xếp hàng chờ gửi').waitFor();
  await wardDesk.checkAccess('Gửi lại một gói');
  await look(wardDesk);
  expect(bundlesIn(up)).toHaveLength(1);
  await look(cityDesk);
  const { items } = await town.city.value('exchange.listInbox', {});
  expect(items.map(({ verdict }) => verdict)).toEqual(['alreadyHeld', 'accepted']);
});

test.skipIf(!hasRclone || !hasOpenssl)(
  'a server with a certificate of its own authority is refused, then trusted by a certificate people compared',
  async () => {
    const store = tempFolder('transport-store');
    mkdirSync(path.join(store, 'len'));
    const pem = makeAuthority('that');
    const { url } = await startWebdav(store, undefined, makeServer('tot', 'that', 'IP:127.0.0.1'));
    const { page } = wardDesk;
    await visit(wardDesk, '#/gui-nhan/tu-dong');
    const webdav = page.getByRole('region', { name: 'Thư mục trên máy chủ (WebDAV)' });
    await webdav.getByLabel('Gửi nhận qua máy chủ').check();
    await webdav.getByLabel('Địa chỉ').fill(url);
    await webdav.getByLabel('Tên đăng nhập').fill(DAV_USER);
    await webdav.getByLabel('Mật khẩu ứng dụng').fill(DAV_PASSWORD);
    await webdav.getByLabel('Thư mục gửi đi').fill('len');
    await webdav.getByRole('button', { name: 'Thử kết nối' }).click();
    await webdav
      .getByRole('alert')
      .getByText(/chứng thư/)
      .first()
      .waitFor();
    const authority = webdav.getByRole('group', { name: 'Chứng thư gốc của máy chủ' });
    await authority
      .locator('input[type=file]')
      .setInputFiles({ name: 'goc.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(pem) });
    const code = formatFingerprint(sha256Hex(new X509Certificate(pem).raw));
    await authority.getByText(code, { exact: true }).waitFor();
    await authority.getByText('CN=Nơi cấp that, O=Tỉnh Thử').waitFor();
    await webdav.getByRole('button', { name: 'Thử kết nối' }).click();
    await webdav.getByText('Kết nối được; thư mục gửi đi dùng được.').waitFor();
    await wardDesk.checkAccess('Gửi nhận tự động, máy chủ có chứng thư riêng');
    if (process.env['SHOTS']) await page.screenshot({ path: path.join(process.env['SHOTS'], 'ca.png') });
    await save(wardDesk);
    await visit(wardDesk, '#/gui-nhan/hop-di');
    await outboxOf(wardDesk).getByRole('row').nth(1).click();
    await page
      .getByRole('region', { name: 'Gửi lại' })
      .getByRole('button', { name: 'Gửi qua máy chủ' })
      .click();
    await page.getByText('Đã xếp hàng chờ gửi').waitFor();
    await look(wardDesk);
    expect(readdirSync(path.join(store, 'len'))).toEqual([expect.stringMatching(/\.cchc\.age$/)]);
  },
);

test('what was refused goes back to its sender as one file that says why', async () => {
  const { name: plain, bytes } = await plainBundle();
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  await receive(town.city, [await town.city.upload(plain, bytes)]);
  const { page } = cityDesk;
  await visit(cityDesk, '#/gui-nhan/hop-di');
  await page.reload();
  await visit(cityDesk, '#/gui-nhan/hop-den');
  await page.getByRole('button', { name: 'Xuất tệp không nhận (1)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Xuất các tệp không nhận cho nơi gửi' });
  await dialog.getByRole('checkbox', { name: plain }).waitFor();
  await cityDesk.checkAccess('Xuất tệp không nhận');
  const zip = await cityDesk.download(async () => dialog.getByRole('button', { name: 'Xuất 1 tệp' }).click());
  expect(zip.name).toMatch(/\.zip$/);
  expect(zip.bytes.includes(Buffer.from('ly-do.html'))).toBe(true);
  expect(zip.bytes.includes(bytes)).toBe(true);
  await dialog.getByRole('button', { name: 'Đóng' }).last().click();
});

test('a bundle dropped on the window, whatever the page, opens the viewer; other files do nothing', async () => {
  const { name: plain, bytes } = await plainBundle();
  const { page } = wardDesk;
  await visit(wardDesk, '#/cham-diem');
  await page.getByRole('navigation').waitFor();
  const before = page.url();
  expect(await dropFile(page, 'ghi-chu.txt', Buffer.from('x'))).toBe('taken');
  expect(page.url()).toBe(before);
  expect(await dropFile(page, plain, bytes)).toBe('taken');
  await page.waitForURL(/#\/gui-nhan\/xem-goi\/[\w-]+$/);
  await page.getByText('Xã Số 1 (X1)').waitFor();
  await page
    .getByRole('table', { name: /^Bảng.* trong gói$/ })
    .getByText('1.1.1')
    .waitFor();
  await wardDesk.checkAccess('Xem gói kéo vào cửa sổ');
});

test('the city withdraws a lost computer’s keys and gives its ward a new setup bundle that works', async () => {
  const { page } = cityDesk;
  await visit(cityDesk, '#/don-vi');
  await page.getByRole('tab', { name: 'Khóa của đơn vị' }).click();
  const keys = page.getByRole('grid', { name: 'Khóa của các đơn vị' });
  await keys.getByRole('row', { name: /Xã Số 1.*lãnh đạo ký/ }).click();
  await page.getByRole('button', { name: 'Thu hồi khóa này' }).click();
  await cityDesk.checkAccess('Thu hồi khóa');
  await decide(
    page.getByRole('dialog', { name: /^Thu hồi khóa của Xã Số 1/ }),
    'Mất máy',
    'Thu hồi khóa này',
  );
  await page.getByText('Đã thu hồi khóa của Xã Số 1.').waitFor();
  await keys.getByRole('row', { name: /lãnh đạo ký.*đã thu hồi/ }).waitFor();
  await page.getByRole('button', { name: 'Đơn vị mất máy: cấp lại gói khởi tạo' }).click();
  const dialog = page.getByRole('dialog', { name: /^Cấp lại gói khởi tạo cho Xã Số 1/ });
  await cityDesk.checkAccess('Cấp lại gói khởi tạo');
  await decide(dialog, 'Mất máy ngày 12/03', 'Đơn vị mất máy: cấp lại gói khởi tạo');
  const setup = await cityDesk.download(async () =>
    page.getByRole('button', { name: 'Lấy gói khởi tạo' }).click(),
  );
  const other = await testBackend('transport-other');
  const { ward: anew } = await openWard(other, await other.connect().upload(setup.name, setup.bytes));
  await completeSheet(anew, roundId, fullAnswers());
  await sign(anew, roundId);
  const { file } = await anew.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  const token = await town.city.upload(file.fileName, readFileSync(await anew.pathOf(file)));
  const { items } = await receive(town.city, [token]);
  expect(items).toMatchObject([{ verdict: 'accepted', revision: 2 }]);
  // The lost computer is believed no more.
  await ward.value('signOff.startCorrection', { roundId, reason: 'Kẻ giữ máy cũ' });
  await sign(ward, roundId);
  const stolen = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  const from = await town.city.upload('cu.cchc.age', readFileSync(await ward.pathOf(stolen.file)));
  expect((await receive(town.city, [from])).items).toMatchObject([
    { verdict: 'refused', code: 'KEY_REVOKED' },
  ]);
});

test('no page complained', () => {
  expect(wardDesk.complaints).toEqual([]);
  expect(cityDesk.complaints).toEqual([]);
});
