/** Looks for anything half done: an act is one transaction, so each of its traces must be there, or none. */
import { createHash } from 'node:crypto';
import type { DataRow, Eye } from './server-room';

const GENESIS = '0'.repeat(64);
const CHANNELS_OF_A_DRAFT = 2;

interface Entry {
  seq: number;
  prev: string;
  act: string;
  documentId?: string;
  run?: number;
  release?: number;
  digest?: string;
}

interface Traces {
  entries: Entry[];
  runs: DataRow[];
  decisions: DataRow[];
  releases: DataRow[];
  lineages: DataRow[];
  assignments: DataRow[];
  live: DataRow[];
  items: DataRow[];
}

const same = (a: unknown, b: unknown): boolean => String(a) === String(b);

/** Looks rows up by what a column names. Hundreds of rounds leave thousands of rows: searching all of them for each takes hours. */
function by<Row>(rows: readonly Row[], nameOf: (row: Row) => unknown): (name: unknown) => Row[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(nameOf(row));
    const others = found.get(name);
    if (others) others.push(row);
    else found.set(name, [row]);
  }
  return (name) => found.get(String(name)) ?? [];
}

/** The ledger's own proof: every row follows the one before it, and the head is the last row. */
async function ledger(eye: Eye, torn: string[]): Promise<Entry[]> {
  const rows = await eye.rows('SELECT seq, line, hash FROM review_ledger ORDER BY seq');
  let hash = GENESIS;
  const entries = rows.map((row, index) => {
    const entry = JSON.parse(String(row.line)) as Entry;
    if (entry.seq !== index + 1 || !same(row.seq, index + 1)) torn.push(`ledger row ${index + 1}: number ${entry.seq}`);
    if (entry.prev !== hash) torn.push(`ledger row ${index + 1} does not follow the one before it`);
    hash = createHash('sha256').update(String(row.line)).digest('hex');
    if (row.hash !== hash) torn.push(`ledger row ${index + 1}: hash`);
    return entry;
  });
  const [head] = await eye.rows("SELECT seq, hash FROM review_ledger_heads WHERE name = 'main'");
  if (!same(head?.seq, rows.length) || head?.hash !== hash) torn.push('the head is not the last row');
  return entries;
}

async function traces(eye: Eye, torn: string[]): Promise<Traces> {
  const table = (name: string): Promise<DataRow[]> => eye.rows(`SELECT * FROM ${name} ORDER BY id`);
  return {
    entries: await ledger(eye, torn),
    runs: await table('review_runs'),
    decisions: await table('review_decisions'),
    releases: await table('review_releases'),
    lineages: await table('review_lineages'),
    assignments: await table('review_assignments'),
    items: await table('delivery_items'),
    live: await eye.rows('SELECT document_id, locale FROM articles WHERE published_at IS NOT NULL'),
  };
}

function checkRuns({ entries, runs, decisions, releases, lineages, assignments }: Traces, torn: string[]): void {
  const entriesOf = by(entries, (entry) => entry.run);
  const decisionsOf = by(decisions, ({ run }) => run);
  const releasesOf = by(releases, ({ run }) => run);
  const assignmentsOf = by(assignments, ({ run }) => run);
  const lineageOf = by(lineages, ({ id }) => id);
  for (const run of runs) {
    const name = `run ${run.id} (${run.state})`;
    const said = (act: string): number => entriesOf(run.id).filter((e) => e.act === act).length;
    const decided = (kind: string): number => decisionsOf(run.id).filter((d) => d.kind === kind).length;
    if (said('submit') !== 1) torn.push(`${name}: ${said('submit')} ledger rows of its submit`);
    for (const kind of ['approve', 'return'])
      if (said(kind) !== decided(kind)) torn.push(`${name}: ${decided(kind)} × ${kind}, ${said(kind)} in the ledger`);
    const released = releasesOf(run.id).length;
    if (released !== (run.state === 'released' ? 1 : 0)) torn.push(`${name}: ${released} releases`);
    const onClock = said('schedule') - said('unschedule') - said('hold');
    if (run.state === 'scheduled' && (onClock !== 1 || run.scheduled_at === null || run.scheduled_by === null))
      torn.push(`${name}: ${onClock} ledger rows put it on the clock, due ${run.scheduled_at}`);
    const waiting = assignmentsOf(run.id).filter((a) => same(a.level, run.level)).length;
    const isOpen = run.state === 'in_review' || run.state === 'approved';
    if (waiting > 0 !== isOpen) torn.push(`${name}: ${waiting} tasks`);
    const [lineage] = lineageOf(run.lineage);
    if (!lineage || Number(lineage.run) < Number(run.id)) torn.push(`${name}: its document does not know it`);
  }
}

function checkReleases({ entries, runs, releases, lineages, live, items }: Traces, torn: string[]): void {
  const entriesOf = by(entries, (entry) => entry.release);
  const runOf = by(runs, ({ id }) => id);
  const itemsOf = by(items, (item) => item.release_id);
  const lineageOf = by(lineages, ({ id }) => id);
  for (const release of releases) {
    const name = `release ${release.id} (${release.state})`;
    const said = (act: string): Entry[] => entriesOf(release.id).filter((e) => e.act === act);
    const [entry, ...more] = said('release');
    if (!entry || more.length > 0 || entry.digest !== release.digest || !same(entry.run, release.run))
      torn.push(`${name}: its ledger row`);
    if (said('recall').length !== (release.state === 'recalled' ? 1 : 0)) torn.push(`${name}: ledger rows of a recall`);
    if (runOf(release.run)[0]?.state !== 'released') torn.push(`${name}: its run`);
    const own = itemsOf(release.id);
    if (own.length !== CHANNELS_OF_A_DRAFT) torn.push(`${name}: on ${own.length} channels`);
    if (own.some((item) => item.state !== release.state || item.digest !== release.digest))
      torn.push(`${name}: what readers get`);
    const [lineage] = lineageOf(release.lineage);
    if (!lineage || Number(lineage.release) < Number(release.id)) torn.push(`${name}: its document does not know it`);
  }
  const liveReleases = releases.filter((release) => release.state === 'live');
  const place = (document: unknown, locale: unknown): string => `${String(document)} ${String(locale)}`;
  const expected = liveReleases.map((release) => place(release.document, release.language)).sort();
  const found = live.map((row) => place(row.document_id, row.locale)).sort();
  if (JSON.stringify(expected) !== JSON.stringify(found))
    torn.push(`live rows [${found.join()}], live releases [${expected.join()}]`);
}

/** Everything that is half done, in words; empty when all is whole. */
export async function tornPlaces(eye: Eye): Promise<string[]> {
  const torn: string[] = [];
  const found = await traces(eye, torn);
  checkRuns(found, torn);
  checkReleases(found, torn);
  return torn;
}
