/** `npm run balance:recount`: one file that counts a month again from ledger rows, by the rules and not by the plugin's code. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SCRIPT = path.resolve(__dirname, '../../scripts/balance-recount.mjs');

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen recount-'));
  fs.copyFileSync(SCRIPT, path.join(folder, 'recount.mjs'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

type Row = Record<string, unknown>;

const act = (name: string, documentId: string, at: string, more: Row = {}): Row => ({
  ...{ act: name, uid: 'api::article.article', documentId, locale: 'zh-Hans', at },
  ...more,
});
const release = (documentId: string, at: string, labels: object, channels = ['website'], more: Row = {}): Row =>
  act('release', documentId, at, { release: 1, details: { facts: { balance: { channels, labels } } }, ...more });
const targets = (channel: string, effectiveFrom: string, wanted: object, name = 'targets-change'): Row => ({
  ...{ act: name, at: '2026-01-01T00:00:00.000Z' },
  details: { channel, effectiveFrom, targets: wanted },
});

function run(rows: Row[], ...given: string[]) {
  const lines = rows.map((row, i) => `${JSON.stringify({ seq: i + 1, ...row })}\n`);
  fs.writeFileSync(path.join(folder, 'ledger.jsonl'), lines.join(''));
  const options = ['recount.mjs', 'ledger.jsonl', '--month', '2026-10', ...given];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}
const channelsOf = (rows: Row[], ...given: string[]): Row[] => {
  const { out, err, status } = run(rows, '--json', ...given);
  if (status !== 0) throw new Error(err);
  return (JSON.parse(out) as { channels: Row[] }).channels;
};

const PLAN = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const ONE = 'industry=40,ideals=25,guidance=20,livelihood=15';

test('a post counts once, from its first release, as what its last one says, until it is recalled', () => {
  const rows = [
    targets('website', '2026-01-01T00:00:00.000Z', PLAN),
    release('a', '2026-09-30T15:59:59.999Z', { industry: 1000 }),
    release('b', '2026-09-30T16:00:00.000Z', { industry: 1000 }, ['website', 'wechat']),
    release('c', '2026-10-31T15:59:59.999Z', {}),
    release('d', '2026-10-05T00:00:00.000Z', { ideals: 1000 }),
    act('approve', 'e', '2026-10-05T00:00:00.000Z'),
    release('e', '2026-10-05T00:00:00.000Z', { guidance: 1000 }, ['website'], { act: 'break-glass' }),
    act('recall', 'd', '2026-10-06T00:00:00.000Z'),
    // Relabelled in November, and taken off a channel: still October's.
    release('b', '2026-11-02T00:00:00.000Z', { ideals: 700, livelihood: 300 }),
  ];
  const themes = { guidance: 1, ideals: 0.7, livelihood: 0.3 };
  expect(channelsOf(rows)).toEqual([{ channel: 'website', n: 2, unlabelled: 1, themes, targets: PLAN, index: 60 }]);
  // As it was when the month was closed.
  expect(channelsOf(rows, '--until', '2026-11-01T00:00:00Z')).toMatchObject([
    { channel: 'website', n: 2, themes: { industry: 1, guidance: 1 }, index: 60 },
    { channel: 'wechat', n: 1, unlabelled: 0, themes: { industry: 1 }, targets: null, index: null },
  ]);
  const back = [
    ...rows,
    act('recall', 'b', '2026-11-03T00:00:00Z'),
    release('b', '2026-11-04T00:00:00Z', { ideals: 1000 }),
  ];
  expect(channelsOf(back, '--channel', 'website')).toMatchObject([{ n: 1, themes: { guidance: 1 } }]);
});

test('30, 8, 8 and 4 posts give 80; parts of posts round half up', () => {
  const counts = { industry: 30, ideals: 8, guidance: 8, livelihood: 4 };
  const rows = Object.entries(counts).flatMap(([theme, posts]) =>
    Array.from({ length: posts }, (_, i) => release(`${theme}${i}`, '2026-10-09T00:00:00.000Z', { [theme]: 1000 })),
  );
  expect(channelsOf(rows, '--targets', ONE)).toMatchObject([{ n: 50, themes: counts, index: 80 }]);
  // 2 : 1 of 40/25/20/15 is 65; 1 : 2 is 58.33…
  const three = ['industry', 'ideals', 'ideals'].map((theme, i) =>
    release(`${i}`, '2026-10-09T00:00:00Z', { [theme]: 1000 }),
  );
  expect(channelsOf(three, '--targets', ONE)).toMatchObject([{ index: 58.33 }]);
});

test('targets are those at the end of the month, withdrawn ones never', () => {
  const rows = [
    targets('website', '2026-10-31T16:00:00.000Z', { industry: 0, ideals: 100 }),
    targets('website', '2026-09-01T00:00:00.000Z', { industry: 50, ideals: 50 }),
    targets('website', '2026-10-20T00:00:00.000Z', { industry: 10, ideals: 90 }),
    targets('website', '2026-10-20T00:00:00.000Z', { industry: 10, ideals: 90 }, 'targets-withdraw'),
    release('a', '2026-10-09T00:00:00.000Z', { industry: 1000 }),
    act('submit', 'z', '2026-12-01T00:00:00.000Z'),
  ];
  expect(channelsOf(rows)).toMatchObject([{ index: 50, targets: { industry: 50, ideals: 50 } }]);
});

test('what it cannot know it says', () => {
  const silent = [act('release', 'a', '2026-10-09T00:00:00.000Z', { release: 1 })];
  expect(run(silent)).toMatchObject({ status: 1, err: expect.stringContaining('rows 1') as string });
  expect(run([{ seq: 5 }, { seq: 7 }])).toMatchObject({ status: 2, err: expect.stringContaining('Row 6') as string });
  expect(run([], '--zone', 'Nowhere')).toMatchObject({ status: 2, err: expect.stringContaining('Usage') as string });
  expect(run([], '--targets', 'industry=x').status).toBe(2);
  const printed = run([release('a', '2026-10-09T00:00:00.000Z', { industry: 1000 })]).out;
  expect(printed).toContain('industry: 1');
  expect(printed).toContain('--targets');
});
