/** The task list: who is shown what, by each filter, page by page, and how much of one's own past. */
import { sql } from '../harness/guards';
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';
import { describePageActions } from '../tasks/page-actions';
import { describeTogether } from '../tasks/together';

interface List {
  results: { title: string; state: string }[];
  pagination: { page: number; pageSize: number; total: number };
  facets: Record<'level' | 'channel' | 'theme', { key: string; name: string }[]>;
}

let park: Park;
let room: Newsroom;

async function tasks(by: Account, query: string): Promise<List> {
  return (await (await park.as(by)).get(`/review/tasks?${query}`).expect(200)).body as List;
}

const titles = async (by: Account, query: string): Promise<string[]> =>
  (await tasks(by, query)).results.map(({ title }) => title);

/** Submits a new draft by somebody. */
async function submitted(title: string, by: Account, changes: Record<string, unknown> = {}): Promise<string> {
  const documentId = await room.draft({ title, ...changes }, by);
  await room.act(documentId, by, 'submit');
  return documentId;
}

beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  await submitted('甲 100%_食堂', 'editor1');
  const screen = await room.connect('plugin::delivery.channel', 'screen');
  const industry = await room.connect('plugin::balance.theme', 'industry');
  const second = await submitted('乙 企业走访', 'editor2', { channels: screen, theme: industry });
  await room.act(second, 'reviewer1', 'approve');
  await submitted('丙 班车', 'editor1', { channels: screen });
  const returned = await submitted('丁 退回的', 'editor1');
  await room.act(returned, 'reviewer1', 'return', { comment: '请补充来源。' });
});
afterAll(() => park?.stop());

it('shows each scope its own, newest first', async () => {
  expect(await titles('reviewer1', 'scope=mine')).toEqual(['丙 班车', '甲 100%_食堂']);
  expect(await titles('reviewer2', 'scope=mine')).toEqual(['乙 企业走访']);
  expect(await titles('editor1', 'scope=submitted')).toEqual(['丁 退回的', '丙 班车', '甲 100%_食堂']);
  expect(await titles('auditor', 'scope=all')).toEqual(['丙 班车', '乙 企业走访', '甲 100%_食堂']);
});

it.each([
  ['a channel', 'channel=screen', ['丙 班车', '乙 企业走访', '甲 100%_食堂']],
  ['another channel', 'channel=website', ['甲 100%_食堂']],
  ['a theme', 'theme=industry', ['乙 企业走访']],
  ['a channel and a theme', 'channel=screen&theme=livelihood', ['丙 班车', '甲 100%_食堂']],
  ['a level', 'level=second', ['乙 企业走访']],
  ['a level that no workflow has', 'level=ninth', []],
  ['a channel that there is not', 'channel=radio', []],
  ['words', `q=${encodeURIComponent('企业')}`, ['乙 企业走访']],
  ['signs that are patterns to databases', `q=${encodeURIComponent('0%_')}`, ['甲 100%_食堂']],
  ['a sign alone', `q=${encodeURIComponent('_')}`, ['甲 100%_食堂']],
  ['everything at once', `channel=screen&theme=industry&level=second&q=${encodeURIComponent('走访')}`, ['乙 企业走访']],
])('finds by %s', async (_, query, found) => {
  const list = await tasks('auditor', `scope=all&${query}`);
  expect(list.results.map(({ title }) => title)).toEqual(found);
  expect(list.pagination.total).toBe(found.length);
});

it('counts all pages, on a page beyond the last one too', async () => {
  const page = (number: number) => tasks('auditor', `scope=all&page=${number}&pageSize=2`);
  expect((await page(1)).results).toHaveLength(2);
  expect((await page(2)).results).toHaveLength(1);
  const beyond = await page(9);
  expect([beyond.results, beyond.pagination]).toEqual([[], { page: 9, pageSize: 2, total: 3 }]);
});

it('offers the values that runs have, each once, by name', async () => {
  const { facets } = await tasks('auditor', 'scope=all');
  expect(facets.channel.map(({ key }) => key)).toEqual(['screen', 'website']);
  expect(facets.theme.map(({ key }) => key)).toEqual(['industry', 'livelihood']);
  expect(facets.theme.every(({ key, name }) => name !== '' && name !== key)).toBe(true);
});

it('shows the newest 500 of what one submitted, under any of one’s keys', async () => {
  const [account] = await sql<{ id: number }>(park, `SELECT id FROM admin_users WHERE email = 'editor1@demo.example'`);
  const same =
    'document_id, lineage, uid, document, language, title, workflow_key, workflow_version, state, level, digest,' +
    ' submitter_key, submitter_name, submitted_at, level_started_at, findings, facets, block_count, warn_count, info_count';
  await sql(
    park,
    `WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 600)
     INSERT INTO review_runs (${same}) SELECT document_id || n, lineage, uid, document, language, 'old ' || n, workflow_key,
       workflow_version, 'returned', level, digest, submitter_key, submitter_name, submitted_at, level_started_at, findings,
       facets, block_count, warn_count, info_count FROM many, review_runs WHERE title = '丁 退回的'`,
  );
  const own = await tasks('editor1', 'scope=submitted');
  expect(own.pagination.total).toBe(500);
  expect(own.results[0]?.title).toBe('old 600');
  await sql(park, `UPDATE review_runs SET submitter_key = ? WHERE title = 'old 600'`, [`user:${account?.id}`]);
  expect((await tasks('editor1', 'scope=submitted')).pagination.total).toBe(501);
  await sql(park, `DELETE FROM review_runs WHERE title LIKE 'old %'`);
});

// On the same park, and after the tests that count what is in it.
describePageActions(() => ({ park, room }));
describeTogether(() => ({ park, room }));
