import { build, reportFailures } from '../../scripts/build.mjs';
import { prepareChromium } from '../../scripts/lib/chromium.mjs';
import setupSqlite from '../harness/setup-sqlite.mjs';

/** Runs once before the first browser test: the golden park, the admin panel, and a browser. */
export default async function setup() {
  await setupSqlite();
  if (process.env.SANSHEN_BUILT !== '1') {
    const { failures } = await build({ admin: true });
    if (reportFailures(failures)) throw new Error('The app does not build; browser tests need all of it.');
  }
  process.env.SANSHEN_CHROMIUM = JSON.stringify(await prepareChromium());
}
