/** The browser harness itself: a real server, a real browser, Chinese on the screen. */
import { startServer, type Server } from '../harness/server';
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

registerTargetsToCome(
  () => server,
  () => browser,
);
