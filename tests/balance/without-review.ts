/** Balance in an app without review: published entries are counted by their publishing time. Shares balance's park. */
import { dropTriggers } from '../harness/guards';
import type { Caller, Park } from '../harness/park';

const ARTICLE = 'api::article.article';

/** Registers the test; what it writes it takes out again. */
export function describeWithoutReview(parkOf: () => Park): void {
  const counts = async (admin: Caller, channel: string): Promise<Record<string, number>> => {
    const query = { channel, from: '2026-03-01', to: '2026-04-01' };
    const { themes } = (await admin.get('/balance/meter').query(query).expect(200)).body;
    return Object.fromEntries(themes.map(({ code, count }: { code: string; count: number }) => [code, count]));
  };
  const idOf = async (uid: string, code: string): Promise<number> =>
    (await parkOf().strapi.db.query(uid).findOne({ where: { code } })).id;

  test('published entries are counted by their publishing time', async () => {
    const park = parkOf();
    const admin = await park.as('admin');
    const plugin = park.strapi.plugin.bind(park.strapi);
    const without = (name: string) => (name === 'review' ? undefined : plugin(name));
    jest.spyOn(park.strapi, 'plugin').mockImplementation(without as typeof plugin);
    const website = await idOf('plugin::delivery.channel', 'website');
    const column = await idOf('api::column.column', 'news');
    const articles = park.strapi.db.query(ARTICLE);
    // A project without review has no guard on its tables either.
    await dropTriggers(park);
    park.strapi.db.lifecycles.disable();
    for (const [code, publishedAt] of Object.entries({
      ideals: '2026-03-05',
      guidance: null,
      industry: '2026-04-05',
    })) {
      const theme = await idOf('plugin::balance.theme', code);
      await articles.create({ data: { title: code, publishedAt, theme, channels: [website], column } });
    }
    expect(await counts(admin, 'website')).toEqual({ industry: 0, ideals: 1, guidance: 0, livelihood: 0 });
    expect(await counts(admin, 'wechat')).toEqual({ industry: 0, ideals: 0, guidance: 0, livelihood: 0 });
    // Publishing again would move the one of March to now.
    const { documentId } = await articles.findOne({ where: { title: 'ideals' } });
    const draft = { uid: ARTICLE, documentId, theme: 'ideals', channels: ['website'] };
    const { channels } = (await admin.post('/balance/what-if', draft).expect(200)).body;
    expect(channels).toMatchObject([{ n: 0, indexAfter: 25, changes: 'adds' }]);
    const { columns } = (await admin.get('/balance/freshness').expect(200)).body;
    const news = columns.find(({ code }: { code: string }) => code === 'news');
    expect(news).toMatchObject({ last: { title: 'industry', at: '2026-04-05T00:00:00.000Z' }, next: null });
    await articles.deleteMany({});
    park.strapi.db.lifecycles.enable();
  });
}
