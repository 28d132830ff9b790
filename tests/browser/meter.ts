/**
 * The meter's page: what axe finds in the states it can be in, and the page by keyboard with the file it gives. Shares the
 * server of the accessibility test. `SANSHEN_DEEP=1` looks at every state, dark and light, wide and narrow, and leaves
 * pictures in `.tmp/browser`.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../harness/ground';
import { axeFindings } from './axe';
import { historyAnswer, METER_STATES, type MeterState } from './meter-states';

const PICTURES = path.join(ROOT, '.tmp/browser');
const isDeep = process.env.SANSHEN_DEEP === '1';
const METER = '/admin/plugins/balance';
/** Our widget on the home page, which is Strapi's. */
const WIDGET = 'main ul:has(> li svg[role="img"])';
const NAV = 'nav:has(a[href$="/plugins/balance/theme-suggestion"])';

/** One look at the page. */
interface Look {
  state: MeterState;
  scheme: 'light' | 'dark';
  width: 1280 | 400;
}

const SHORT: readonly Look[] = [
  { state: 'few', scheme: 'light', width: 400 },
  { state: 'long', scheme: 'dark', width: 400 },
  { state: 'full', scheme: 'light', width: 1280 },
];
const ALL: readonly Look[] = (Object.keys(METER_STATES) as MeterState[]).flatMap((state) =>
  (['light', 'dark'] as const).flatMap((scheme) => ([1280, 400] as const).map((width) => ({ state, scheme, width }))),
);

/** Goes on as a link of the panel does, and waits for the numbers; those before are gone as soon as it goes. */
async function goTo(page: Page, query: string): Promise<void> {
  const answer = page.waitForResponse(/\/balance\/meter\b/);
  await page.evaluate(`history.pushState({}, '', '${METER}${query}'); dispatchEvent(new PopStateEvent('popstate'))`);
  await answer;
  await page.locator('main [role="status"]').first().waitFor();
}

/** Unfolds everything but the targets. */
const UNFOLD = `document.querySelectorAll('main details:not([open]):not([data-print="no"]) > summary').forEach((one) => one.click())`;

/** What axe finds on the home page's meter. */
async function widgetFindings(page: Page, name: string): Promise<string[]> {
  await page.evaluate("history.pushState({}, '', '/admin'); dispatchEvent(new PopStateEvent('popstate'))");
  await page.locator(WIDGET).first().waitFor();
  return (await axeFindings(page, [WIDGET])).map((one) => `meter-${name}-widget: ${one}`);
}

/** What axe finds on the page in its states, and what is wider than the screen. `name` is for the pictures. */
export async function meterFindings(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  let state: MeterState = 'full';
  await page.route(/\/balance\/meter\b/, (route) => route.fulfill({ json: METER_STATES[state] }));
  await page.route(/\/balance\/history\b/, (route) => route.fulfill({ json: historyAnswer('website') }));
  for (const [i, look] of (isDeep ? ALL : SHORT).entries()) {
    state = look.state;
    const title = `meter-${name}-${look.state}-${look.scheme}-${look.width}`;
    await page.emulateMedia({ colorScheme: look.scheme });
    await page.setViewportSize({ width: look.width, height: 900 });
    await goTo(page, `?period=${2000 + i}-10`);
    await page.evaluate(UNFOLD);
    for (const one of await axeFindings(page, ['main', NAV])) found.push(`${title}: ${one}`);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > look.width) found.push(`${title}: ${wide} pixels wide`);
    if (!isDeep) continue;
    fs.mkdirSync(PICTURES, { recursive: true });
    await page.setViewportSize({ width: look.width, height: 3000 });
    await page.screenshot({ path: path.join(PICTURES, `${title}.png`) });
  }
  state = 'full';
  found.push(...(await widgetFindings(page, name)));
  await page.unrouteAll();
  return found;
}

/** The cells of a table by its caption, the header left out. */
async function cellsOf(page: Page, caption: string): Promise<string[][]> {
  const rows = await page.locator('main table', { hasText: caption }).locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

/** Presses Enter on what bears a name, and nothing else: no mouse. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).press('Enter');
}

/** The days of last month as the address says them, and its name. */
function lastMonth(): { key: string; name: string } {
  const [year, month] = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' })
    .format(new Date())
    .split('-')
    .map(Number) as [number, number];
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return { key: `${y}-${String(m).padStart(2, '0')}`, name: `${y}年${m}月` };
}

/** The lines of a CSV file by what stands above their cells; ours has no quotes where names are plain. */
function linesOf(file: string): Record<string, string>[] {
  const [header = [], ...lines] = file
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header.map((title, i) => [title, cells[i] ?? ''])));
}

/** Last month and back, the table of a chart, and the file, all by keyboard: the file says what the page says. */
export async function meterByKeyboard(page: Page): Promise<void> {
  const last = lastMonth();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await goTo(page, '');
  await press(page, `前一段：${last.name}`);
  await page.getByText(`${last.name}没有发布内容`).first().waitFor();
  expect(new URL(page.url()).searchParams.get('period')).toBe(last.key);
  await press(page, '后一段：本月');
  await page.locator('main [role="status"]', { hasText: '本月' }).waitFor();

  await page.locator('main section summary', { hasText: '以表格查看' }).first().press('Enter');
  const shares = await cellsOf(page, '各渠道各主题的占比');
  const download = page.waitForEvent('download');
  await press(page, '导出 CSV');
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^balance-\d{4}-\d\d-01-\d{4}-\d\d-\d\d\.csv$/);
  const lines = linesOf(fs.readFileSync(await saved.path(), 'utf8'));
  const site = lines.filter((line) => line['渠道'] === '官方网站');

  const rounded = (share: string | undefined): number => Math.round(Number(share) * 10) / 10;
  expect(shares.map((row) => row.slice(0, 2))).toEqual(
    site.map((line) => [line['主题'], `${rounded(line['占比（%）'])}%（${line['目标（%）']}%）`]),
  );
  expect(await cellsOf(page, '官方网站：各主题的目标与实际')).toEqual(
    site.map((line) => [
      ...[line['主题'], `${line['目标（%）']}%`, line['主题篇数'], `${rounded(line['占比（%）'])}%`],
      ...[line['差几篇（负为多出）'], line['判断']],
    ]),
  );
  expect(Number(site[0]?.['计入篇数'])).toBeGreaterThan(0);
}
