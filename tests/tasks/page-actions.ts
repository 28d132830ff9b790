/** What a page of documents allows is what each document says by itself, and costs as many statements as one. */
import type { DocumentView, Newsroom } from '../harness/newsroom';
import { ARTICLE, paragraphs } from '../harness/newsroom';
import { sql } from '../harness/guards';
import { offstage } from '../harness/offstage';
import type { Account, Park } from '../harness/park';
import { PICTURES } from '../harness/pictures';
import { threeProofs } from '../../plugins/review/server/src/core/templates-proof';

interface Key {
  uid: string;
  documentId: string;
  locale: string;
}
interface View {
  situation: { run: { state: string } | null; unattributed: object[]; reading?: object; proof?: object };
}
interface Services {
  viewPages: { read(keys: readonly Key[], caller: string): Promise<Map<string, View>> };
  lineages: { read(key: Key, caller: string): Promise<View | null> };
}

const ZH = 'zh-Hans';
const keyOf = (documentId: string, locale = ZH): Key => ({ uid: ARTICLE, documentId, locale });
const textOf = ({ uid, documentId, locale }: Key): string => `${uid} ${documentId} ${locale}`;

const level = (key: string, name: string, signer: string, more: object = {}) => ({
  ...{ key, name, signers: [signer], quorum: { kind: 'any' } },
  ...more,
});
const LEVELS = [
  level('first', '初审', 'reviewer1'),
  level('second', '复审', 'reviewer2'),
  level('final', '终审', 'reviewer3'),
];
const READING = [level('first', '初审', 'reviewer1', { reading: true }), ...LEVELS.slice(1)];
const follow = (park: Park, levels: object[], more: object = {}) =>
  park.strapi
    .plugin('review')
    .service('workflows')
    .save({ key: 'sanshen', name: '三审', levels, recallRoles: ['strapi-super-admin'], ...more });

/** A document of every kind that the rules tell apart. @returns their keys */
async function everyKind(park: Park, room: Newsroom): Promise<Key[]> {
  const desk = offstage(park);
  const editor = await park.as('editor1');
  const upload = async (name: string) =>
    (await editor.post('/upload').attach('files', PICTURES.red, { filename: name })).body[0].id as number;
  const draft = (title: string, changes: object = {}) => room.draft({ title, ...changes });
  const submitted = async (title: string, changes: object = {}) => {
    const documentId = await draft(title, changes);
    await desk.act(documentId, 'editor1', 'submit');
    return documentId;
  };
  const signed = async (title: string) => {
    const documentId = await draft(title);
    await desk.sign(documentId);
    return documentId;
  };

  const plain = await draft('页 草稿');
  const inReview = await submitted('页 在审', { cover: await upload('在审.png') });
  const touched = await submitted('页 图动过', { cover: await upload('动过.png') });
  const second = await submitted('页 复审');
  await desk.act(second, 'reviewer1', 'approve');
  const returned = await submitted('页 退回');
  await desk.act(returned, 'reviewer1', 'return', { comment: '请补充来源。' });
  const approved = await signed('页 通过');
  const scheduled = await signed('页 定时');
  await desk.act(scheduled, 'reviewer3', 'schedule', { at: new Date(Date.now() + 86_400_000).toISOString() });
  const released = await draft('页 签发');
  await desk.release(released);
  const modified = await draft('页 签发又改');
  await desk.release(modified);
  await room.edit(modified, { title: '页 签发又改过' }, 'editor2');
  const recalled = await draft('页 撤稿');
  await desk.release(recalled);
  await desk.act(recalled, 'reviewer3', 'recall', { comment: '数字有误。' });
  const english = await draft('页 双语');
  await room.edit(english, await room.article({ title: 'Both languages' }), 'editor1', 'en');
  await desk.act(english, 'editor1', 'submit', { locale: 'en' });

  await follow(park, READING, {
    proof: threeProofs({ rounds: [['editor2'], ['admin'], ['reviewer3']], sharesPeople: true }),
  });
  const unread = await submitted('页 待读', { body: paragraphs('第一段。\n第二段。') });
  const begun = await submitted('页 读了一半', { body: paragraphs('第一段。\n第二段。') });
  const reader = await park.as('reviewer1');
  const at = `/review/documents/${ARTICLE}/${begun}/reading`;
  const { digest, changes } = (await reader.get(at).expect(200)).body as { digest: string; changes: object[] };
  const [{ path, digest: place } = {}] = changes as { path?: string; digest?: string }[];
  await reader.put(at, { digest, seen: [{ path, digest: place }], answered: [], opened: [] }).expect(200);
  const proofreader = await park.as('editor2');
  const found = {
    digest: (await room.view(begun)).digest,
    round: 'proof-1',
    path: 'summary',
    quote: '从下',
    start: 0,
    end: 2,
  };
  const finding = await proofreader.post(`/review/proof/${ARTICLE}/${begun}/findings`).send({
    ...found,
    ...{ note: '请核实', severity: 'block' },
  });
  if (finding.status !== 200) throw new Error(`finding: ${finding.status} ${finding.text}`);
  await follow(park, LEVELS);

  // Last, for what happens past the gate is found by whoever looks next.
  const [file] = await sql<{ id: number }>(park, `SELECT id FROM files WHERE name = '动过.png'`);
  await editor.post(`/upload?id=${file?.id}`).field('fileInfo', JSON.stringify({ alternativeText: '另一句话' }));
  const foreign = await draft('页 外来');
  await sql(park, `UPDATE articles SET summary = 'past the gate' WHERE document_id = ?`, [foreign]);
  const all = [plain, inReview, touched, second, returned, approved, scheduled, released, modified, recalled];
  return [...[...all, unread, begun, foreign, english].map((documentId) => keyOf(documentId)), keyOf(english, 'en')];
}

/** Copies of a document under review in the tables that a view reads, for counting. */
async function copies(park: Park, documentId: string, count: number): Promise<Key[]> {
  const db = park.strapi.db.connection;
  const stored = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const BASE = 500_000;
  const copy = async (table: string, where: object, change: (n: number) => object): Promise<void> => {
    const rows = (await db(table).where(where).orderBy('id')) as Record<string, unknown>[];
    const plain = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, stored(value)])),
    );
    await db.batchInsert(
      table,
      numbers.flatMap((n) => plain.map(({ id: _, ...row }) => ({ ...row, ...change(n) }))),
      20,
    );
  };
  const [lineage] = (await db('review_lineages').where({ document: documentId, language: ZH })) as {
    id: number;
    run: number;
  }[];
  const name = (n: number) => `${documentId}c${n}`;
  await copy('articles', { document_id: documentId, locale: ZH }, (n) => ({ document_id: name(n) }));
  await copy('review_lineages', { id: lineage?.id }, (n) => ({
    ...{ id: BASE + n, document: name(n), document_id: `${name(n)}l`, run: BASE + n },
  }));
  await copy('review_runs', { id: lineage?.run }, (n) => ({
    ...{ id: BASE + n, document: name(n), document_id: `${name(n)}r`, lineage: BASE + n },
  }));
  await copy('review_decisions', { run: lineage?.run }, (n) => ({ run: BASE + n }));
  return numbers.map((n) => keyOf(name(n)));
}

/** Registers the tests on a park that is up. */
export function describePageActions(stage: () => { park: Park; room: Newsroom }): void {
  describe('a page of documents', () => {
    let keys: Key[];
    const service = <K extends keyof Services>(name: K): Services[K] =>
      stage().park.strapi.plugin('review').service(name) as Services[K];
    beforeAll(async () => {
      keys = await everyKind(stage().park, stage().room);
    });

    /** The moment at which something unknown was noticed is another one at every look. */
    const timeless = (view: View | null | undefined) =>
      view && { ...view.situation, unattributed: view.situation.unattributed.map((one) => ({ ...one, at: '' })) };

    it.each(['editor1', 'editor2', 'reviewer1', 'reviewer2', 'reviewer3', 'admin'])(
      'is to %s what each document is by itself',
      async (caller) => {
        const page = await service('viewPages').read(keys, caller);
        expect(page.size).toBe(keys.length);
        for (const key of keys) {
          const one = await service('lineages').read(key, caller);
          expect(timeless(page.get(textOf(key)))).toStrictEqual(timeless(one));
        }
      },
    );

    it('has documents of every kind in it', async () => {
      const views = [...(await service('viewPages').read(keys, 'reviewer1')).values()];
      const states = new Set(views.map(({ situation }) => situation.run?.state));
      expect([...states].map(String).sort()).toEqual(
        ['approved', 'in_review', 'released', 'returned', 'scheduled', 'undefined'].sort(),
      );
      expect(views.filter(({ situation }) => situation.unattributed.length > 0).length).toBeGreaterThan(0);
      expect(views.filter(({ situation }) => situation.reading).length).toBe(2);
      expect(views.filter(({ situation }) => situation.proof).length).toBe(2);
    });

    it.each<Account>(['editor1', 'reviewer1'])('allows %s in the list what it allows there', async (by) => {
      const caller = await stage().park.as(by);
      const list = await caller.get('/review/tasks?scope=all&actions=true&pageSize=100').expect(200);
      const rows = list.body.results as (Key & { actions: DocumentView['actions'] })[];
      expect(rows.length).toBeGreaterThan(6);
      for (const { documentId, locale, actions } of rows)
        expect([documentId, actions]).toEqual([documentId, (await stage().room.view(documentId, by, locale)).actions]);
      expect(list.body.together).toEqual({
        most: 100,
        actions: [
          { name: 'approve', needsOpening: true },
          ...['withdraw', 'transfer', 'remind', 'unschedule'].map((name) => ({ name, needsOpening: false })),
        ],
      });
    });

    it('says nothing of actions unless asked', async () => {
      const caller = await stage().park.as('reviewer1');
      const { body } = await caller.get('/review/tasks?scope=all').expect(200);
      expect([body.together, body.results[0].actions]).toEqual([undefined, undefined]);
    });

    it('takes as many statements for 100 documents as for one', async () => {
      const { park } = stage();
      const second = keys[3]?.documentId ?? '';
      const many = await copies(park, second, 100);
      const sent: string[] = [];
      const listen = ({ sql: text }: { sql: string }) => sent.push(text);
      const read = async (some: Key[]): Promise<number> => {
        sent.length = 0;
        expect((await service('viewPages').read(some, 'reviewer2')).size).toBe(some.length);
        return sent.length;
      };
      park.strapi.db.connection.on('query', listen);
      try {
        // What else the server does meanwhile is counted too: the least of a few counts is that of the page alone.
        const least = async (some: Key[]) => Math.min(await read(some), await read(some), await read(some));
        const counts = [await least(many.slice(0, 1)), await least(many.slice(0, 10)), await least(many)];
        expect(new Set(counts).size).toBe(1);
        expect(counts[0]).toBeLessThan(30);
      } finally {
        park.strapi.db.connection.removeListener('query', listen);
      }
    });
  });
}
