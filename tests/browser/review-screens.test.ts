/**
 * Review's screens beside the main job, in one browser on one server: a preview link from making to 410, a schedule in
 * the park's time zone and its alarm, a recall that shows what shares its pictures, and the outbox.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { serverRoom, StaffTokens } from '../faults/server-room';
import { ARTICLE, type Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';
import { loginAdmin, startBrowser, watchPageErrors, withPicture, type TestBrowser, waitUntilTrue } from './harness';

const LIMIT_MS = 30_000;
const REVIEW = '/admin/plugins/review';
const TITLE = '明早九时开放预约';
const OTHER = '用同一张照片的稿';

/** Another system that is told of releases: it answers as it is told to. */
const receiver = { status: 503, accepted: 0, server: http.createServer() };
let server: Server;
let browser: TestBrowser;
let room: Newsroom;
let data: Database;
/** One page for everybody in turn: the panel is loaded once. Its clock is not the park's. */
let page: Page;
let errors: () => string[];
/** Two fully signed documents with one picture. */
let [documentId, other] = ['', ''];

async function startReceiver(): Promise<string> {
  receiver.server.on('request', (request, response: http.ServerResponse) => {
    request.resume();
    if (receiver.status === 204) receiver.accepted += 1;
    response.writeHead(receiver.status).end();
  });
  receiver.server.listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.server.once('listening', resolve));
  return `http://127.0.0.1:${(receiver.server.address() as AddressInfo).port}/hook`;
}

async function prepareDocuments(): Promise<void> {
  const tokens = new StaffTokens();
  await tokens.renew(server);
  room = serverRoom(server, tokens);
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a5078' } })
    .png()
    .toBuffer();
  const editor = await room.park.as('editor1');
  const upload = await editor
    .post('/upload')
    .attach('files', bytes, { filename: '合影.png', contentType: 'image/png' });
  const cover = upload.body[0].id as number;
  documentId = await room.draft({ title: TITLE, cover });
  other = await room.draft({ title: OTHER, attachments: [cover] });
  await Promise.all([room.sign(documentId), room.sign(other)]);
}

beforeAll(async () => {
  const webhook = { url: await startReceiver(), secret: 'a secret of this test' };
  [server, browser] = await Promise.all([
    startServer({ env: { REVIEW_WEBHOOKS: JSON.stringify([webhook]) } }),
    startBrowser(),
  ]);
  data = new Database(server.ground.env.DATABASE_FILENAME ?? '');
  data.pragma('busy_timeout = 10000');
  page = await browser.newPage({ timezoneId: 'America/New_York' });
  errors = watchPageErrors(page);
  await Promise.all([prepareDocuments(), loginAdmin(page, server.url, 'reviewer3')]);
});
afterAll(async () => {
  data?.close();
  await browser?.close();
  await server?.stop();
  receiver.server.close();
});

/** Waits until something in the database or at the receiver is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (const limit = Date.now() + LIMIT_MS; !isSo(); await sleep(50))
    if (Date.now() > limit) throw new Error(`Waited in vain for: ${isSo}`);
}

const reviewPage = (id: string) => `${server.url}${REVIEW}/${ARTICLE}/${id}?locale=zh-Hans`;
const dialog = () => page.getByRole('dialog');
const press = (action: string) => page.getByRole('button', { name: action, exact: true }).first().click();
const confirm = (action: string) =>
  dialog()
    .getByRole('button', { name: `确认${action}` })
    .click();

/** Waits until what has the focus begins with these words; a dialog gives it back a moment after it has gone. */
const focusOn = (words: string) => waitUntilTrue(page, `document.activeElement.innerText.startsWith('${words}')`);

test('a preview link: made, opened without an account, taken back, gone', () =>
  withPicture(page, 'review-preview', async () => {
    await page.goto(`${server.url}/admin/content-manager/collection-types/${ARTICLE}/${documentId}`);
    await page.getByText('预览链接（0 个有效）').click();
    await press('生成预览链接');
    const leader = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const opened = await leader.goto(await page.getByLabel('预览地址').inputValue());
    expect(opened?.status()).toBe(200);
    await leader.getByRole('heading', { name: TITLE }).waitFor();

    const revoke = page.getByRole('button', { name: /^收回/ });
    const question = page.getByRole('alertdialog');
    await revoke.click();
    await question.getByText(/不能恢复/).waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await revoke.click();
    await question.getByRole('button', { name: '确认收回' }).click();
    await page.getByText('预览链接（0 个有效）').waitFor();

    expect((await leader.reload())?.status()).toBe(410);
    await leader.getByRole('heading', { name: /链接已失效/ }).waitFor();
    await leader.context().close();
  }));

test('a release is put on the park’s clock and taken off; one that did not happen is an alarm', () =>
  withPicture(page, 'review-schedule', async () => {
    await room.act(other, 'reviewer3', 'schedule', { at: new Date(Date.now() + 3_600_000).toISOString() });
    const late = Date.now() - 3 * 3_600_000;
    data.prepare('UPDATE review_runs SET scheduled_at = ? WHERE document = ?').run(late, other);

    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await page.goto(reviewPage(documentId));
    await press('定时');
    await dialog().getByLabel('签发时间').fill(`${day}T09:00`);
    await dialog()
      .getByText(/09:00（园区时间）/)
      .waitFor();
    await confirm('定时');
    // The dialog has said the same in the same words.
    await dialog().waitFor({ state: 'detached' });
    await page.getByText(/定时签发：.*09:00（园区时间）/).waitFor();
    expect((await room.view(documentId)).run).toMatchObject({ scheduledAt: `${day}T01:00:00.000Z` });

    await press('取消定时');
    await confirm('取消定时');
    await page.getByText('已通过', { exact: true }).waitFor();
    await focusOn('已通过'); // the button is gone: the focus is where the answer is

    const held = data.prepare('SELECT id FROM review_runs WHERE document = ? AND held_reason IS NOT NULL');
    await until(() => held.get(other) !== undefined);
    await page.goto(`${server.url}${REVIEW}`);
    await page.getByText(/定时签发没有执行.*晚了 3 小时/).waitFor();
    await page.goto(reviewPage(other));
    await page
      .getByRole('alert')
      .getByText(/晚了 3 小时/)
      .waitFor();
  }));

test('a recall shows what shares its pictures, asks for a reason, and can be left', () =>
  withPicture(page, 'review-recall', async () => {
    for (const id of [documentId, other]) await room.act(id, 'reviewer3', 'release');
    await page.goto(reviewPage(documentId));
    await press('撤稿');
    await dialog().getByText(`《${OTHER}》（简体中文）：合影.png`).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await focusOn('撤稿');
    await room.item(documentId).expect(200);

    await page.keyboard.press('Enter');
    await confirm('撤稿');
    await dialog().getByText('请写明理由。').waitFor();
    await page.keyboard.type('照片中的人要求撤下。'); // the field has the focus
    await confirm('撤稿');
    await page.getByText('已撤稿', { exact: true }).first().waitFor();
    await room.item(documentId).expect(410);
    await room.item(other).expect(200);
  }));

test('the outbox lists a dead letter in plain words, and a retry delivers it', () =>
  withPicture(page, 'review-outbox', async () => {
    // The receiver has refused all that was released above; the attempts of the next hours are left out.
    const kill = `UPDATE review_outbox SET state = 'dead', attempts = 12
      WHERE state = 'waiting' AND attempts > 0 AND claimed_until IS NULL`;
    await until(() => data.prepare(kill).run().changes > 0);
    await page.context().clearCookies();
    await page.evaluate('localStorage.clear()');
    await loginAdmin(page, server.url, 'admin');
    await page.goto(`${server.url}${REVIEW}`);
    await page.getByRole('link', { name: /未送达通知（\d+ 条要处理）/ }).click();
    await page.getByText('接收方的系统出错。请联系对方的管理员。').first().waitFor();
    receiver.status = 204;
    await page
      .getByRole('button', { name: /^立即重试/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await confirm('立即重试');
    await page.getByText('已安排重试。').first().waitFor();
    await until(() => receiver.accepted > 0);
    expect(errors()).toStrictEqual([]);
  }));
