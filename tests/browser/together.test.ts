/** Several tasks approved at once: only what was read to its end goes along, what cannot be is named with a link. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { serverRoom, StaffTokens } from '../faults/server-room';
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';
import { loginAdmin, startBrowser, watchPageErrors, withPicture, type TestBrowser } from './harness';

const LIMIT_MS = 20_000;
const TITLES = ['一起办的甲稿', '一起办的乙稿', '没有看过的丙稿'] as const;
/** Longer than a screen, so that its end has to be come to. */
const LONG = paragraphs(
  Array.from({ length: 60 }, (_, n) => `第${n + 1}段：园区食堂晚餐供应延长到二十点。`).join('\n'),
);

let server: Server;
let browser: TestBrowser;
let room: Newsroom;
let page: Page;
let errors: () => string[];
let ids: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  page = await browser.newPage();
  errors = watchPageErrors(page);
  const tokens = new StaffTokens();
  await tokens.renew(server);
  room = serverRoom(server, tokens);
  ids = [];
  for (const title of TITLES) {
    ids.push(await room.draft({ title, body: LONG }));
    await room.act(ids.at(-1) ?? '', 'editor1', 'submit');
  }
  await loginAdmin(page, server.url, 'reviewer1');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const dialog = () => page.getByRole('dialog');

/** Waits until the browser remembers a document as opened: what the panel's policy lets no page wait for by itself. */
async function untilOpened(id: string): Promise<void> {
  const remembered = `Object.entries(localStorage).some(([key, value]) => key.startsWith('review.opened/') && value.includes('${id}'))`;
  for (const limit = Date.now() + LIMIT_MS; !(await page.evaluate(remembered)); await sleep(50))
    if (Date.now() > limit) throw new Error(`${id} was read to its end, and is not remembered.`);
}

const approved = async (index: number) => (await room.view(ids[index] ?? '')).decisions.length;

test('approves what was read to its end, and names what was not', () =>
  withPicture(page, 'together', async () => {
    const tasks = `${server.url}/admin/plugins/review`;
    for (const id of ids.slice(0, 2)) {
      await page.goto(`${tasks}/${ARTICLE}/${id}?locale=zh-Hans&tab=text`);
      await page.getByText('第60段').scrollIntoViewIfNeeded();
      await untilOpened(id);
    }
    await page.goto(`${tasks}/${ARTICLE}/${ids[2]}?locale=zh-Hans&tab=text`);
    await page.getByText('第1段').waitFor();
    await page.goto(tasks);
    const all = page.getByRole('checkbox', { name: '选择本页全部稿件' });
    await page.getByRole('checkbox', { name: `选择“${TITLES[0]}”` }).click();
    expect(await all.getAttribute('aria-checked')).toBe('mixed');
    await all.focus();
    await page.keyboard.press('Space');
    await page.getByText('已选 3 份').waitFor();

    await page.getByRole('button', { name: '通过（3 份）' }).click();
    await dialog().getByText('将办理 2 份：').waitFor();
    await dialog().getByRole('link', { name: TITLES[2] }).waitFor();
    // Meanwhile somebody mends the second one: it must not go along.
    await room.edit(ids[1] ?? '', { title: '一起办的乙稿（改）' });
    await dialog().getByRole('button', { name: '确认通过（2 份）' }).click();
    await dialog().getByText('通过：已办理 1 份。').waitFor();
    await dialog().getByText('以下 2 份没有办理：').waitFor();
    await dialog().getByRole('link', { name: TITLES[1] }).waitFor();
    expect([await approved(0), (await room.view(ids[1] ?? '')).state, await approved(2)]).toEqual([1, 'draft', 0]);

    // The second one is nobody's task any more.
    await page.locator(`[aria-label="选择“${TITLES[1]}”"]`).waitFor({ state: 'detached' });
    await dialog().getByRole('button', { name: '没办成的再试一次' }).click();
    await dialog().getByText('所选稿件中没有可以这样办理的。').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(errors()).toStrictEqual([]);
  }));
