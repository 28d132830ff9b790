/**
 * The word check's panel as an editor uses it: a finding while writing, a suggestion applied and taken back, a false alarm
 * with a reason, which reviewers then see. Typing in a long text with many findings is as fluent as in one without.
 * And what a keeper of packs does, on the same server; axe finds nothing there.
 */
import type { Page } from 'playwright-core';
import { serverRoom, StaffTokens } from '../faults/server-room';
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';
import { axeFindings } from './axe';
import { loginAdmin, startBrowser, waitUntilTrue, watchPageErrors, withPicture, type TestBrowser } from './harness';
import { keepPacks, OLD_NAMES } from './packs';

const REASON = '引用原文标题，照录不改';

let server: Server;
let browser: TestBrowser;
let room: Newsroom;
const tokens = new StaffTokens();
/** The editor's page: the panel is loaded once. */
let page: Page;
let errors: () => string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([
    // What is checked again, and when, is up to the test.
    startServer({ env: { RESCAN_SECONDS: '0' } }),
    startBrowser(),
  ]);
  await tokens.renew(server);
  room = serverRoom(server, tokens);
  page = await browser.newPage();
  errors = watchPageErrors(page);
  await loginAdmin(page, server.url, 'editor1');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const editPage = (documentId: string) =>
  `${server.url}/admin/content-manager/collection-types/${ARTICLE}/${documentId}?plugins[i18n][locale]=zh-Hans`;
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const body = () => page.locator('[data-slate-editor="true"]').first();
const told = (words: string | RegExp) => page.getByRole('status').filter({ hasText: words });
const focusIsIn = (selector: string) =>
  waitUntilTrue(page, `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);

/**
 * Puts the caret behind the body's last word. By a click there: the editor follows the caret a moment later, and after a
 * click elsewhere on a busy machine the second letter is typed where that was.
 */
async function goToEnd(): Promise<void> {
  const last = body().locator('[data-slate-node="element"]').last();
  await last.scrollIntoViewIfNeeded();
  const box = await last.boundingBox();
  if (!box) throw new Error('The body is empty.');
  await last.click({ position: { x: box.width - 2, y: box.height - 2 } });
  await page.keyboard.press('Control+End');
}

test('find, apply, undo, waive, submit; and what reviewers see', () =>
  withPicture(page, 'word-check-panel', async () => {
    const documentId = await room.draft({ title: '阅览室开放', body: paragraphs('阅览室周末开放。') });
    await page.goto(editPage(documentId));
    await told('没有发现问题').waitFor();
    await goToEnd();
    await page.keyboard.type('截止目前有藏书三千册。既使下雨也开放。');
    await told('阻断 1 条，警告 1 条').waitFor();

    // Applied with one click, taken back with the next: the focus is there already.
    await button('改为“即使”').click();
    await told('已改为“即使”').waitFor();
    expect(await body().innerText()).toContain('即使下雨');
    await waitUntilTrue(page, `document.activeElement.textContent === '撤销上一次替换'`);
    await page.keyboard.press('Enter');
    await told('已恢复原文').waitFor();
    await body().getByText('既使下雨').first().waitFor();
    await told('阻断 1 条，警告 1 条').waitFor();

    // What is not saved has no version that a waiver could name.
    await button('误报：“截止”').click();
    await told('请先保存稿件').waitFor();
    await button('改为“即使”').click();
    await told('阻断 1 条，警告 0 条').waitFor();
    await button('保存').click();
    await page.locator('button:disabled', { hasText: '保存' }).waitFor();
    await waiveBySavedVersion();

    await button('提交').first().click();
    await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('审核中').first().waitFor();

    await page.goto(`${server.url}/admin/plugins/review/${ARTICLE}/${documentId}?locale=zh-Hans`);
    await page.getByRole('heading', { name: '已标为误报 · 1' }).waitFor();
    await page.getByText(`已标为误报：${REASON}`).waitFor();
    expect(errors()).toEqual([]);
  }));

/** The form that says why a finding is a false alarm. */
const WAIVER_FORM = '[role="group"]:has(> h4):has(textarea)';

/** Calls 截止 a false alarm, by keyboard. */
async function waiveBySavedVersion(): Promise<void> {
  await button('误报：“截止”').press('Enter');
  await focusIsIn('textarea');
  await button('标为误报').press('Enter');
  await page.getByText('请写明理由').waitFor();
  expect(await axeFindings(page, [WAIVER_FORM])).toEqual([]);
  await focusIsIn('textarea');
  await page.keyboard.type(REASON);
  await button('标为误报').press('Enter');
  await told('已标为误报。').waitFor();
  await told('没有发现问题').waitFor();
  await focusIsIn('summary');
  await page.keyboard.press('Enter');
  await page.getByText(`理由：${REASON}`).waitFor();
  await button('撤销标记：“截止”').waitFor();
}

const KEYS = 40;
/** Rounds of each kind, in turn: what else the machine does meets both. */
const ROUNDS = 3;
/** Of the time: what the shares of two rounds of one kind differ by on a busy machine. */
const MARGIN = 0.15;
const NOTHING_FOUND = { findings: [], engine: { version: '', rules: 0 } };

/**
 * Types into the body and answers with the share of that time in which the page could not react, by its own account of
 * long tasks. Both kinds of rounds are measured while the same machine does the same other things.
 */
async function shareBlocked(): Promise<number> {
  await goToEnd();
  await page.evaluate(`(() => {
    window.longTasks = 0;
    window.taskWatch?.disconnect();
    window.taskWatch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks += duration;
    });
    window.taskWatch.observe({ type: 'longtask' });
    window.typedFrom = performance.now();
  })()`);
  await page.keyboard.type('字'.repeat(KEYS));
  // Two pictures later everything that typing set off has been drawn.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return page.evaluate<number>('window.longTasks / (performance.now() - window.typedFrom)');
}

/** A draft with a text of 20,000 characters and 96 findings. */
async function longDraft(): Promise<string> {
  const line = (index: number) =>
    `第${index}段：${'园区食堂调整供应安排，'.repeat(18)}${index % 2 === 0 ? '截止目前已有三百人。' : '既使下雨也照常。'}`;
  const text = Array.from({ length: 96 }, (_, index) => line(index)).join('\n');
  expect(text.length).toBeGreaterThan(20_000);
  return room.draft({ title: '长文', body: paragraphs(text) });
}

test('in a text of 20,000 characters what is typed arrives, and its findings follow', () =>
  withPicture(page, 'word-check-long', async () => {
    await page.goto(editPage(await longDraft()));
    await told('阻断 48 条，警告 48 条').waitFor();
    await goToEnd();
    await page.keyboard.type('截止目前已经满员。');
    await told('阻断 49 条，警告 48 条').waitFor();
    expect(await body().innerText()).toContain('截止目前已经满员。');
    expect(errors()).toEqual([]);
  }));

// A machine with much else to do tells nothing about time.
const onQuietMachines = process.env.SANSHEN_DEEP === '1' ? test : () => undefined;

onQuietMachines('a text of 20,000 characters stays fluent', () =>
  withPicture(page, 'word-check-fluent', async () => {
    const documentId = await longDraft();
    const rounds: { bare: number[]; checked: number[] } = { bare: [], checked: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.route('**/word-check/scan', (route) => route.fulfill({ json: NOTHING_FOUND }));
      await page.goto(editPage(documentId));
      await told('没有发现问题').waitFor();
      rounds.bare.push(await shareBlocked());
      await page.unroute('**/word-check/scan');
      await page.goto(editPage(documentId));
      await told('阻断 48 条，警告 48 条').waitFor();
      rounds.checked.push(await shareBlocked());
    }
    // What else the machine does only ever adds: the least disturbed round of each kind tells.
    const [bare, checked] = [Math.min(...rounds.bare), Math.min(...rounds.checked)];
    if (process.env.SANSHEN_FIGURES) process.stdout.write(`${JSON.stringify({ bare, checked, rounds })}\n`);
    expect(checked).toBeLessThanOrEqual(bare * 1.5 + MARGIN);
    expect(errors()).toEqual([]);
  }),
);

test('a keeper of packs makes one, fills it, tries it, has all checked again and takes it back', async () => {
  await room.release(await room.draft(OLD_NAMES));
  const keeper = await browser.newPage({ reducedMotion: 'reduce' });
  const faults = watchPageErrors(keeper);
  const found: string[] = [];
  await keeper.addInitScript(
    `localStorage.setItem('jwtToken', ${JSON.stringify(JSON.stringify(tokens.of('reviewer3')))})`,
  );
  await withPicture(keeper, 'word-check-packs', async () => {
    await keeper.goto(`${server.url}/admin/plugins/word-check`);
    await keepPacks(keeper, async (name, part) => {
      for (const one of await axeFindings(keeper, [part])) found.push(`${name}: ${one}`);
    });
  });
  expect(found).toEqual([]);
  expect(faults()).toEqual([]);
});
