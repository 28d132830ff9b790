/** Seconds really played and places in the feed stand beside the index, channel by channel. Shares balance's park. */
import type { Park } from '../harness/park';
import type { Post } from './posts';

/** What the park's tests read and release by. */
export interface Readings {
  park(): Park;
  meter(query?: object, channel?: string): Promise<Record<string, unknown>>;
  release(post: Post): Promise<unknown>;
  recall(post: Post, at: string): Promise<unknown>;
}

const APRIL_FIRST = { from: '2026-04-01', to: '2026-04-02' };

/** Registers the tests; the park is asked for when they run. */
export function describeExposureLines({ park, meter, release, recall }: Readings): void {
  const played = (changes: [day: string, theme: string | null, seconds: number][]) => {
    const [listener] = park().strapi.plugin('delivery').service('registry').playListeners();
    const given = changes.map(([day, theme, seconds]) => ({ channel: 'screen', day, theme, ms: seconds * 1000 }));
    return park().strapi.db.transaction(() => listener.onPlayed(given));
  };

  afterAll(() => park().strapi.db.query('plugin::balance.play').deleteMany({}));

  test('seconds 600/300/150/450 → 85, in the days of the window only, on their channel only', async () => {
    expect(await meter({}, 'screen')).toMatchObject({ seconds: null, positions: null });
    await played([
      ['2026-03-01', 'industry', 500],
      ['2026-03-31', 'industry', 200],
      ['2026-03-31', 'ideals', 300],
      ['2026-03-02', 'guidance', 150],
      ['2026-03-02', 'livelihood', 450],
      ['2026-03-02', null, 1000],
      ['2026-02-28', 'ideals', 7777],
      ['2026-04-01', 'ideals', 7777],
    ]);
    // Later receipts may show that an item was taken down in the middle.
    await played([['2026-03-31', 'industry', -100]]);
    const screen = await meter({}, 'screen');
    expect(screen.seconds).toMatchObject({ index: 85, total: 1500, themes: [{ share: 0.4 }, {}, {}, { share: 0.3 }] });
    // Not posts: the index of the channel, and of all channels, is of posts alone.
    expect([screen.n, screen.index]).toEqual([0, null]);
    expect((await meter()).seconds).toBeNull();
  });

  test('a feed AABCD all day → 84.69; a recall moves up what is below, each language has its page', async () => {
    const post = (documentId: string, theme: string | null, at: string) => ({ documentId, theme, at });
    const order = ['livelihood', 'guidance', 'ideals', 'industry', 'industry'];
    for (const [i, theme] of order.entries()) await release(post(`p${i}`, theme, `2026-03-10T00:00:0${i}.000Z`));
    const positions = async () => (await meter(APRIL_FIRST)).positions as { index: number; total: number };
    expect(await positions()).toMatchObject({ index: 84.69, total: 70.76 });
    expect((await meter(APRIL_FIRST)).index).toBeNull();
    // Noon in the park: the topmost is recalled, and a post of another language stands alone at the top of its page.
    await recall(post('p4', 'industry', ''), '2026-04-01T04:00:00.000Z');
    const english = { ...post('e', 'ideals', '2026-04-01T04:00:00.000Z'), locale: 'en' };
    await release(english);
    const { total } = await positions();
    // 12 h of five places, 12 h of four, 12 h of one.
    expect(total).toBeCloseTo(12 * (2.94846 + 2.561607 + 1), 1);
    expect((await meter({ from: '2030-01-01', to: '2030-02-01' })).positions).toBeNull();
  });
}
