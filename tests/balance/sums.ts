/** The daily sums are what the posts add up to, whoever acts at the same time; the recount finds it when not. Shares balance's park. */
import { AsyncResource } from 'node:async_hooks';
import type { Park } from '../harness/park';
import type { Acts, Post } from './posts';

const THEMES = ['industry', 'ideals', 'guidance', 'livelihood'];
const MARCH = { channel: 'website', from: '2026-03-01', to: '2026-04-01' };

interface Difference {
  channel: string;
  day: string;
  theme: string;
  kept: number;
  counted: number;
}
interface Recount {
  reason: string;
  agreed: boolean | null;
  differing: number;
  differences: Difference[];
  timeZone: string;
  endedAt: string | null;
}

/** Registers the tests; `park` is asked for when they run. */
export function describeSums(park: () => Park, { release, recall }: Acts): void {
  const service = (name: string) => park().strapi.plugin('balance').service(name);
  const days = () => park().strapi.db.query('plugin::balance.day');
  const count = async (): Promise<Recount> => service('recounts').count('asked');
  const kept = async (): Promise<string[]> => {
    const rows = await days().findMany({ where: { permille: { $ne: 0 } }, orderBy: ['channel', 'day', 'theme'] });
    return rows.map(({ channel, day, theme, permille }) => `${channel} ${day} ${theme} ${permille}`);
  };
  const isPostgres = () => park().strapi.db.dialect.client === 'postgres';

  test('follow releases, relabels, recalls and channels that are left', async () => {
    const first: Post = { documentId: 'a', theme: 'industry', channels: ['website', 'wechat'] };
    await release({ ...first, at: '2026-03-10T15:59:59.999Z' });
    await release({ documentId: 'b', theme: null, at: '2026-03-10T16:00:00.000Z' });
    expect(await kept()).toEqual([
      'website 2026-03-10 industry 1000',
      'website 2026-03-11  1000',
      'wechat 2026-03-10 industry 1000',
    ]);
    const weights = { ideals: 700, livelihood: 300 };
    await release({ ...first, theme: null, weights, channels: ['website'], at: '2026-05-01T00:00:00.000Z' });
    await release({ documentId: 'b', theme: 'guidance', at: '2026-05-01T00:00:00.000Z' });
    expect(await kept()).toEqual([
      'website 2026-03-10 ideals 700',
      'website 2026-03-10 livelihood 300',
      'website 2026-03-11 guidance 1000',
    ]);
    await recall({ documentId: 'b' }, '2026-05-02T00:00:00.000Z');
    await recall(first, '2026-05-02T00:00:00.000Z');
    expect(await kept()).toEqual([]);
    await release({ ...first, at: '2026-06-01T00:00:00.000Z' });
    expect(await kept()).toEqual(['website 2026-06-01 industry 1000', 'wechat 2026-06-01 industry 1000']);
    expect(await count()).toMatchObject({ agreed: true, differing: 0 });
  });

  test('lose nothing, and wait for nobody in a ring, when acts change the same sums at the same time', async () => {
    const channels = ['website', 'wechat', 'screen'];
    const post = (i: number, round: number): Post => ({
      documentId: `same-${i}`,
      weights: { [THEMES[(i + round) % 4] ?? '']: 600, [THEMES[(i + round + 1 + (i % 3)) % 4] ?? '']: 400 },
      channels: i % 2 === 0 ? channels : [...channels].reverse(),
    });
    const all = Array.from({ length: 12 }, (_, i) => i);
    for (const round of [0, 1, 2]) await Promise.all(all.map((i) => release(post(i, round))));
    await Promise.all(
      all.map((i) => (i % 3 === 0 ? recall(post(i, 2), '2026-03-12T00:00:00.000Z') : release(post(i, 3)))),
    );
    const sums = await days().findMany({});
    const total = sums.reduce((sum: number, { permille }: { permille: number }) => sum + permille, 0);
    expect(total).toBe(8 * 3 * 1000);
    expect(await count()).toMatchObject({ agreed: true });
  });

  test('that were spoilt are found, named and mended, and everybody who sees the meter sees it', async () => {
    await release({ documentId: 'a', theme: 'industry' });
    await release({ documentId: 'b', theme: 'ideals' });
    await days().updateMany({ where: { theme: 'industry' }, data: { permille: 5000 } });
    await days().updateMany({ where: { theme: 'ideals' }, data: { day: '2020-01-01' } });
    const log = jest.spyOn(park().strapi.log, 'error').mockReturnValue(park().strapi.log);
    const [admin, editor] = [await park().as('admin'), await park().as('editor1')];
    await editor.post('/balance/recounts').expect(403);
    const { body } = await admin.post('/balance/recounts').expect(200);
    const place = { channel: 'website', day: '2026-03-10' };
    expect(body).toMatchObject({ reason: 'asked', agreed: false, differing: 3, timeZone: 'Asia/Shanghai' });
    expect(body.differences).toEqual([
      { channel: 'website', day: '2020-01-01', theme: 'ideals', kept: 1000, counted: 0 },
      { ...place, theme: 'ideals', kept: 0, counted: 1000 },
      { ...place, theme: 'industry', kept: 5000, counted: 1000 },
    ]);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]?.[0]).toMatch(/3 daily sums .* website 2026-03-10 industry: 5000 instead of 1000/);
    expect((await admin.get('/balance/meter').query(MARCH).expect(200)).body).toMatchObject({ n: 2 });
    await count();
    const { recounts } = (await editor.get('/balance/recounts').expect(200)).body as { recounts: Recount[] };
    expect(recounts.slice(0, 2).map(({ agreed, differing }) => [agreed, differing])).toEqual([
      [true, 0],
      [false, 3],
    ]);
  });

  test('are compared as of one moment: a release meanwhile is no difference', async () => {
    if (!isPostgres()) return; // the one connection of SQLite lets nobody in between
    await release({ documentId: 'a', theme: 'industry' });
    const sums = service('daySums');
    const read = sums.all;
    const anotherRequest = new AsyncResource('another request');
    jest.spyOn(sums, 'all').mockImplementationOnce(async () => {
      const found = await read();
      await anotherRequest.runInAsyncScope(() => release({ documentId: 'b', theme: 'ideals' }));
      return found;
    });
    const lock = jest.spyOn(sums, 'lock');
    expect(await count()).toMatchObject({ agreed: true, differing: 0 });
    // Nobody was held up for a second look.
    expect(lock).not.toHaveBeenCalled();
    expect(await kept()).toHaveLength(2);
  });

  test('are counted anew at the next start in another time zone', async () => {
    await count();
    await release({ documentId: 'a', theme: 'industry', at: '2026-03-10T20:00:00.000Z' });
    expect(await kept()).toEqual(['website 2026-03-11 industry 1000']);
    const settings = park().strapi.config.get<object>('plugin::balance');
    try {
      park().strapi.config.set('plugin::balance', { ...settings, timeZone: 'UTC' });
      await service('recounts').atStart();
      expect(await kept()).toEqual(['website 2026-03-10 industry 1000']);
      expect((await service('recounts').list())[0]).toMatchObject({ reason: 'zone', timeZone: 'UTC' });
    } finally {
      park().strapi.config.set('plugin::balance', settings);
    }
    await service('recounts').atStart();
    expect(await kept()).toEqual(['website 2026-03-11 industry 1000']);
  });
}
