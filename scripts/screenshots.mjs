/** `npm run screenshots`: seeds a demo of its own, starts it and takes the pictures of docs/images. */
import fs from 'node:fs';
import { build, reportFailures } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { prepareChromium } from './lib/chromium.mjs';
import { seedInto } from './lib/demo-data.mjs';
import { inRoot, inTmp } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { launchServer, stopServer, waitUntilHealthy } from './lib/server-process.mjs';

const ARTICLES = 'content-manager/collection-types/api::article.article';
const FOLDER = inTmp('screenshots');

/** An article in review: its side panel shows the most. */
async function articleInReview({ url, token }) {
  const ask = (path) =>
    fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } }).then((answer) => answer.json());
  const { results } = await ask('/review/tasks?scope=mine&pageSize=1');
  if (results?.[0]) return results[0].documentId;
  return (await ask(`/${ARTICLES}?page=1&pageSize=1`)).results[0].documentId;
}

/** The pictures: who looks at which page, and what must be there before the picture is taken. */
const PICTURES = [
  {
    name: 'editor',
    account: 'reviewer1',
    page: async (session) => `/admin/${ARTICLES}/${await articleInReview(session)}?plugins[i18n][locale]=zh-Hans`,
    ready: 'input[name="title"]',
  },
  { name: 'tasks', account: 'reviewer1', page: () => '/admin/plugins/review', ready: 'main [role="tablist"]' },
  { name: 'meter', account: 'editor1', page: () => '/admin/plugins/balance', ready: 'main section[aria-label]' },
  { name: 'site', page: () => '/site/', ready: '#view a' },
  { name: 'screen', page: () => '/screen/?channel=screen', ready: '.layer[aria-hidden="false"]' },
];

/** Logs in through the form, as people do; gives the token for questions of our own. */
async function login(page, url, account, password) {
  await page.goto(`${url}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(`${account}@demo.example`);
  await page.locator('input[name="password"]').fill(password);
  const answer = page.waitForResponse((response) => response.url().endsWith('/admin/login'));
  await page.locator('button[type="submit"]').click();
  const { data } = await (await answer).json();
  await page.locator('nav').first().waitFor();
  return data.token;
}

async function take(browser, picture, url, password) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  try {
    const token = picture.account ? await login(page, url, picture.account, password) : null;
    await page.goto(url + (await picture.page({ url, token })));
    await page.locator(picture.ready).first().waitFor();
    await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
    await page.screenshot({ path: inRoot('docs/images', `${picture.name}.png`), animations: 'disabled' });
    console.log(`docs/images/${picture.name}.png`);
  } finally {
    await context.close();
  }
}

async function takeAll(url, password) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(await prepareChromium());
  const failures = [];
  for (const picture of PICTURES) {
    await take(browser, picture, url, password).catch((error) => failures.push(`${picture.name}: ${error.message}`));
  }
  await browser.close();
  return failures;
}

async function main() {
  await ensureInstalled();
  const { failures } = await build();
  if (reportFailures(failures)) return 1;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { ...(await seedInto(FOLDER)), PORT: String(port), PUBLIC_URL: url };
  fs.mkdirSync(inRoot('docs/images'), { recursive: true });
  const log = inTmp('screenshots.log');
  const server = launchServer(env, log);
  try {
    await waitUntilHealthy(server, `http://127.0.0.1:${port}`, log);
    const missing = await takeAll(url, env.DEMO_PASSWORD);
    for (const problem of missing) console.error(problem);
    return missing.length > 0 ? 1 : 0;
  } finally {
    await stopServer(server);
  }
}

process.exitCode = await main();
