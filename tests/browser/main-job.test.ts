/**
 * The main job as its people do it, in a real browser on a real server: an editor logs in, writes, sees a finding,
 * mends it and submits; three reviewers read and approve; the last one releases; the site and the screen show it.
 */
import type { Page } from 'playwright-core';
import { startServer, type Server } from '../harness/server';
import { planAndWrite } from './balance-editor';
import { loginAdmin, startBrowser, watchPageErrors, withPicture, type TestBrowser } from './harness';
import { reportFromScreen } from './screens';

const TITLE = '园区阅览室周末开放时间调整';
const EDITOR = '/admin/content-manager/collection-types/api::article.article';

let server: Server;
let browser: TestBrowser;
/** Where the article is edited. */
let address = '';
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Adds an entry to a relation field by typing its name. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: new RegExp(label) });
  await field.click();
  await field.fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}

/** Opens an action's dialog in the review panel and confirms it. */
async function act(page: Page, action: string, comment?: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  if (comment !== undefined) await dialog.getByLabel('意见').fill(comment);
  await dialog.getByRole('button', { name: `确认${action}` }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('from the first word to the website, by five people', async () => {
  const editor = await browser.newPage();
  const errors = watchPageErrors(editor);

  await withPicture(editor, 'main-job-editor', async () => {
    await loginAdmin(editor, server.url, 'editor1');
    await editor.goto(`${server.url}${EDITOR}/create?plugins[i18n][locale]=zh-Hans`);
    await editor.locator('input[name="title"]').fill(TITLE);
    await editor.locator('textarea[name="summary"]').fill('截止目前，阅览室已有藏书三千册。');
    await editor.locator('[contenteditable="true"]').first().click();
    await editor.keyboard.type('周六、周日开放时间为九时至十七时。');
    await pick(editor, '主题', '民生服务');
    await pick(editor, '发布渠道', '官方网站');
    await pick(editor, '发布渠道', '园区大屏');

    // The finding appears while writing, before anything is saved.
    const panel = editor.getByText('阻断（须修改或经审核放行）');
    await panel.waitFor();
    // Strapi's own publish button is not offered.
    expect(await editor.getByRole('button', { name: /^发布$/ }).count()).toBe(0);
    await editor.getByRole('button', { name: '保存', exact: true }).click();
    await editor.waitForURL(/api::article\.article\/(?!create)[a-z0-9]+/);
    address = editor.url();

    // A blocking finding stops the submission, and says where.
    await editor.getByRole('button', { name: '提交', exact: true }).first().click();
    await editor.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
    await editor
      .getByRole('dialog')
      .getByText(/必须改正的问题/)
      .first()
      .waitFor();
    await editor.getByRole('dialog').getByRole('button', { name: '返回' }).click();

    // Mended with one click, saved, submitted.
    await editor.getByRole('button', { name: '改为“截至”' }).click();
    expect(await editor.locator('textarea[name="summary"]').inputValue()).toBe('截至目前，阅览室已有藏书三千册。');
    await panel.waitFor({ state: 'detached' });
    await editor.getByRole('button', { name: '保存', exact: true }).click();
    await editor.getByRole('button', { name: '提交', exact: true }).first().click();
    await editor.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
    await editor.getByRole('dialog').waitFor({ state: 'detached' });
    await editor.getByText('审核中').first().waitFor();
  });
  expect(errors()).toStrictEqual([]);

  for (const account of ['reviewer1', 'reviewer2', 'reviewer3'] as const) {
    const reviewer = await browser.newPage();
    await withPicture(reviewer, `main-job-${account}`, async () => {
      await loginAdmin(reviewer, server.url, account);
      await reviewer.goto(`${server.url}/admin/plugins/review`);
      await reviewer.getByRole('link', { name: TITLE }).first().waitFor();
      await reviewer.goto(address);
      await reviewer.locator('input[name="title"]').waitFor();
      await act(reviewer, '通过', '已核对。');
      if (account !== 'reviewer3') return;
      await reviewer.getByText('已通过').first().waitFor();
      await act(reviewer, '签发');
      await reviewer.getByText('已发布').first().waitFor();
    });
    await reviewer.context().close();
  }

  const reader = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await withPicture(reader, 'main-job-site', async () => {
    await reader.goto(`${server.url}/site/`);
    await reader.getByRole('link', { name: TITLE }).first().click();
    await reader.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await reader.getByText('周六、周日开放时间为九时至十七时。').waitFor();
    expect(await reader.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });

  const screen = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await withPicture(screen, 'main-job-screen', async () => {
    await screen.goto(`${server.url}/screen/?channel=screen`);
    await screen.getByText(TITLE).first().waitFor();
  });
});

test('the plan leads to the next post, and the panel follows it', async () => {
  const editor = await browser.newPage();
  const errors = watchPageErrors(editor);
  await withPicture(editor, 'balance-editor', async () => {
    await loginAdmin(editor, server.url, 'editor1');
    await planAndWrite(editor, server);
  });
  expect(errors()).toStrictEqual([]);
});

test('a screen with its token reports what it shows, and that a recalled item is gone', async () => {
  const [, documentId = ''] = /article\/([a-z0-9]+)/.exec(address) ?? [];
  await reportFromScreen(server, browser, { documentId, title: TITLE });
});
