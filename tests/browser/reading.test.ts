/**
 * Acceptance A16.1: whoever has only a keyboard, and whoever has only the accessibility tree, can read a text as the
 * level asks and approve it. And comments on words, from the selection to the list and back.
 */
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { serverRoom, StaffTokens } from '../faults/server-room';
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { PICTURES } from '../harness/pictures';
import { startServer, type Server } from '../harness/server';
import { loginAdmin, startBrowser, watchPageErrors, withPicture, type TestBrowser, waitUntilTrue } from './harness';

/** More than one screen of text, so that what is below it is not seen by opening the page. */
const PARAGRAPHS = Array.from({ length: 14 }, (_, index) => `第${index + 1}段：${'园区食堂调整供应安排。'.repeat(30)}`);

let server: Server;
let browser: TestBrowser;
let room: Newsroom;
/** One page for everybody in turn: the panel is loaded once. */
let page: Page;
let errors: () => string[];
let [forKeys, forEars] = ['', ''];

/** Gives the park's workflow a first level that asks for reading. */
function askForReading(file: string): void {
  const data = new Database(file);
  const row = data.prepare('SELECT id, definition FROM review_workflows').get() as { id: number; definition: string };
  const definition = JSON.parse(row.definition) as { levels: { reading?: boolean }[] };
  definition.levels = definition.levels.map((level, index) => ({ ...level, reading: index === 0 }));
  data.prepare('UPDATE review_workflows SET definition = ? WHERE id = ?').run(JSON.stringify(definition), row.id);
  data.close();
}

async function submitted(title: string, cover: number): Promise<string> {
  const summary = '供应量增长15-30%，请知悉。'; // the word check warns of that
  const documentId = await room.draft({ title, summary, cover, body: paragraphs(PARAGRAPHS.join('\n')) });
  await room.act(documentId, 'editor1', 'submit');
  return documentId;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  // No run has been started: the server has not looked at the workflow's version yet.
  askForReading(server.ground.env.DATABASE_FILENAME ?? '');
  const tokens = new StaffTokens();
  await tokens.renew(server);
  room = serverRoom(server, tokens);
  const editor = await room.park.as('editor1');
  const upload = await editor.post('/upload').attach('files', PICTURES.red, { filename: '封面.png' });
  const cover = (upload.body as { id: number }[])[0]?.id ?? 0;
  forKeys = await submitted('只用键盘审读', cover);
  forEars = await submitted('只凭朗读审读', cover);
  page = await browser.newPage();
  errors = watchPageErrors(page);
  await loginAdmin(page, server.url, 'reviewer1');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const reviewPage = (id: string, query = '') =>
  `${server.url}/admin/plugins/review/${ARTICLE}/${id}?locale=zh-Hans${query}`;
const status = () => page.getByRole('status').filter({ hasText: /处改动没看|该看的都看过了/ });

/** Presses Tab until what has the focus carries this accessible name. */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const has = await page.evaluate<string>(
      `(() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.textContent ?? ''; })()`,
    );
    if (name.test(has.trim())) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** Opens a file's link in its own tab and comes back. */
async function openFile(): Promise<void> {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
  await opened.close();
  await page.bringToFront();
}

/** The approval by keyboard: its button, its dialog. */
async function approveByKeyboard(documentId: string): Promise<void> {
  await page.getByRole('button', { name: '通过', exact: true }).waitFor();
  await tabTo(/^通过$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(/^确认通过$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await room.view(documentId)).toMatchObject({ run: { level: { key: 'second' } } });
}

test('A16.1 with the keyboard only', () =>
  withPicture(page, 'reading-keyboard', async () => {
    await page.goto(reviewPage(forKeys));
    await status().filter({ hasText: '1 条问题没确认、1 个附件没打开' }).waitFor();
    expect(await page.getByRole('button', { name: '通过', exact: true }).count()).toBe(0);
    // What is beyond the screen has not been seen by opening the page.
    await page.getByRole('link', { name: '第 10 处改动' }).waitFor();

    const places = await page.locator('li[id^="place-"]').count();
    for (let step = 0; step < places; step += 1) await page.keyboard.press('n');
    await status().filter({ hasText: '还有 0 处改动没看' }).waitFor();
    await page.keyboard.press('p');
    await waitUntilTrue(page, `document.activeElement.id === 'place-${places - 1}'`);

    await tabTo(/^我已核实“15-30%”/);
    await page.keyboard.press('Enter');
    await tabTo(/^封面\.png/);
    await openFile();
    await status().filter({ hasText: '该看的都看过了' }).waitFor();
    await approveByKeyboard(forKeys);
  }));

test('A16.1 with the accessibility tree only', () =>
  withPicture(page, 'reading-tree', async () => {
    // Nothing counts because it is drawn somewhere: screen readers need not scroll.
    await page.addInitScript('window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };');
    await page.goto(reviewPage(forEars, '&tab=changes'));
    await status().waitFor();
    const left = async () => Number(/还有 (\d+) 处/.exec((await status().textContent()) ?? '')?.[1] ?? 0);
    const all = await left();
    expect(all).toBeGreaterThan(PARAGRAPHS.length);

    const tree = await page.context().newCDPSession(page);
    interface Node {
      role?: { value: string };
      name?: { value: string };
      properties?: { name: string; value: { value: unknown } }[];
    }
    const nodes = async (): Promise<Node[]> =>
      ((await tree.send('Accessibility.getFullAXTree')) as unknown as { nodes: Node[] }).nodes;
    const found = await nodes();
    const live = found.find(({ role, properties }) => {
      const isPolite = properties?.some(({ name, value }) => name === 'live' && value.value === 'polite');
      return role?.value === 'status' && isPolite;
    });
    expect(live).toBeDefined();
    const linked = found.filter(
      ({ role, name }) => role?.value === 'link' && /^第 \d+ 处改动$/.test(name?.value ?? ''),
    );
    expect(linked).toHaveLength(all);
    const headings = found.filter(({ role, name }) => role?.value === 'heading' && /正文/.test(name?.value ?? ''));
    expect(headings.length).toBeGreaterThanOrEqual(PARAGRAPHS.length);

    for (let rest = all; rest > 0; rest -= 1) {
      const link = page.getByRole('link', { name: /^第 \d+ 处改动$/ }).first();
      await link.focus();
      await page.keyboard.press('Enter');
      await status()
        .filter({ hasText: `还有 ${rest - 1} 处` })
        .waitFor();
    }
    await page.getByRole('button', { name: /^我已核实/ }).press('Enter');
    await page.getByRole('link', { name: /^封面\.png/ }).focus();
    await openFile();
    await status().filter({ hasText: '该看的都看过了' }).waitFor();
    await approveByKeyboard(forEars);
  }));

test('a comment on selected words: from the text to the list and back', () =>
  withPicture(page, 'reading-comments', async () => {
    await page.goto(reviewPage(forEars, '&tab=text'));
    await page.locator('[data-review-field="summary"]').waitFor();
    await page.evaluate(`(() => {
      const text = document.querySelector('[data-review-field="summary"]').querySelector('p').firstChild;
      getSelection().setBaseAndExtent(text, 0, text, 3);
    })()`);
    await page.getByRole('button', { name: '批注所选文字' }).waitFor();
    await page.keyboard.press('c');
    await page.getByText('摘要：“供应量”').waitFor();
    await page.keyboard.type('口径是什么？');
    await page.getByRole('button', { name: '发表批注' }).press('Enter');
    const comments = page.getByRole('region', { name: '批注' });
    await comments.getByText('口径是什么？').waitFor();
    await comments.getByText('批注（1 条待处理）').waitFor();

    await comments.getByRole('button', { name: '看原文：第 1 条批注' }).press('Enter');
    await waitUntilTrue(page, `getSelection().toString() === '供应量'`);
    await page.getByRole('button', { name: '第 1 条批注', exact: true }).press('Enter');
    await waitUntilTrue(page, `document.activeElement.id.startsWith('comment-')`);
    await comments.getByRole('button', { name: '把第 1 条批注标为已解决' }).press('Enter');
    await comments.getByText('已解决的批注（1 条）').waitFor();
    expect(errors()).toStrictEqual([]);
  }));
