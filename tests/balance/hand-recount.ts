/** The meter's figures of a month are those that a script counts from the ledger's export alone. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Park } from '../harness/park';

const ROOT = path.resolve(__dirname, '../..');
const PLAN = 'industry=40,ideals=25,guidance=20,livelihood=15';

interface Figures {
  n: number;
  unlabelled: number;
  index: number | null;
  themes: Record<string, number>;
}

/** This month's figures of the website by the script. */
async function byHand(park: Park, month: string): Promise<Figures> {
  const { text } = await (await park.as('auditor')).get('/review/ledger/export').expect(200);
  const folder = fs.mkdtempSync(path.join(ROOT, '.tmp/recount-'));
  const file = path.join(folder, 'ledger.jsonl');
  fs.writeFileSync(file, text);
  const options = [file, '--month', month, '--channel', 'website', '--targets', PLAN, '--json'];
  const ran = spawnSync(process.execPath, ['scripts/balance-recount.mjs', ...options], { cwd: ROOT, encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const { n, unlabelled, index, themes } = (JSON.parse(ran.stdout) as { channels: [Figures] }).channels[0];
  return { n, unlabelled, index, themes };
}

/** The same figures by the meter. */
async function byMeter(park: Park, month: string): Promise<Figures> {
  const query = { channel: 'website', window: `month:${month}` };
  const { n, unlabelled, index, themes } = (await (await park.as('admin')).get('/balance/meter').query(query)).body;
  const counted = (themes as { code: string; count: number }[]).filter(({ count }) => count > 0);
  return { n, unlabelled, index, themes: Object.fromEntries(counted.map(({ code, count }) => [code, count])) };
}

/** Expects this month's posts on the website to be those, by the meter and by hand. */
export async function expectByHand(park: Park, themes: Record<string, number>): Promise<void> {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7); // in Shanghai
  const hand = await byHand(park, month);
  expect(hand.themes).toEqual(themes);
  expect(await byMeter(park, month)).toEqual(hand);
}
