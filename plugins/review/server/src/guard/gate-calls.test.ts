/** What the gate makes of each call of the Document Service. It stands here with the other tests that need no booted Strapi. */
import { bareStrapi } from '../../../../../tests/harness/bare-strapi';
import { refused } from '../../../../../tests/harness/guards';
import gateService, { type DocumentCall } from '../services/gate';
import { PERMITS } from './dialect';
import { preparePermits, type Permit } from './permits';

const ARTICLE = 'api::article.article';
/** Governed, without languages. */
const MEMO = 'api::memo.memo';
const WRITER = { person: { key: 'ed', name: 'ed' }, origin: 'admin' };

type Step = [string, ...unknown[]];
const steps: Step[] = [];
const note = (...step: Step): void => void steps.push(step);
/** The language of whoever calls, and by which door. */
let caller = { language: '', door: 'admin' };
/** Documents that are live, as `type document language`. */
const live = new Set([`${ARTICLE} live en`]);

const services = {
  actors: { writer: async () => WRITER },
  languages: {
    isLocalised: (uid: string) => uid === ARTICLE,
    rowLocale: (uid: string, locale: string) => (uid === ARTICLE ? locale : null),
    all: async (uid: string) => (uid === ARTICLE ? ['en', 'zh-Hans'] : ['zh-Hans']),
    ofCall: async (_: string, locale: unknown) => (locale === '*' ? ['en', 'zh-Hans'] : [String(locale ?? 'zh-Hans')]),
  },
  lineages: {
    lock: async (key: object) => (note('lock', key), { of: key }),
    noteUnnoted: async (lineage: { of: object }, reading: unknown) => note('look', lineage.of, reading !== null),
    noteWrite: async (key: object, before: unknown, writer: unknown) => note('note', key, before, writer),
  },
  contents: {
    draft: async (uid: string, documentId: string, locale: string) =>
      documentId === 'new' ? null : { content: `${uid} ${documentId} ${locale}` },
  },
  refusals: {
    noteWrite: async ({ locales, ...call }: { locales(): Promise<string[]> }, code: string) =>
      note('refused', { ...call, locales: await locales() }, code),
  },
  readers: { answer: async () => 'releases' },
};
const { strapi, db } = bareStrapi({
  services,
  tables: { [ARTICLE]: 'articles', [MEMO]: 'memos' },
  governed: { [ARTICLE]: { title: 'title', workflow: 'w' }, [MEMO]: { title: 'name', workflow: 'w' } },
  more: {
    requestContext: {
      get: () => ({ get: () => caller.language, state: { route: { info: { type: caller.door } } } }),
    },
  },
});
const query = (uid: string) => ({
  findOne: async ({ where }: { where: Record<string, string> }) =>
    uid === 'plugin::review.release' &&
    where.state === 'live' &&
    live.has(`${where.uid} ${where.document} ${where.language}`)
      ? { id: 1 }
      : null,
});
Object.assign(strapi.db, { query });
const gate = gateService({ strapi });

beforeAll(() => preparePermits(strapi));
beforeEach(() => {
  steps.length = 0;
  caller = { language: '', door: 'admin' };
});
afterAll(() => db.destroy());

const call = (action: string, params: DocumentCall['params'] = {}, uid = ARTICLE): DocumentCall => ({
  uid,
  action,
  params,
});
/** What comes of a call when Strapi would answer it with `result`. */
const pass = (given: DocumentCall, result: unknown = { documentId: 'made' }) =>
  gate.pass(given, async () => {
    note('done');
    return result;
  });
const failure = (work: Promise<unknown>): Promise<Record<string, unknown>> =>
  work.then(
    () => ({}),
    (error: Record<string, unknown>) => error,
  );
const key = (documentId: string, locale: string, uid = ARTICLE) => ({ uid, documentId, locale });
const EN = { documentId: 'a', locale: 'en' };

describe('a permit', () => {
  const permit: Permit = { ...key('a', 'en'), act: 'publish' };
  const under = (held: Permit, given: DocumentCall) =>
    refused(() => strapi.db.transaction(() => gate.permit(held, () => pass(given))) as Promise<unknown>);

  it.each<[string, Permit, DocumentCall, string]>([
    ['for what it is for', permit, call('publish', EN), 'nothing was refused'],
    ['to take down', { ...permit, act: 'unpublish' }, call('unpublish', EN), 'nothing was refused'],
    ['for another act', permit, call('unpublish', EN), 'FORBIDDEN'],
    ['to take down, for publishing', { ...permit, act: 'unpublish' }, call('publish', EN), 'NOT_RELEASABLE'],
    ['of another document', permit, call('publish', { ...EN, documentId: 'b' }), 'NOT_RELEASABLE'],
    ['of another language', permit, call('publish', { ...EN, locale: 'zh-Hans' }), 'NOT_RELEASABLE'],
    ['for all languages', permit, call('publish', { ...EN, locale: '*' }), 'NOT_RELEASABLE'],
    ['for no language said', permit, call('publish', { documentId: 'a' }), 'NOT_RELEASABLE'],
    ['of another type', permit, call('publish', EN, MEMO), 'NOT_RELEASABLE'],
    [
      'where there are no languages',
      { ...permit, uid: MEMO },
      call('publish', { documentId: 'a' }, MEMO),
      'nothing was refused',
    ],
  ])('%s', async (_, held, given, answer) => {
    expect(await under(held, given)).toBe(answer);
    expect(await db(PERMITS)).toStrictEqual([]);
    expect(steps.some(([step]) => step === 'done')).toBe(answer === 'nothing was refused');
  });

  it('leaves i18n nothing to copy into other languages', async () => {
    const made = strapi.db.transaction(() =>
      gate.permit(permit, () => pass(call('publish', EN), { documentId: 'a', entries: [{ id: 1 }] })),
    );
    expect(await made).toEqual({ documentId: 'a', entries: [] });
  });

  it('is held in the database while the work is done, and asked for by the query engine’s half', async () => {
    const data = { documentId: 'a', locale: 'en', publishedAt: new Date() };
    const event = { action: 'beforeCreate', model: { uid: ARTICLE }, params: { data } };
    expect(await refused(() => gate.passRow(event))).toBe('NOT_RELEASABLE');
    await strapi.db.transaction(async ({ trx }) => {
      await gate.permit(permit, async () => {
        expect(await trx(PERMITS)).toEqual([
          { table_name: 'articles', document_id: 'a', locale: 'en', act: 'publish' },
        ]);
        await gate.passRow(event);
      });
      expect(await trx(PERMITS)).toStrictEqual([]);
    });
  });

  it('names no language where rows name none', async () => {
    const locales = strapi.db.transaction(({ trx }) =>
      gate.permit({ ...permit, uid: MEMO }, async () => trx(PERMITS).pluck('locale')),
    );
    expect(await locales).toEqual(['']);
  });

  it('belongs to a transaction', async () => {
    const outside = gate.permit(permit, async () => note('done'));
    await expect(outside).rejects.toThrow('A permit belongs to the transaction of a release or recall.');
    expect(steps).toStrictEqual([]);
  });
});

describe('a way to live, or down, past the releases', () => {
  it.each<[string, object, string]>([
    ['publish', EN, 'NOT_RELEASABLE'],
    ['publish', { documentId: 'a', locale: '*' }, 'NOT_RELEASABLE'],
    ['unpublish', EN, 'FORBIDDEN'],
    ['create', { status: 'published', locale: 'en' }, 'NOT_RELEASABLE'],
    ['update', { ...EN, status: 'published' }, 'NOT_RELEASABLE'],
  ])('%s %j is turned away, and put on record', async (action, params, code) => {
    const { documentId, locale } = params as { documentId?: string; locale: string };
    expect(await failure(pass(call(action, params)))).toMatchObject({ status: 403, details: { code } });
    const locales = locale === '*' ? ['en', 'zh-Hans'] : ['en'];
    expect(steps).toEqual([['refused', { uid: ARTICLE, action, documentId, locales }, code]]);
  });

  it('is told what to do instead', async () => {
    const said = async (language: string, given: DocumentCall) => {
      caller.language = language;
      return (await failure(pass(given))).message;
    };
    const [take, remove] = [call('unpublish', EN), call('delete', { documentId: 'live', locale: 'en' })];
    expect([await said('zh', take), await said('en', take)]).toEqual([
      '您没有进行此操作的权限。下线请使用“撤稿”。',
      'You are not allowed to do this. Use “recall” to take it down.',
    ]);
    expect([await said('zh', remove), await said('en', remove)]).toEqual([
      '稿件当前为“已发布”，不能进行此操作。请先撤稿，再删除。',
      'The document is “released” now, so this cannot be done. Recall it first, then delete it.',
    ]);
  });

  it('is no deletion while it is live', async () => {
    const error = await failure(pass(call('delete', { documentId: 'live', locale: '*' })));
    expect(error).toMatchObject({ status: 409, details: { code: 'WRONG_STATE', state: 'released' } });
    expect(steps.map(([step]) => step)).toEqual(['lock']);
    expect(await pass(call('delete', { documentId: 'live', locale: 'zh-Hans' }))).toBeDefined();
    expect(await pass(call('delete', { documentId: 'live' }, MEMO))).toBeDefined();
    expect(await pass(call('update', { documentId: 'live', locale: 'en' }))).toBeDefined();
  });
});

describe('a write of a draft', () => {
  const noted = (documentId: string, locale: string, before: string | null): Step => [
    'note',
    key(documentId, locale),
    before,
    WRITER,
  ];

  it.each(['update', 'discardDraft', 'delete'])('%s is noted with what was there, under the lock', async (action) => {
    await pass(call(action, { documentId: 'a', locale: '*' }));
    expect(steps).toEqual([
      ['lock', key('a', 'en')],
      ['look', key('a', 'en'), true],
      ['lock', key('a', 'zh-Hans')],
      ['look', key('a', 'zh-Hans'), true],
      ['done'],
      noted('a', 'en', `${ARTICLE} a en`),
      noted('a', 'zh-Hans', `${ARTICLE} a zh-Hans`),
    ]);
  });

  it('of a draft that was not there is noted as all new', async () => {
    await pass(call('update', { documentId: 'new', locale: 'en', status: 'draft' }));
    expect(steps.slice(1)).toEqual([['look', key('new', 'en'), false], ['done'], noted('new', 'en', null)]);
  });

  it.each<[string, object, string[]]>([
    ['create', { locale: 'en' }, ['en']],
    // Strapi gives it an id of its own, whatever the caller says.
    ['create', EN, ['en']],
    ['clone', EN, ['en', 'zh-Hans']],
    ['update', { locale: 'en' }, ['en']],
  ])('%s %j is noted for the document that was made', async (action, params, locales) => {
    expect(await pass(call(action, params))).toEqual({ documentId: 'made' });
    expect(steps).toEqual([['done'], ...locales.map((locale) => noted('made', locale, null))]);
  });

  it.each([null, undefined, {}, { documentId: null }])('that made %j is not noted', async (result) => {
    expect(await gate.pass(call('create', { locale: 'en' }), async () => result)).toBe(result);
    expect(steps).toStrictEqual([]);
  });

  it('is taken back with its note when that fails', async () => {
    const { noteWrite } = services.lineages;
    services.lineages.noteWrite = async () => {
      expect(strapi.db.inTransaction()).toBe(true);
      throw new Error('no room');
    };
    await expect(pass(call('update', EN))).rejects.toThrow('no room');
    services.lineages.noteWrite = noteWrite;
  });
});

describe('what is none of the gate’s business', () => {
  it.each<[string, DocumentCall]>([
    ['a type that is not governed', call('publish', EN, 'api::topic.topic')],
    ['reading in the admin panel', call('findMany', EN)],
    ['reading what is live there', call('findMany', { status: 'published' })],
    ['an act that writes nothing', call('count')],
  ])('goes on: %s', async (_, given) => {
    expect(await pass(given, 'as it is')).toBe('as it is');
    expect(steps).toEqual([['done']]);
  });

  it('is what readers ask: that is answered from releases', async () => {
    caller.door = 'content-api';
    expect(await pass(call('findMany'))).toBe('releases');
    expect(await refused(() => pass(call('publish', EN)))).toBe('NOT_RELEASABLE');
    expect(steps.map(([step]) => step)).toEqual(['refused']);
  });
});
