/**
 * axe finds nothing on the screens of the review plugin, two of the word check, and balance's update limits, in both languages: one server,
 * one browser, every page and dialog that `tour.ts` names; and on the meter in its states, which is also used by keyboard.
 */
import type { Page } from 'playwright-core';
import type { Account } from '../harness/accounts';
import { startServer, type Server } from '../harness/server';
import { axeFindings } from './axe';
import { meterByKeyboard, meterFindings } from './meter';
import { startBrowser, watchPageErrors, withPicture, type TestBrowser } from './harness';
import { LANGUAGES, MODAL, screensOf, wordsOf, type Language, type Screen, type Words } from './tour';
import { prepareTour, TOUR_ENV, type TourPlaces } from './tour-park';

let server: Server;
let browser: TestBrowser;
let places: TourPlaces;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: TOUR_ENV }), startBrowser()]);
  places = await prepareTour(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A session of its own for one person, whose account speaks the language. */
async function sessionOf(account: Account, language: Language): Promise<Page> {
  const caller = await server.as(account);
  await caller.put('/admin/users/me', { preferedLanguage: language }).expect(200);
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.addInitScript(`localStorage.setItem('jwtToken', ${JSON.stringify(JSON.stringify(caller.token))})`);
  await page.goto(`${server.url}/admin/plugins/review`);
  await page.locator('main').first().waitFor();
  return page;
}

/** Goes on as a link of the panel does, without loading the panel again. */
async function goOn(page: Page, { path, ready }: Screen, t: Words): Promise<void> {
  await page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await page.locator(ready).first().waitFor();
  const loading = `main [role="status"][aria-label=${JSON.stringify(t('load.loading'))}]`;
  await page.locator(loading).first().waitFor({ state: 'detached' });
}

/** What opens from a screen is looked at in the second language by `npm run test:deep` only: it takes half a minute. */
const momentsOf = ({ moments }: Screen, language: Language): Screen['moments'] =>
  language === LANGUAGES[0] || process.env.SANSHEN_DEEP === '1' ? moments : [];

/** One screen with what opens from it. */
async function lookAt(page: Page, screen: Screen, language: Language): Promise<string[]> {
  const t = wordsOf(language);
  const found: string[] = [];
  const look = async (name: string, part: string, at = page) => {
    for (const one of await axeFindings(at, [part])) found.push(`${name}: ${one}`);
  };
  await goOn(page, screen, t);
  await look(screen.name, screen.part);
  for (const moment of momentsOf(screen, language)) {
    const other = await moment.act(page, t);
    await look(moment.name, moment.part, other ?? page);
    await other?.close();
    if (moment.part !== MODAL) continue;
    // Escape would close no more than the list of a field that has the focus.
    await page
      .locator(MODAL)
      .getByRole('button', { name: t('dialog.cancel'), exact: true })
      .press('Enter');
    await page.locator(MODAL).first().waitFor({ state: 'detached' });
  }
  return found;
}

/** Some fifty looks, each of which takes seconds on a busy machine. */
const LIMIT_MS = 480_000;

const lookAtAll = async (language: Language): Promise<void> => {
  const found: string[] = [];
  const screens = screensOf(places);
  for (const account of new Set(screens.map(({ who }) => who))) {
    const page = await sessionOf(account, language);
    const errors = watchPageErrors(page);
    for (const screen of screens.filter(({ who }) => who === account))
      await withPicture(page, `axe-${screen.name}`, async () => {
        found.push(...(await lookAt(page, screen, language)));
      });
    found.push(...errors());
    await page.context().close();
  }
  expect(found).toStrictEqual([]);
};

test.each(LANGUAGES)('axe finds nothing: %s', lookAtAll, LIMIT_MS);

/** The second language by `npm run test:deep` only. */
const METER_LANGUAGES = process.env.SANSHEN_DEEP === '1' ? LANGUAGES : LANGUAGES.slice(0, 1);

test.each(METER_LANGUAGES)(
  'axe finds nothing on the meter, and its file says what the page says: %s',
  async (language) => {
    const page = await sessionOf('editor2', language);
    const errors = watchPageErrors(page);
    await withPicture(page, 'axe-meter', async () => {
      expect(await meterFindings(page, language)).toStrictEqual([]);
      if (language === LANGUAGES[0]) await meterByKeyboard(page);
    });
    expect(errors()).toStrictEqual([]);
    await page.context().close();
  },
  LIMIT_MS,
);
