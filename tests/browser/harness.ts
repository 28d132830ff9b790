import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type LaunchOptions, type Page } from 'playwright-core';
import { emailOf, password, type Account } from '../harness/accounts';
import { ROOT } from '../harness/ground';

/** Pictures of pages as they were when a test failed. */
const PICTURES = path.join(ROOT, '.tmp/browser');

/** Wide enough for the editor with its side panel. */
const DESKTOP: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};

function launchOptions(): LaunchOptions {
  const prepared = process.env.SANSHEN_CHROMIUM;
  if (!prepared)
    throw new Error('SANSHEN_CHROMIUM is not set: run this file through jest, whose global setup unpacks a browser.');
  return JSON.parse(prepared) as LaunchOptions;
}

/** One browser with clean, separate sessions. */
export interface TestBrowser {
  readonly browser: Browser;
  /** A page in a session of its own; `options` such as `{ viewport: { width: 390, height: 844 } }`. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium. */
export async function startBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch(launchOptions());
  return {
    browser,
    async newPage(options = {}) {
      const context = await browser.newContext({ ...DESKTOP, ...options });
      context.setDefaultTimeout(20_000);
      return context.newPage();
    },
    close: () => browser.close(),
  };
}

/** Collects uncaught exceptions of a page from now on; call the result at the end of the test. */
export function watchPageErrors(page: Page): () => string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return () => errors;
}

/**
 * Runs `act`; when it fails, leaves a picture of the page in `.tmp/browser/<name>.png` and names it in the error.
 * @throws what `act` threw
 */
export async function withPicture(page: Page, name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    fs.mkdirSync(PICTURES, { recursive: true });
    const file = path.join(PICTURES, `${name.replace(/[^\w-]+/g, '-')}.png`);
    await page.screenshot({ path: file }).catch(() => undefined);
    if (error instanceof Error) error.message += `\nPicture of the page: ${path.relative(ROOT, file)} (${page.url()})`;
    throw error;
  }
}

/** Logs in through the login form, in the account's language, and waits for the home page. */
export async function loginAdmin(page: Page, url: string, account: Account): Promise<void> {
  await page.goto(`${url}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(emailOf(account));
  await page.locator('input[name="password"]').fill(password());
  await page.locator('button[type="submit"]').click();
  await page.locator('nav').first().waitFor();
}

const LOOK_EVERY_MS = 50;
const WAIT_MS = 20_000;

/**
 * Waits until an expression is true in the page. Playwright's own `waitForFunction` evaluates within the page from its
 * second look on, which the panel's content security policy forbids; asked through the protocol it is allowed.
 */
export async function waitUntilTrue(page: Page, expression: string): Promise<void> {
  for (const limit = Date.now() + WAIT_MS; !(await page.evaluate<boolean>(expression)); await sleep(LOOK_EVERY_MS))
    if (Date.now() > limit) throw new Error(`Waited in vain for: ${expression}`);
}
