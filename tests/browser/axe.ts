import fs from 'node:fs';
import type { Page } from 'playwright-core';

const SOURCE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** Nothing moves any more: a colour halfway through a fade is not the colour people see. */
const STILL = `Promise.all(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => undefined)))`;

/** How often a part may vanish between being seen and being looked at. */
const VANISHES = 5;

/** Strapi's home page builds its widgets a second time: what was there may be on its way again, and is waited for. */
async function violationsOf(page: Page, parts: readonly string[]): Promise<Violation[]> {
  const run = `axe.run({ include: ${JSON.stringify(parts)} }, { resultTypes: ['violations'] })`;
  for (let left = VANISHES; ; left--) {
    for (const part of parts) await page.locator(part).first().waitFor();
    try {
      return await page.evaluate<Violation[]>(`${run}.then(({ violations }) => violations)`);
    } catch (error) {
      if (left === 0 || !String(error).includes('No elements found')) throw error;
    }
  }
}

/**
 * What axe finds in these parts of a page, one sentence for each element, with every rule that axe switches on by itself.
 * `parts` leaves out what is not ours: the menu, the header of an edit view and the other panels are Strapi's own.
 */
export async function axeFindings(page: Page, parts: readonly string[]): Promise<string[]> {
  // Through the protocol, because the panel's content security policy takes no script from elsewhere.
  if (!(await page.evaluate<boolean>(`typeof axe === 'object'`))) await page.evaluate(`${SOURCE}; 0`);
  // What the mouse happens to be on has a colour of Strapi's own, too light for its letters.
  await page.mouse.move(0, 0);
  await page.evaluate(STILL);
  const violations = await violationsOf(page, parts);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1).join(' ').trim();
      return `${id}: ${help}. ${why} ${html.slice(0, 300)}`;
    }),
  );
}
