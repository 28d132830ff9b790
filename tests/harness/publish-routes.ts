import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { Client } from 'pg';
import { refusalOf, TABLE, underPermit } from './guards';
import { ARTICLE, type Newsroom } from './newsroom';
import type { Account, Ground, Park } from './park';

/** Which versions of a document a route is asked to make live. */
export type Span = 'zh-Hans' | 'en' | 'all';

/** What an attempt left behind: the documents it was about, and how each refused step was answered. */
export interface Outcome {
  documentIds: string[];
  refusals: string[];
}

/** A way Strapi or its database offers to make a document live that nobody signed. */
export interface Route {
  name: string;
  go(room: Newsroom, span: Span): Promise<Outcome>;
}

type Params = Record<string, unknown>;
type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** The locales of a span. */
export const localesOf = (span: Span): string[] => (span === 'all' ? ['zh-Hans', 'en'] : [span]);

const newTitle = (): string => `未经签发 ${randomBytes(6).toString('hex')}`;
const newDocumentId = (): string => randomBytes(12).toString('hex');
const documents = ({ park }: Newsroom) => park.strapi.documents(ARTICLE) as unknown as Methods;
const query = ({ park }: Newsroom) => park.strapi.db.query(ARTICLE) as unknown as Methods;
const knex = ({ park }: Newsroom) => park.strapi.db.connection;

interface Answer {
  status: number;
  text: string;
  body: { error?: { details?: { code?: string } } };
}

/** One step of an attempt: throws or answers when it is refused. */
async function step(work: () => Promise<unknown>): Promise<string[]> {
  try {
    const answer = (await work()) as Partial<Answer> | null | undefined;
    if (typeof answer?.status !== 'number' || answer.status < 400) return [];
    const code = answer.body?.error?.details?.code;
    return [answer.status === 403 && code ? code : `${answer.status} ${answer.text}`];
  } catch (error) {
    return [refusalOf(error)];
  }
}

/** A draft in every locale of the span. */
async function drafted(room: Newsroom, span: Span): Promise<string> {
  const [first = 'zh-Hans', ...others] = localesOf(span);
  const documentId = await room.draft({}, 'editor1', first);
  for (const locale of others) await room.edit(documentId, await room.article(), 'editor1', locale);
  return documentId;
}

/** A route that is asked for an existing draft, once per locale. */
function onDraft(name: string, go: (room: Newsroom, documentId: string, locale: string) => Promise<unknown>): Route {
  return {
    name,
    async go(room, span) {
      const documentId = await drafted(room, span);
      const refusals: string[] = [];
      for (const locale of localesOf(span)) refusals.push(...(await step(() => go(room, documentId, locale))));
      return { documentIds: [documentId], refusals };
    },
  };
}

/** A route that is asked once, for all locales of the span together. */
function onSpan(name: string, go: (room: Newsroom, documentId: string, span: Span) => Promise<unknown>): Route {
  return {
    name,
    async go(room, span) {
      const documentId = await drafted(room, span);
      return { documentIds: [documentId], refusals: await step(() => go(room, documentId, span)) };
    },
  };
}

/** A route that makes a new document, once per locale. Documents are found again by their title. */
function onNothing(name: string, go: (room: Newsroom, title: string, locale: string) => Promise<unknown>): Route {
  return {
    name,
    async go(room, span) {
      const title = newTitle();
      const refusals: string[] = [];
      for (const locale of localesOf(span)) refusals.push(...(await step(() => go(room, title, locale))));
      const rows = (await query(room).findMany?.({ where: { title } })) as { documentId: string }[];
      return { documentIds: [...new Set(rows.map(({ documentId }) => documentId))], refusals };
    },
  };
}

const managed = (path: string): string => `/content-manager/collection-types/${ARTICLE}${path}`;

async function managerPublish(room: Newsroom, by: Account, documentId: string, locale: string): Promise<unknown> {
  const caller = await room.park.as(by);
  return caller.post(managed(`/${documentId}/actions/publish?locale=${locale}`), await room.article());
}

const CONTENT_MANAGER: Route[] = [
  onDraft('content manager: publish', (room, id, locale) => managerPublish(room, 'editor1', id, locale)),
  onDraft('content manager: publish as super admin', (room, id, locale) => managerPublish(room, 'admin', id, locale)),
  onNothing('content manager: create and publish', async (room, title, locale) => {
    const editor = await room.park.as('editor1');
    return editor.post(managed(`/actions/publish?locale=${locale}`), await room.article({ title }));
  }),
  onSpan('content manager: bulk publish', async (room, documentId, span) => {
    const editor = await room.park.as('editor1');
    const body = { documentIds: [documentId], locale: localesOf(span) };
    return editor.post(managed('/actions/bulkPublish'), body);
  }),
  onDraft('content manager: its service', (room, documentId, locale) =>
    room.park.strapi.plugin('content-manager').service('document-manager').publish(documentId, ARTICLE, { locale }),
  ),
  onSpan('content manager: its service, many', (room, documentId, span) =>
    room.park.strapi
      .plugin('content-manager')
      .service('document-manager')
      .publishMany(ARTICLE, [documentId], localesOf(span)),
  ),
];

/** A new content API token. */
export async function tokenOf(park: Park, type: 'full-access' | 'custom' = 'full-access'): Promise<string> {
  const permissions = type === 'custom' ? ['create', 'update'].map((action) => `${ARTICLE}.${action}`) : undefined;
  const token = await park.strapi
    .service('admin::api-token-content-api')
    .create({ name: newTitle(), type, description: '', lifespan: null, ...(permissions ? { permissions } : {}) });
  return token.accessKey as string;
}

/** Lets everybody write articles, as an operator might while the server runs; the next boot refuses it. */
export async function openToPublic(park: Park, actions: string[]): Promise<void> {
  const role = await park.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
  for (const action of actions) {
    const data = { action: `${ARTICLE}.${action}`, role: role.id };
    await park.strapi.db.query('plugin::users-permissions.permission').create({ data });
  }
}

/** An article as the content API takes it: related documents by id. */
async function connected(room: Newsroom, title: string): Promise<Params> {
  const article = (await room.article({ title })) as Record<string, { connect?: { documentId: string }[] }>;
  const plain = Object.entries(article).map(([key, value]) => [
    key,
    value?.connect ? value.connect.map(({ documentId }) => documentId) : value,
  ]);
  return Object.fromEntries(plain) as Params;
}

/** Sends a new article. Whoever may not read themes and channels sends none. */
function post({ park }: Newsroom, locale: string, data: Params, token?: string): Promise<unknown> {
  const request = park.agent().post(`/api/articles?locale=${locale}`);
  if (token) void request.set('Authorization', `Bearer ${token}`);
  return Promise.resolve(request.send({ data }));
}

const CONTENT_API: Route[] = [
  onNothing('REST: POST with a full-access token', async (room, title, locale) =>
    post(room, locale, await connected(room, title), await tokenOf(room.park)),
  ),
  onNothing('REST: POST with a custom token', async (room, title, locale) =>
    post(room, locale, { title }, await tokenOf(room.park, 'custom')),
  ),
  onNothing('REST: POST by anybody, opened to the public', async (room, title, locale) => {
    await openToPublic(room.park, ['create']);
    return post(room, locale, { title });
  }),
  onDraft('REST: PUT with a full-access token', async (room, documentId, locale) =>
    room.park
      .agent()
      .put(`/api/articles/${documentId}?locale=${locale}`)
      .set('Authorization', `Bearer ${await tokenOf(room.park)}`)
      .send({ data: { summary: '接口改写' } }),
  ),
  onDraft(
    'REST: the core service',
    (room, documentId, locale) =>
      (room.park.strapi.service(ARTICLE) as unknown as Methods).update?.(documentId, {
        locale,
        data: { summary: '服务改写' },
      }) as Promise<unknown>,
  ),
];

const call = (room: Newsroom, method: string, params: Params): Promise<unknown> =>
  documents(room)[method]?.(params) as Promise<unknown>;

const DOCUMENT_SERVICE: Route[] = [
  onDraft('document service: publish', (room, documentId, locale) => call(room, 'publish', { documentId, locale })),
  onSpan('document service: publish, all locales', (room, documentId) =>
    call(room, 'publish', { documentId, locale: '*' }),
  ),
  onSpan('document service: publish, a list of locales', (room, documentId, span) =>
    call(room, 'publish', { documentId, locale: localesOf(span) }),
  ),
  onDraft('document service: update as published', (room, documentId, locale) =>
    call(room, 'update', { documentId, locale, status: 'published', data: { summary: '改' } }),
  ),
  onNothing('document service: create as published', (room, title, locale) =>
    call(room, 'create', { locale, status: 'published', data: { title } }),
  ),
  onNothing(
    'entity service: create with publishedAt',
    (room, title, locale) =>
      (room.park.strapi.entityService as unknown as Methods).create?.(ARTICLE, {
        locale,
        data: { title, publishedAt: new Date() },
      }) as Promise<unknown>,
  ),
  onDraft('document service: publish under the permit of another document', async (room, documentId, locale) => {
    const other = await room.draft({}, 'editor1', locale);
    return underPermit(room.park, other, () => call(room, 'publish', { documentId, locale }), { locale });
  }),
];

const now = (): Date => new Date();
const live = (title: string, locale: string): Params => ({
  documentId: newDocumentId(),
  title,
  locale,
  publishedAt: now(),
});
const goLive = (room: Newsroom, documentId: string, locale: string): Promise<unknown> =>
  query(room).update?.({ where: { documentId, locale }, data: { publishedAt: now() } }) as Promise<unknown>;

const QUERY_ENGINE: Route[] = [
  onNothing(
    'query engine: create with publishedAt',
    (room, title, locale) => query(room).create?.({ data: live(title, locale) }) as Promise<unknown>,
  ),
  onNothing(
    'query engine: create, publishedAt left out',
    (room, title, locale) => query(room).create?.({ data: { title, locale } }) as Promise<unknown>,
  ),
  onNothing(
    'query engine: createMany',
    (room, title, locale) => query(room).createMany?.({ data: [live(title, locale)] }) as Promise<unknown>,
  ),
  onDraft('query engine: update', goLive),
  onDraft(
    'query engine: updateMany',
    (room, documentId, locale) =>
      query(room).updateMany?.({ where: { documentId, locale }, data: { publishedAt: now() } }) as Promise<unknown>,
  ),
  onDraft('query engine: update under the permit of another document', async (room, documentId, locale) => {
    const other = await room.draft({}, 'editor1', locale);
    return underPermit(room.park, other, () => goLive(room, documentId, locale), { locale });
  }),
  onDraft('query engine: update under a permit to unpublish', (room, documentId, locale) =>
    underPermit(room.park, documentId, () => goLive(room, documentId, locale), { locale, act: 'unpublish' }),
  ),
  onNothing('import: rows written with lifecycles off', async (room, title, locale) => {
    room.park.strapi.db.lifecycles.disable();
    try {
      return await query(room).create?.({ data: live(title, locale) });
    } finally {
      room.park.strapi.db.lifecycles.enable();
    }
  }),
  onNothing('query builder: insert', (room, title, locale) =>
    room.park.strapi.db.queryBuilder(ARTICLE).insert(live(title, locale)).execute(),
  ),
  onDraft('query builder: update', (room, documentId, locale) =>
    room.park.strapi.db.queryBuilder(ARTICLE).where({ documentId, locale }).update({ publishedAt: now() }).execute(),
  ),
];

const column = (title: string, locale: string): Params => ({
  document_id: newDocumentId(),
  title,
  locale,
  published_at: now(),
});

/** The little of `better-sqlite3` that is used here; the package comes without types. */
type SqliteFile = new (file: string) => { exec(statement: string): void; close(): void };

/** Sends one statement as another program does that knows the database's password. */
export async function outside(ground: Ground, statement: string): Promise<void> {
  const { DATABASE_CLIENT, DATABASE_FILENAME = '', DATABASE_URL = '' } = ground.env;
  if (DATABASE_CLIENT === 'sqlite') {
    const Sqlite = createRequire(__filename)('better-sqlite3') as SqliteFile;
    const file = new Sqlite(DATABASE_FILENAME);
    try {
      file.exec(statement);
    } finally {
      file.close();
    }
    return;
  }
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const RAW_SQL: Route[] = [
  onNothing('SQL: INSERT', async (room, title, locale) => knex(room)(TABLE).insert(column(title, locale))),
  onDraft('SQL: UPDATE', async (room, documentId, locale) =>
    knex(room)(TABLE).where({ document_id: documentId, locale }).update({ published_at: now() }),
  ),
  onDraft('SQL: UPDATE in a transaction of its own', async (room, documentId, locale) =>
    knex(room).transaction(async (trx) => {
      await trx(TABLE).where({ document_id: documentId, locale }).update({ published_at: now() });
    }),
  ),
  onDraft('SQL: upsert over the draft', async (room, documentId, locale) => {
    const [row] = (await knex(room)(TABLE).where({ document_id: documentId, locale })) as Params[];
    return knex(room)(TABLE)
      .insert({ ...row, published_at: now() })
      .onConflict('id')
      .merge();
  }),
  onDraft('SQL: from another program', (room, documentId, locale) =>
    outside(
      room.park.ground,
      `UPDATE ${TABLE} SET published_at = CURRENT_TIMESTAMP WHERE document_id = '${documentId}' AND locale = '${locale}'`,
    ),
  ),
];

/** Every way found so far to make an unsigned draft live. */
export const PUBLISH_ROUTES: readonly Route[] = [
  ...CONTENT_MANAGER,
  ...CONTENT_API,
  ...DOCUMENT_SERVICE,
  ...QUERY_ENGINE,
  ...RAW_SQL,
];
