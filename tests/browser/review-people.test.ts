/**
 * How several people review, in one browser on one server: sent back and submitted again, with the difference from what
 * this reviewer signed; somebody signs for a colleague who is away; two of three with a veto.
 */
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { serverRoom, StaffTokens } from '../faults/server-room';
import type { Account } from '../harness/accounts';
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';
import { loginAdmin, startBrowser, watchPageErrors, withPicture, type TestBrowser } from './harness';

const REVIEW = '/admin/plugins/review';

let server: Server;
let browser: TestBrowser;
let room: Newsroom;
/** One page for everybody in turn: the panel is loaded once. */
let page: Page;
let errors: () => string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  const tokens = new StaffTokens();
  await tokens.renew(server);
  room = serverRoom(server, tokens);
  page = await browser.newPage();
  errors = watchPageErrors(page);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Gives the page to somebody else. */
async function as(account: Account): Promise<void> {
  await page.context().clearCookies();
  if (page.url() !== 'about:blank') await page.evaluate('localStorage.clear()');
  await loginAdmin(page, server.url, account);
}

const open = (documentId: string, more = '') =>
  page.goto(`${server.url}${REVIEW}/${ARTICLE}/${documentId}?locale=zh-Hans${more}`);
const press = (action: string) => page.getByRole('button', { name: action, exact: true }).first().click();
const dialog = () => page.getByRole('dialog');

/** Opens an action's dialog, gives a reason if there is one, and confirms it. */
async function act(action: string, reason?: string): Promise<void> {
  await press(action);
  if (reason !== undefined)
    await dialog()
      .getByLabel(/意见|理由/)
      .fill(reason);
  await dialog()
    .getByRole('button', { name: `确认${action}` })
    .click();
  await dialog().waitFor({ state: 'detached' });
}

/** Chooses somebody in a field by typing part of the name. */
async function choose(label: RegExp, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}

test('sent back and submitted again: the reviewer sees what changed since their own signature', () =>
  withPicture(page, 'people-return', async () => {
    const documentId = await room.draft({
      title: '食堂晚餐时间',
      body: paragraphs('晚餐供应到二十点。\n请自带餐具。'),
    });
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    await as('reviewer2');
    await open(documentId);
    await act('退回', '时间要核实。');
    await page.getByText('已退回', { exact: true }).first().waitFor();

    await room.edit(documentId, { body: paragraphs('晚餐供应到二十一点。\n请自带餐具。') });
    await room.act(documentId, 'editor1', 'submit');
    await as('reviewer1');
    await page.goto(`${server.url}${REVIEW}`);
    await page
      .getByRole('link', { name: /食堂晚餐时间/ })
      .first()
      .waitFor();
    await open(documentId, '&tab=changes&base=last-signed');
    await page.locator('ins', { hasText: '一' }).first().waitFor();
    expect(await page.getByText('自带餐具').count()).toBeLessThanOrEqual(1);
    await act('通过');
    await page.getByText(/复审/).first().waitFor();
    expect((await room.view(documentId)).run?.level?.key).toBe('second');
  }));

test('a delegate signs for somebody who is away, and it says so', () =>
  withPicture(page, 'people-delegate', async () => {
    await as('reviewer1');
    await page.goto(`${server.url}${REVIEW}`);
    await page.getByRole('link', { name: '代理', exact: true }).click();
    await page.getByText('还没有代理。').waitFor();
    await choose(/代理人/, '周一帆');
    await page.getByLabel(/^开始/).fill('2026-01-01T08:00');
    await page.getByLabel(/^结束/).fill('2020-01-01T08:00');
    await press('请对方接受');
    await page.getByText(/结束时间要晚于开始时间/).waitFor();
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(/^结束/).fill(`${until}T12:00`);
    await press('请对方接受');
    await page.getByText('周一帆 代 陈静安').waitFor();
    await page.getByText('待接受', { exact: true }).waitFor();

    const documentId = await room.draft({ title: '代签的一篇' });
    await room.act(documentId, 'editor1', 'submit');
    await as('editor2');
    await page.goto(`${server.url}${REVIEW}/delegations`);
    await page.getByRole('button', { name: '接受：周一帆 代 陈静安' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '确认接受' }).click();
    await page.getByText('代理中', { exact: true }).waitFor();
    await page.goto(`${server.url}${REVIEW}`);
    await page
      .getByRole('link', { name: /代签的一篇/ })
      .first()
      .click();
    await act('通过');
    await page.getByText(/（代 陈静安）/).waitFor();
    expect((await room.view(documentId)).run?.level?.key).toBe('second');
  }));

test('two of three, one with a veto', () =>
  withPicture(page, 'people-veto', async () => {
    const signers = ['reviewer1', 'reviewer2', 'reviewer3'];
    const level = { key: 'trio', name: '会签', signers, quorum: { kind: 'count', count: 2 } };
    const levels = [{ ...level, rejects: 'count', vetoers: ['reviewer3'] }];
    const data = new Database(server.ground.env.DATABASE_FILENAME ?? '');
    data
      .prepare(
        'INSERT INTO review_workflows (document_id, "key", version, name, definition, active) VALUES (?, ?, ?, ?, ?, 1)',
      )
      .run('two-of-three', 'sanshen', 99, '会签', JSON.stringify({ levels, recallRoles: [] }));
    data.close();
    const documentId = await room.draft({ title: '会签的一篇' });
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    await as('reviewer3');
    await open(documentId);
    await page.getByText('会签：3 人中 2 人通过').waitFor();
    const seats = page.getByRole('list', { name: '会签的签审人' });
    await seats.getByText(/陈静安.*已通过/).waitFor();
    await seats.getByText(/沈知远.*待办理.*有否决权/).waitFor();
    await act('驳回', '不同意发布。');
    await page.getByText('已退回', { exact: true }).first().waitFor();
    await seats.getByText(/沈知远.*已驳回/).waitFor();
    expect((await room.view(documentId)).state).toBe('returned');
    expect(errors()).toStrictEqual([]);
  }));
