/** What was suggested and what was signed then, on record without anybody. Shares balance's park. */
import { isBlind } from '../../plugins/balance/server/src/core/suggest';
import type { Caller, Park } from '../harness/park';

const ARTICLE = 'api::article.article';
const CANTEEN = { title: '园区食堂延长晚餐供应时间', text: '宿舍区班车同步增加晚班。' };
const RELEASED = '2026-06-15T00:00:01.000Z';

/** Registers the tests; `release` counts a post as review would have it counted. */
export function describeChoices(park: () => Park, release: (post: object) => Promise<unknown>): void {
  let editor: Caller;
  const rows = () => park().strapi.db.query('plugin::balance.suggest-choice');
  const service = () => park().strapi.plugin('balance').service('choices');
  const ids = Array.from({ length: 200 }, (_, i) => `choice${i}`);
  const [open, other] = ids.filter((id) => !isBlind(id)) as [string, string];
  const [blind] = ids.filter(isBlind) as [string];
  const suggest = (documentId: string, more: object = {}) =>
    editor.post('/balance/suggest', { ...CANTEEN, uid: ARTICLE, documentId, locale: 'zh-Hans', ...more }).expect(200);
  const agreement = async () => (await editor.get('/balance/models').expect(200)).body.choices;

  beforeAll(async () => {
    editor = await park().as('editor1');
  });
  beforeEach(() => {
    // Documents as far as the record looks at them: a draft of this id.
    const articles = park().strapi.db.query(ARTICLE);
    const query = park().strapi.db.query.bind(park().strapi.db);
    const there = {
      findOne: async ({ where }: { where: { documentId: string } }) =>
        ids.includes(where.documentId) ? { id: 1 } : null,
    };
    jest
      .spyOn(park().strapi.db, 'query')
      .mockImplementation(((uid: string) => (uid === ARTICLE ? { ...articles, ...there } : query(uid))) as never);
  });

  test('the last suggestion before the first release is kept beside what was signed, seen or not', async () => {
    expect((await suggest(open)).body.suggestions[0].code).toBe('livelihood');
    expect((await suggest(blind)).body).toMatchObject({ state: 'blind', suggestions: [] });
    await suggest(open, { taken: 'livelihood' });
    await suggest(open);
    await suggest(other, { title: 'xyz', text: '', taken: 'no such theme' });
    await suggest('no-such-document');
    for (const uid of ['api::topic.topic', 'constructor']) await suggest(open, { uid });
    const kept = await rows().findMany({ orderBy: { id: 'asc' } });
    expect(kept).toMatchObject([
      { document: open, suggested: 'livelihood', taken: 'livelihood', blind: false, confirmedAt: null },
      { document: blind, suggested: 'livelihood', taken: null, blind: true, confirmedAt: null },
      { document: other, suggested: null, taken: null, blind: false },
    ]);
    expect(Object.keys(kept[0]).filter((key) => /by$|user|person|title|text/i.test(key))).toEqual([]);

    await release({ documentId: open, theme: 'livelihood', at: RELEASED });
    await release({ documentId: blind, theme: 'industry', at: RELEASED });
    await service().settle();
    expect(await agreement()).toMatchObject({
      blind: { posts: 1, suggested: 1, agreed: 0, interval: { low: 0 } },
      shown: { posts: 1, suggested: 1, agreed: 1, taken: 1 },
    });
    // What is suggested for a later version comes after the choice, and so does a change of theme.
    const signed = await rows().findOne({ where: { document: open } });
    await release({ documentId: open, theme: 'ideals', at: '2026-06-16T00:00:00.000Z' });
    await suggest(open, { title: 'xyz', text: '' });
    await service().settle();
    expect(await rows().findOne({ where: { document: open } })).toEqual(signed);
  });

  test('a document that was out before anything was suggested is none', async () => {
    await rows().deleteMany({});
    await release({ documentId: open, theme: 'livelihood' });
    await suggest(open);
    expect(await rows().count()).toBe(0);
  });

  test('after 400 days it is deleted', async () => {
    await rows().deleteMany({});
    await suggest(open);
    await suggest(other);
    const old = new Date(Date.parse('2026-06-15T00:00:00.000Z') - 400 * 86_400_000 - 1);
    await rows().updateMany({ where: { document: open }, data: { suggestedAt: old } });
    await service().settle();
    expect((await rows().findMany()).map(({ document }: { document: string }) => document)).toEqual([other]);
    await rows().deleteMany({});
  });
}
