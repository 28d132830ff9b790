/**
 * Counts a month of the balance again from an exported ledger, by hand as it were: one file, nothing but Node.js and
 * nothing of the plugin's code.
 *
 *   node balance-recount.mjs LEDGER_EXPORT.jsonl --month 2026-10 [--channel website] [--zone Asia/Shanghai]
 *        [--until 2026-11-01T00:05:00Z] [--targets industry=40,ideals=25,guidance=20,livelihood=15] [--json]
 *
 * A release's row says what it is counted as (`details.facts.balance`: channels, and thousandths of a post by theme). One
 * document in one language counts once on a channel, from its first release there; a later release gives it other themes or
 * takes it off a channel; a recall takes it off all of them, and a release after that begins anew. `--until` looks at the
 * ledger as it was then, such as when the month was closed. Targets are those on record at the end of the month; where the
 * ledger has none (they were set before it was kept, or never), say them. The rows are taken as they are: whether they were
 * altered says `npm run ledger:verify`. Exit code 0: printed. 1: a release does not say what it is counted as. 2: bad usage.
 */
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE =
  '用法 / Usage: npm run balance:recount -- LEDGER_EXPORT.jsonl --month 2026-10 [--channel website]\n' +
  '       [--zone Asia/Shanghai] [--until 2026-11-01T00:05:00Z] [--targets industry=40,ideals=60] [--json]';
const OPTIONS = {
  month: { type: 'string' },
  channel: { type: 'string' },
  zone: { type: 'string', default: 'Asia/Shanghai' },
  until: { type: 'string' },
  targets: { type: 'string' },
  json: { type: 'boolean', default: false },
};

/** The month an instant lies in, on the clocks of the zone: `2026-10`. */
export function monthReader(zone) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' });
  return (iso) => format.format(new Date(iso)).slice(0, 7);
}

/** Ledger rows, oldest first. @throws Error for a line that is no row, or a missing one */
export async function* rowsOf(file) {
  let last = null;
  for await (const line of readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity })) {
    if (line === '') continue;
    const row = JSON.parse(line);
    if (last !== null && row.seq !== last + 1) throw new Error(`Row ${last + 1} is missing.`);
    last = row.seq;
    yield row;
  }
}

const isRelease = ({ act, release }) => act === 'release' || (act === 'break-glass' && release !== undefined);

/** Everything that is counted, and the targets on record, after the last row that is looked at. */
export class Book {
  /** By document and language, then channel: since when, and as what it is counted. */
  counted = new Map();
  targets = [];
  unsaid = [];

  take(row) {
    const key = JSON.stringify([row.uid, row.documentId, row.locale]);
    if (row.act === 'recall') this.counted.delete(key);
    else if (row.act === 'targets-change') this.targets.push(row.details);
    else if (row.act === 'targets-withdraw') this.#withdraw(row.details);
    else if (isRelease(row)) this.#release(key, row);
  }

  #release(key, row) {
    const said = row.details?.facts?.balance;
    if (!said) return void this.unsaid.push({ seq: row.seq, at: row.at });
    const before = this.counted.get(key) ?? new Map();
    const now = said.channels.map((channel) => {
      return [channel, { since: before.get(channel)?.since ?? row.at, labels: said.labels }];
    });
    this.counted.set(key, new Map(now));
  }

  #withdraw({ channel, effectiveFrom }) {
    const at = this.targets.findLastIndex((one) => one.channel === channel && one.effectiveFrom === effectiveFrom);
    if (at >= 0) this.targets.splice(at, 1);
  }

  channels() {
    return [...new Set([...this.counted.values()].flatMap((places) => [...places.keys()]))].sort();
  }

  /** The targets of a channel at the end of a month; of an older month than any, the oldest. Null: none on record. */
  targetsOf(channel, month, monthOf, now) {
    const own = this.targets
      .filter((one) => one.channel === channel && one.effectiveFrom <= now)
      .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0));
    return (own.findLast((one) => monthOf(one.effectiveFrom) <= month) ?? own[0])?.targets ?? null;
  }

  /** Thousandths of a post by theme, and the posts without one. */
  count(channel, month, monthOf) {
    const themes = {};
    let unlabelled = 0;
    for (const places of this.counted.values()) {
      const place = places.get(channel);
      if (!place || monthOf(place.since) !== month) continue;
      const labels = Object.entries(place.labels);
      if (labels.length === 0) unlabelled += 1;
      for (const [theme, permille] of labels) themes[theme] = (themes[theme] ?? 0) + permille;
    }
    return { themes, unlabelled };
  }
}

/** 100 − half of the sum of |share − target| in points, two decimals, half up; null where nothing was counted. */
export function indexOf(themes, targets) {
  const total = Object.values(themes).reduce((sum, permille) => sum + permille, 0);
  if (total === 0) return null;
  const names = new Set([...Object.keys(themes), ...Object.keys(targets)]);
  // Σ|100·count/total − target| = off/total, in points; in whole numbers to the last step.
  let off = 0n;
  for (const name of names) {
    const distance = 100n * BigInt(themes[name] ?? 0) - BigInt(targets[name] ?? 0) * BigInt(total);
    off += distance < 0n ? -distance : distance;
  }
  const hundredths = 10_000n * BigInt(total) - 50n * off;
  const rounded = (2n * hundredths + BigInt(total)) / (2n * BigInt(total));
  return Number(rounded) / 100;
}

/** The figures of a month, channel by channel. */
export async function recount(file, { month, channel, zone, until, targets }) {
  const book = new Book();
  let last = '';
  for await (const row of rowsOf(file)) {
    if (until && Date.parse(row.at) > Date.parse(until)) break;
    book.take(row);
    last = row.at;
  }
  const monthOf = monthReader(zone);
  const wanted = channel ? [channel] : book.channels();
  const channels = wanted.map((name) => {
    const { themes, unlabelled } = book.count(name, month, monthOf);
    const inForce = targets ?? book.targetsOf(name, month, monthOf, until ? new Date(until).toISOString() : last);
    const n = Object.values(themes).reduce((sum, permille) => sum + permille, 0) / 1000;
    const counts = Object.fromEntries(Object.entries(themes).map(([theme, permille]) => [theme, permille / 1000]));
    return {
      channel: name,
      n,
      unlabelled,
      themes: counts,
      targets: inForce,
      index: inForce && indexOf(themes, inForce),
    };
  });
  return { month, zone, channels, unsaid: book.unsaid.filter(({ at }) => monthOf(at) <= month) };
}

function readTargets(text) {
  if (text === undefined) return undefined;
  const parts = text.split(',').map((part) => part.split('='));
  if (!parts.every(([theme, percent]) => theme && /^\d+$/.test(percent ?? ''))) throw new Error(`--targets ${text}?`);
  return Object.fromEntries(parts.map(([theme, percent]) => [theme, Number(percent)]));
}

/** @throws Error saying how it is used */
function readCommand() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new Error('');
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.month ?? '')) throw new Error('--month YYYY-MM');
    if (values.until !== undefined && Number.isNaN(Date.parse(values.until)))
      throw new Error(`--until ${values.until}?`);
    monthReader(values.zone);
    return { file, ...values, targets: readTargets(values.targets) };
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`.trim(), { cause: error });
  }
}

function print({ month, zone, channels }) {
  console.log(`${month}（${zone}）`);
  for (const { channel, n, unlabelled, themes, targets, index } of channels) {
    console.log(`\n${channel}: ${n} 篇有主题 / posts with a theme, ${unlabelled} 篇没有 / without`);
    for (const theme of new Set([...Object.keys(targets ?? {}), ...Object.keys(themes)]))
      console.log(`  ${theme}: ${themes[theme] ?? 0}${targets ? `（目标 / target ${targets[theme] ?? 0} %）` : ''}`);
    if (!targets) console.log('  台账中没有目标，请用 --targets / No targets on record: say them with --targets');
    else console.log(`  平衡度 / index: ${index ?? '–'}`);
  }
}

async function main() {
  const { file, ...question } = readCommand();
  const found = await recount(file, question);
  if (question.json) console.log(JSON.stringify(found));
  else print(found);
  if (found.unsaid.length === 0) return;
  const rows = found.unsaid.map(({ seq }) => seq).join(', ');
  console.error(`这些签发没有记下主题与渠道，未计入 / Not counted, for they do not say as what: rows ${rows}`);
  process.exitCode = 1;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
