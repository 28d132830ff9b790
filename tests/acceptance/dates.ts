/** Acceptance A11: when something was first live is what the ledger says, whatever anybody writes and whatever the clock shows. */
import type { Stage } from './stage';
import { ARTICLE, type Newsroom } from '../harness/newsroom';
import type { Park } from '../harness/park';
import { tokenOf } from '../harness/publish-routes';

let park: Park;
let room: Newsroom;

const OLD = '2001-01-01T00:00:00.000Z';
const dates = { publishedAt: OLD, firstPublishedAt: OLD, createdAt: OLD, updatedAt: OLD };
const HOUR_MS = 3_600_000;

interface Entry {
  seq: number;
  at: string;
  act: string;
  documentId?: string;
}

async function entries(after = 0): Promise<Entry[]> {
  const rows = await park.strapi.plugin('review').service('ledger').page(after, 1000);
  return (rows as { line: string }[]).map(({ line }) => JSON.parse(line) as Entry);
}

const head = async (): Promise<{ seq: number }> => park.strapi.plugin('review').service('ledger').head();
const path = (documentId = '', rest = ''): string =>
  `/content-manager/collection-types/${ARTICLE}${documentId && `/${documentId}`}${rest}?locale=zh-Hans`;
const draftRow = { locale: 'zh-Hans', publishedAt: { $null: true } } as const;

interface Documents {
  create(params: object): Promise<{ documentId: string }>;
  update(params: object): Promise<unknown>;
}
const documents = (): Documents => park.strapi.documents(ARTICLE) as unknown as Documents;
const withToken = async (method: 'post' | 'put', url: string, data: object) =>
  park
    .agent()
    [method](url)
    .set('Authorization', `Bearer ${await tokenOf(park)}`)
    .send({ data });

/** Ways to make a draft with dates of one's own. Each gives the document's id. */
const CREATE: [string, () => Promise<string>][] = [
  [
    'the Content Manager',
    async () => (await (await park.as('editor1')).post(path(), await room.article(dates))).body.data.documentId,
  ],
  [
    'a token',
    async () => {
      // Strapi takes no dates of its own from a token at all.
      expect((await withToken('post', '/api/articles?status=draft', { title: '接口', ...dates })).status).toBe(400);
      return (await withToken('post', '/api/articles?status=draft', { title: '接口' })).body.data.documentId;
    },
  ],
  [
    'the Document Service',
    async () => (await documents().create({ locale: 'zh-Hans', data: await room.article(dates) })).documentId,
  ],
  [
    'an import',
    async () => {
      const documentId = await room.draft();
      const where = { documentId, ...draftRow };
      const data = { createdAt: OLD, updatedAt: OLD, firstPublishedAt: OLD } as never;
      await park.strapi.db.query(ARTICLE).update({ where, data });
      return documentId;
    },
  ],
];

/** Ways to change a draft with dates of one's own; whether they are refused is the gate's matter. */
const UPDATE: ((documentId: string) => Promise<unknown>)[] = [
  async (documentId) => (await park.as('editor1')).put(path(documentId), { summary: '改一次。', ...dates }),
  (documentId) => withToken('put', `/api/articles/${documentId}?status=draft`, { summary: '改两次。', ...dates }),
  (documentId) => documents().update({ documentId, locale: 'zh-Hans', data: { summary: '改三次。', ...dates } }),
  async (documentId) =>
    (await park.as('editor1')).post(path(documentId, '/actions/publish'), { title: '发', ...dates }),
];

/** Signs and releases what is there, whoever wrote it. @returns the ledger's time of the release */
async function released(documentId: string, more: object = {}): Promise<string> {
  const { actions } = await room.view(documentId);
  if (actions.some(({ name, enabled }) => name === 'adopt' && enabled)) await room.act(documentId, 'editor1', 'adopt');
  await room.sign(documentId);
  const { seq } = await head();
  await room.act(documentId, 'reviewer3', 'release', more);
  const entry = (await entries(seq)).find(({ act }) => act === 'release');
  return entry?.at ?? '';
}

/** The dates of a document that readers get, from every public place. */
async function publicDates(documentId: string): Promise<string[]> {
  const item = (await room.item(documentId).expect(200)).body.data as { releasedAt: string };
  const feed = (await park.agent().get('/api/delivery/channels/website/feed?pageSize=100').expect(200)).body.data;
  const inFeed = (feed as { documentId: string; releasedAt: string }[]).find((one) => one.documentId === documentId);
  const rest = park.agent().get(`/api/articles/${documentId}`);
  const { body } = await rest.set('Authorization', `Bearer ${await tokenOf(park)}`).expect(200);
  return [item.releasedAt, inFeed?.releasedAt ?? '', body.data.createdAt];
}

/** Registers the tests of A11. */
export function datesAcceptance(stage: () => Stage): void {
  beforeAll(() => {
    ({ park, room } = stage());
  });

  describe('A11.1 dates that somebody writes are not the dates that readers get', () => {
    it.each(CREATE)('by %s', async (_, create) => {
      const documentId = await create();
      for (const update of UPDATE) await update(documentId).catch(() => undefined);
      // What the writers without an account of a person leave out or take away.
      await room.edit(documentId, await room.article());
      const at = await released(documentId, { at: OLD });
      expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(HOUR_MS);
      expect(await publicDates(documentId)).toEqual([at, at, at]);
    });

    it('and a later version keeps the first date', async () => {
      const documentId = await room.draft();
      const first = await released(documentId);
      await room.edit(documentId, { summary: '后来的一版。', ...dates });
      const second = await released(documentId);
      expect(second > first).toBe(true);
      expect(await publicDates(documentId)).toEqual([first, first, first]);
    });
  });

  describe('A11.2 a server clock that is set back', () => {
    it('stamps nothing earlier than the row before it', async () => {
      const documentId = await room.draft();
      const before = await head();
      const [last] = (await entries(before.seq - 1)).slice(-1);
      const services = park.strapi.get('services');
      const real = services.get('plugin::review.clock') as unknown;
      services.set('plugin::review.clock', () => ({ now: () => new Date(Date.now() - HOUR_MS) }));
      let at = '';
      try {
        at = await released(documentId);
      } finally {
        services.set('plugin::review.clock', () => real);
      }
      expect(at).toBe(last?.at);
      expect(await publicDates(documentId)).toEqual([at, at, at]);
      // The clock is right again, and time goes on.
      await room.act(documentId, 'reviewer3', 'recall', { comment: '核对' });
      const times = (await entries()).map((entry) => entry.at);
      expect(times).toEqual([...times].sort());
      expect((times.at(-1) ?? '') > at).toBe(true);
    });
  });
}
