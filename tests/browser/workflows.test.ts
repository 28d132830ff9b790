/**
 * An administrator takes a level out of a workflow while documents are under review: asked what becomes of each group,
 * nothing goes forward either way. And new workflows from templates, whose people are asked for, also by keyboard alone.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { newsroom, type Newsroom } from '../harness/newsroom';
import type { Park } from '../harness/park';
import { startServer, type Server } from '../harness/server';
import { loginAdmin, startBrowser, watchPageErrors, withPicture, type TestBrowser } from './harness';

const WORKFLOWS = '/admin/plugins/review/workflows';

let server: Server;
let browser: TestBrowser;
let room: Newsroom;
let page: Page;
let errors: () => string[];
/** One waits at the second level, the other at the last. */
let [second, last] = ['', ''];

async function prepareDocuments(): Promise<void> {
  room = newsroom(server as unknown as Park);
  second = await room.draft({ title: '等复审的稿' });
  last = await room.draft({ title: '等终审的稿' });
  for (const documentId of [second, last]) {
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
  }
  await room.act(last, 'reviewer2', 'approve');
}

/** Where a document stands, and how many signatures count. */
async function standing(documentId: string) {
  const { state, run, decisions } = await room.view(documentId, 'reviewer1');
  const version = (run as unknown as { workflow: { version: number } }).workflow.version;
  return [state, run?.level?.key, version, decisions.filter(({ valid }) => valid).length];
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  page = await browser.newPage();
  errors = watchPageErrors(page);
  await Promise.all([prepareDocuments(), loginAdmin(page, server.url, 'admin')]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a level is removed with runs in flight: one group goes on, the other begins again', () =>
  withPicture(page, 'workflow-impact', async () => {
    await page.goto(`${server.url}${WORKFLOWS}`);
    await page.getByRole('link', { name: '查看和修改“三审”' }).click();
    await page.getByRole('button', { name: '删除这一级：复审' }).click();
    await page.getByRole('button', { name: '保存为新版本' }).click();

    const dialog = page.getByRole('dialog');
    const group = (name: string) => dialog.getByRole('radiogroup', { name });
    const kept = group('复审 · 审核中 · 第 1 版 · 1 篇');
    const restarted = group('终审 · 审核中 · 第 1 版 · 1 篇');
    await dialog.getByText('《等复审的稿》').waitFor();
    await dialog.getByText('这一级被删除').waitFor();
    const save = dialog.getByRole('button', { name: '确认保存' });
    expect(await save.isDisabled()).toBe(true);
    await kept.getByRole('radio', { name: /按原版本继续审/ }).click();
    await dialog.getByText('还有 1 组没有选').waitFor();
    await restarted.getByRole('radio', { name: /从第一级重新审/ }).click();
    await save.click();
    await page.getByText('已保存为第 2 版；1 篇稿件重新开始审核。').waitFor();
    await dialog.waitFor({ state: 'detached' });

    expect(await standing(second)).toEqual(['in_review', 'second', 1, 1]);
    expect(await standing(last)).toEqual(['in_review', 'first', 2, 0]);
    await page.getByText('删除审级“复审”').waitFor();
    expect(errors()).toEqual([]);
  }));

test('somebody signs while the choice is made: the new impact is shown, and nothing was saved', () =>
  withPicture(page, 'workflow-moved', async () => {
    await page.goto(`${server.url}${WORKFLOWS}/sanshen`);
    await page.getByRole('button', { name: '后移“初审”' }).click();
    await page.getByRole('button', { name: '保存为新版本' }).click();
    const dialog = page.getByRole('dialog');
    const keepAll = async () => {
      for (const radio of await dialog.getByRole('radio', { name: /按原版本继续审/ }).all()) await radio.click();
      await dialog.getByRole('button', { name: '确认保存' }).click();
    };
    await dialog.getByRole('radiogroup').first().waitFor();
    await room.act(second, 'reviewer2', 'approve');
    await keepAll();
    await dialog.getByText('刚才有稿件往前走了').waitFor();
    expect(await standing(second)).toEqual(['in_review', 'final', 1, 2]);
    await keepAll();
    await page.getByText('已保存为第 3 版').waitFor();
    await page.getByText('审级顺序由 初审 → 终审 改为 终审 → 初审').waitFor();
    expect(errors()).toEqual([]);
  }));

/** Another administrator gives the workflow another name; runs under way go on. */
async function renameMeanwhile(name: string): Promise<void> {
  const admin = await server.as('admin');
  const address = '/review/workflows/sanshen';
  const { key: _key, version, ...definition } = (await admin.get(address).expect(200)).body.data;
  const renamed = { ...definition, name };
  const { groups } = (await admin.post(`${address}/impact`, { definition: renamed }).expect(200)).body;
  const keep = Object.fromEntries((groups as { key: string }[]).map((group) => [group.key, 'keep']));
  await admin.put(address, { version, definition: renamed, groups: keep }).expect(200);
}

test('somebody else saves meanwhile: what was typed stays, and can be put onto the new version', () =>
  withPicture(page, 'workflow-newer', async () => {
    await page.goto(`${server.url}${WORKFLOWS}/sanshen`);
    const name = page.getByLabel(/^流程名称/);
    await name.fill('我改的名称');
    await renameMeanwhile('别人改的名称');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radiogroup').first().waitFor();
    for (const radio of await dialog.getByRole('radio', { name: /按原版本继续审/ }).all()) await radio.click();
    await dialog.getByRole('button', { name: '确认保存' }).click();
    await page.getByText('刚才有人保存了第 4 版，您的改动没有保存。').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('我改的名称');

    await page.getByRole('button', { name: '载入第 4 版' }).click();
    await page.getByRole('heading', { name: '别人改的名称' }).waitFor();
    expect(await name.inputValue()).toBe('别人改的名称');
    await page.getByRole('button', { name: '放回我先前的改动' }).click();
    expect(await name.inputValue()).toBe('我改的名称');
    expect(errors()).toEqual([]);
  }));

test('a new workflow: the template asks for people, faults stand beside the fields, then it is there', () =>
  withPicture(page, 'workflow-new', async () => {
    await page.goto(`${server.url}${WORKFLOWS}/new`);
    await page.getByRole('radio', { name: /^二审/ }).click();
    await page.getByLabel(/^代号/).fill('notice');
    await page.getByRole('button', { name: '创建流程' }).click();
    await page.getByText('有 2 处需要改正').waitFor();
    await page.getByText('所列人员不足以达到这个人数').first().waitFor();

    const levels = [page.getByRole('region', { name: '1. 初审' }), page.getByRole('region', { name: '2. 终审' })];
    for (const [index, name] of ['陈静安', '沈知远'].entries()) {
      await levels[index]?.getByRole('combobox', { name: '审核人', exact: true }).click();
      await page.getByRole('option', { name: new RegExp(name) }).click();
    }
    await page.getByRole('button', { name: '创建流程' }).click();
    await page.waitForURL(/workflows\/notice$/);
    await page.getByRole('list', { name: '审签路线' }).getByText('沈知远').waitFor();
    expect(errors()).toEqual([]);
  }));

const hasFocus = (option: Locator): Promise<boolean> =>
  option.evaluate((one) => one === one.ownerDocument.activeElement);

/** Goes through an open list with the keys until an option has the focus; a letter would look for one. */
async function walkTo(option: Locator): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (let presses = 0, key = 'ArrowDown'; !(await hasFocus(option)); presses += 1) {
    if (presses > 100) throw new Error('The keys do not reach the option.');
    const before = await focused();
    await page.keyboard.press(key);
    // The list moves the focus a moment after the key; pressed before that, the next key would go past the option.
    for (let looks = 0; looks < 20 && (await focused()) === before; looks += 1) await sleep(20);
    key = (await focused()) === before ? 'Home' : 'ArrowDown';
  }
}

/** Takes a person into the list of somebody's region with the keys. */
async function addByKeys(region: Locator, field: string, name: RegExp): Promise<void> {
  await region.getByRole('combobox', { name: field, exact: true }).focus();
  await page.keyboard.press('Enter');
  const option = page.getByRole('option', { name });
  await option.waitFor();
  await walkTo(option);
  await page.keyboard.press('Enter');
  await option.waitFor({ state: 'detached' });
}

test('三审三校 from its template, by keyboard: the people of a round, changed, are in the saved version', () =>
  withPicture(page, 'workflow-rounds', async () => {
    await page.goto(`${server.url}${WORKFLOWS}/new`);
    await page.getByRole('radio', { name: /^三审三校/ }).press('Space');
    await page.getByLabel(/^代号/).fill('proofs');
    const people = [/陈静安/, /何为民/, /沈知远/];
    for (const [index, name] of ['初审', '复审', '终审'].entries())
      await addByKeys(page.getByRole('region', { name: `${index + 1}. ${name}` }), '审核人', people[index] ?? /./);
    for (const [index, name] of ['一校', '二校', '三校'].entries())
      await addByKeys(page.getByRole('region', { name: `${index + 1}. ${name}` }), '校对人', people[index] ?? /./);
    await page.getByRole('checkbox', { name: '同一人可以既审又校' }).press('Space');

    const round = page.getByRole('region', { name: '2. 二校' });
    await round.getByRole('button', { name: '移除何为民' }).press('Enter');
    await addByKeys(round, '校对人', /周一帆/);
    await page.getByRole('button', { name: '创建流程' }).press('Enter');
    await page.waitForURL(/workflows\/proofs$/);
    const drawn = page.getByRole('list', { name: '校对路线' }).getByRole('listitem').nth(1);
    await drawn.getByText('周一帆').waitFor();

    const { proof } = (await (await server.as('admin')).get('/review/workflows/proofs').expect(200)).body.data;
    expect(proof.sharesPeople).toBe(true);
    expect(proof.rounds.map(({ proofreaders }: { proofreaders: string[] }) => proofreaders)).toEqual([
      ['reviewer1'],
      ['editor2'],
      ['reviewer3'],
    ]);
    expect(errors()).toEqual([]);
  }));
