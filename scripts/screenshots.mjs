/** `npm run screenshots [-- NAME…]`: seeds a demo of its own, starts it and takes the pictures of docs/images, or those named. */
import fs from 'node:fs';
import { build, reportFailures } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { prepareChromium } from './lib/chromium.mjs';
import { seedInto } from './lib/demo-data.mjs';
import { draftWithFindings, ownPack } from './lib/demo-findings.mjs';
import { demoRoom } from './lib/demo-room.mjs';
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

const reviewPage = (article, query = '') =>
  `/admin/plugins/review/api::article.article/${article.documentId}?locale=zh-Hans${query}`;

/** A live article whose draft was changed since, put under review: it has differences to read. */
async function changedInReview({ room }) {
  const article = await room.article('58对师徒结对');
  await room.act(article.documentId, 'editor1', 'submit');
  return reviewPage(article, '&tab=changes&base=live');
}

/** A live article whose picture another live one uses. */
async function sharingPicture({ room }) {
  const article = await room.article('澜禾储能二期电芯生产线投产');
  await room.releaseLike(article, '澜禾储能开放日：走进电芯生产线');
  return reviewPage(article);
}

const editPage = (documentId) => `/admin/${ARTICLES}/${documentId}?plugins[i18n][locale]=zh-Hans`;

/** The draft with findings: two pictures are of it. */
const drafts = new Map();
async function badDraft({ room }) {
  if (!drafts.has(room)) drafts.set(room, await draftWithFindings(room));
  return editPage(drafts.get(room));
}

/** A finding in a picture, which the panel shows in a frame of its own. */
const IN_PICTURE = 'li:has(svg[role="img"] image)';

/**
 * The pictures: who looks at which page, and what must be there before the picture is taken; `press` is a button to press then,
 * and the picture is of the dialog it opens; `part` is all that is taken, at twice the size.
 */
const PICTURES = [
  {
    name: 'editor',
    account: 'reviewer1',
    page: async (session) => editPage(await articleInReview(session)),
    ready: 'ol[aria-label="审级"]',
  },
  { name: 'tasks', account: 'reviewer1', page: () => '/admin/plugins/review', ready: 'main [role="tablist"]' },
  { name: 'review', account: 'reviewer1', page: changedInReview, ready: 'main ins' },
  {
    name: 'meter',
    account: 'editor1',
    page: () => '/admin/plugins/balance',
    ready: 'main section[aria-label]',
    height: 1160,
  },
  {
    name: 'order',
    account: 'reviewer3',
    page: () => '/admin/plugins/balance/order',
    ready: 'main table',
    height: 1160,
  },
  {
    name: 'freshness',
    account: 'reviewer3',
    page: () => '/admin/plugins/balance/freshness',
    ready: 'main table',
    height: 1160,
  },
  {
    name: 'report',
    account: 'reviewer3',
    page: () => '/admin/plugins/balance/reports',
    ready: 'main article, main table',
    height: 1160,
  },
  { name: 'site', page: () => '/site/', ready: '#view a' },
  { name: 'screen', page: () => '/screen/?channel=screen', ready: '.layer[aria-hidden="false"]' },
  { name: 'findings', account: 'editor1', page: badDraft, ready: IN_PICTURE, height: 1360 },
  { name: 'picture-finding', account: 'editor1', page: badDraft, ready: IN_PICTURE, part: IN_PICTURE },
  { name: 'packs', account: 'reviewer3', page: ({ room }) => ownPack(room), ready: 'main li table' },
  // The last one: it releases an article, which the website would show.
  { name: 'recall', account: 'reviewer3', page: sharingPicture, ready: 'aside button', press: '撤稿' },
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

async function openDialog(page, name) {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('listitem').first().waitFor();
  return dialog;
}

const partOf = (page, part) => (part ? page.locator(part).first() : page);

async function take(browser, picture, { url, password, room }) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: picture.height ?? 900 },
    deviceScaleFactor: picture.part ? 2 : 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  try {
    const token = picture.account ? await login(page, url, picture.account, password) : null;
    await page.goto(url + (await picture.page({ url, token, room })));
    await page.locator(picture.ready).first().waitFor();
    await page.waitForLoadState('networkidle', { timeout: 15000 }).catch(() => undefined);
    const subject = picture.press ? await openDialog(page, picture.press) : partOf(page, picture.part);
    await subject.screenshot({ path: inRoot('docs/images', `${picture.name}.png`), animations: 'disabled' });
    console.log(`docs/images/${picture.name}.png`);
  } finally {
    await context.close();
  }
}

async function takeAll(url, password) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(await prepareChromium());
  const failures = [];
  const demo = { url, password, room: demoRoom(url, password) };
  const wanted = process.argv.slice(2);
  for (const picture of PICTURES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    await take(browser, picture, demo).catch((error) => failures.push(`${picture.name}: ${error.message}`));
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
