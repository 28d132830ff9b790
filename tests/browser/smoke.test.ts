/** The browser harness itself: a real server, a real browser, Chinese on the screen. */
import fs from 'node:fs';
import { startServer, type Server } from '../harness/server';
import { unzip } from '../harness/unzip';
import { axeFindings } from './axe';
import { registerTargetsToCome } from './balance-targets';
import { loginAdmin, startBrowser, watchPageErrors, withPicture, type TestBrowser } from './harness';

/** Ink of a character as text, so that two glyphs can be compared; a missing font draws the same box for every character. */
const DRAW = `(character) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
  const context = canvas.getContext('2d');
  context.font = '48px sans-serif';
  context.fillText(character, 4, 52);
  return canvas.toDataURL();
}`;

let server: Server;
let browser: TestBrowser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('Chinese characters have glyphs of their own', async () => {
  const page = await browser.newPage();
  const [one, two] = await page.evaluate<string[]>(`['审', '签'].map(${DRAW})`);
  expect(one).not.toBe(two);
});

test('the admin panel greets in Chinese', async () => {
  const page = await browser.newPage();
  await withPicture(page, 'smoke-login', async () => {
    await page.goto(`${server.url}/admin`);
    await page.locator('input[name="password"]').waitFor();
    expect(await page.locator('body').innerText()).toMatch(/\p{Script=Han}{2}/u);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  });
});

test('an editor logs in through the form and stays logged in after a reload', async () => {
  const page = await browser.newPage();
  const errors = watchPageErrors(page);
  await withPicture(page, 'smoke-home', async () => {
    await loginAdmin(page, server.url, 'editor1');
    await page.reload();
    await page.locator('nav').first().waitFor();
    expect(page.url()).not.toContain('/auth/');
  });
  expect(errors()).toStrictEqual([]);
});

test('an analysis report is read on its page, and the Word file says the same', async () => {
  const { token } = await server.as('admin');
  const page = await browser.newPage({ acceptDownloads: true });
  const errors = watchPageErrors(page);
  await page.addInitScript(`localStorage.setItem('jwtToken', ${JSON.stringify(JSON.stringify(token))})`);
  await withPicture(page, 'smoke-report', async () => {
    await page.goto(`${server.url}/admin/plugins/balance/reports?period=2020-Q1`);
    await page.getByRole('heading', { name: '2020 年第一季度宣传内容研判材料' }).waitFor();
    expect(await axeFindings(page, ['main'])).toStrictEqual([]);
    await page.getByRole('combobox', { name: '材料语言' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    const title = page.locator('main article h2', { hasText: 'Analysis report, quarter 1 of 2020' });
    await title.waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 Word 文件' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('sanshen-report-2020-Q1-en.docx');
    const words = unzip(fs.readFileSync(await file.path()))
      .get('word/document.xml')
      ?.toString('utf8');
    for (const heading of await page.locator('main article :is(h2, h3, h4)').allTextContents())
      expect(words).toContain(heading);
  });
  expect(errors()).toStrictEqual([]);
});
registerTargetsToCome(
  () => server,
  () => browser,
);
