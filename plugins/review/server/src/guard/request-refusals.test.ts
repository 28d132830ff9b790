import { bareStrapi } from '../../../../../tests/harness/bare-strapi';
import { indexName, refusalText } from './dialect';
import { answerRefusals } from './request-refusals';

const ARTICLE = 'api::article.article';
const MEMO = 'api::memo.memo';
type Middleware = (context: unknown, next: () => Promise<void>) => Promise<void>;

/** What becomes of a request that ends with an error, and what is written down. */
async function answerTo(error: unknown): Promise<{ answer: unknown; warned: string[]; noted: unknown[] }> {
  const noted: unknown[] = [];
  const middlewares: Middleware[] = [];
  const { strapi, db, warned } = bareStrapi({
    governed: { [MEMO]: { title: 'name', workflow: 'w' }, [ARTICLE]: { title: 'title', workflow: 'w' } },
    tables: { [ARTICLE]: 'articles', [MEMO]: 'memos' },
    services: {
      refusals: {
        noteWrite: async ({ locales, ...call }: { locales(): Promise<string[]> }, code: string) =>
          noted.push({ ...call, locales: await locales(), code }),
      },
    },
    more: { server: { use: (middleware: Middleware) => middlewares.push(middleware) } },
  });
  await db.destroy();
  answerRefusals(strapi);
  expect(middlewares).toHaveLength(1);
  const answer = await middlewares[0]?.({}, () => (error === null ? Promise.resolve() : Promise.reject(error))).then(
    () => 'passed',
    (thrown: unknown) => thrown,
  );
  return { answer, warned, noted };
}

const said = (text: string, cause?: unknown): Error => new Error(text, { cause });
const deep = (depth: number): Error =>
  depth === 0 ? said(refusalText('articles')) : said(`around it ${depth}`, deep(depth - 1));

it.each<[string, Error, string, string]>([
  ['the trigger', said(`insert: ${refusalText('articles')}`), ARTICLE, `insert: ${refusalText('articles')}`],
  ['the trigger of another type', said(refusalText('memos')), MEMO, refusalText('memos')],
  ['the index', said(`UNIQUE: index '${indexName('articles')}'`), ARTICLE, `UNIQUE: index '${indexName('articles')}'`],
  [
    'what it was made from',
    said('failed', said(refusalText('articles'))),
    ARTICLE,
    `failed\n${refusalText('articles')}`,
  ],
])('a refusal of the database is answered and recorded like any other: %s', async (_, error, uid, sentences) => {
  const { answer, warned, noted } = await answerTo(error);
  expect(answer).toMatchObject({ status: 403, details: { code: 'NOT_RELEASABLE' } });
  expect(noted).toEqual([{ uid, action: 'sql', locales: ['*'], code: 'NOT_RELEASABLE' }]);
  expect(warned).toEqual([`review: the database refused a live row of ${uid}: ${sentences}`]);
});

it('five errors deep, and no deeper', async () => {
  expect((await answerTo(deep(4))).answer).toMatchObject({ status: 403 });
  const error = deep(5);
  expect((await answerTo(error)).answer).toBe(error);
});

it.each<[string, unknown]>([
  ['another error', said('no such column')],
  ['an error made from nothing', said('no such column', null)],
  ['the trigger of a type that is not governed', said(refusalText('topics'))],
  ['what is no error', 'articles'],
])('%s goes its way', async (_, error) => {
  expect(await answerTo(error)).toEqual({ answer: error, warned: [], noted: [] });
});

it('so does a request without one', async () => expect((await answerTo(null)).answer).toBe('passed'));
