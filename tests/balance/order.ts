/** Feeds, playlists and pins as readers and screens get them, and the reason for every slot. Shares balance's park. */
import { answers } from '../../plugins/delivery/server/src/services/answers';
import { coded, releaseOf } from '../../plugins/delivery/test-support/releases';
import { openStream } from '../../plugins/delivery/test-support/wire';
import type { Caller, Park } from '../harness/park';
import type { Listener } from './posts';

const FEED = '/api/delivery/channels/screen/feed?order=balanced';
const MANIFEST = '/api/delivery/channels/screen/manifest';
const PINS = '/balance/pins';
const NOON = '2026-11-10T04:00:00.000Z';
const SOON = '2026-11-10T12:00:00.000Z';
const LETTERS = { industry: 'A', ideals: 'B', guidance: 'C', livelihood: 'D' } as const;
const SECONDS = { industry: 15, ideals: 10, guidance: 10, livelihood: 30 } as const;
const PLAN = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const THEMES = Object.keys(PLAN) as (keyof typeof PLAN)[];
const EACH = 8;

interface Item {
  documentId: string;
  theme: keyof typeof LETTERS;
  notAfter: string | null;
}

/** Registers the tests; `park` is asked for when they run. */
export function describeOrder(park: () => Park): void {
  let admin: Caller;
  let now = NOON;
  let made: ReturnType<typeof releaseOf>[] = [];

  const delivery = (name: string) => park().strapi.plugin('delivery').service(name);
  const items = () => park().strapi.db.query('plugin::delivery.item');
  const put = (uid: string, service: object) => park().strapi.get('services').set(uid, service);
  const manifest = async (): Promise<{ seq: number; items: Item[] }> =>
    (await park().agent().get(MANIFEST).expect(200)).body;
  const feed = async (): Promise<string[]> =>
    (await park().agent().get(FEED).expect(200)).body.data.map((item: Item) => item.documentId);
  const played = async (): Promise<string> => (await manifest()).items.map(({ theme }) => LETTERS[theme]).join('');
  const explain = async (kind: 'feed' | 'playlist') =>
    (await admin.get('/balance/order').query({ channel: 'screen', kind }).expect(200)).body;
  const pin = (documentId: string, change: object = {}) =>
    admin.post(PINS, { channel: 'screen', documentId, kind: 'pinned', until: SOON, reason: '重要通知', ...change });
  const unpin = async (): Promise<void> => {
    const { pins } = (await admin.get(PINS).query({ channel: 'screen' }).expect(200)).body;
    for (const { id } of pins) await admin.delete(`${PINS}/${id}`).expect(200);
  };

  beforeAll(async () => {
    admin = await park().as('admin');
    const parked = { balance: park().strapi.plugin('balance').service('clock'), delivery: delivery('clock') };
    put('plugin::balance.clock', { now: () => new Date(now) });
    put('plugin::delivery.clock', { now: () => new Date(now) });
    await admin.put('/balance/targets', { targets: PLAN }).query({ channel: 'screen' }).expect(200);
    made = THEMES.flatMap((theme) =>
      Array.from({ length: EACH }, (_, i) => {
        const title = `${theme} ${i}`;
        const fields = { title, theme: coded(theme), summary: '字'.repeat(SECONDS[theme] * 4 - title.length) };
        return releaseOf({ document: `${theme}-${i}`, fields: { ...fields, channels: [coded('screen')] } });
      }),
    );
    for (const release of made)
      await park().strapi.db.transaction(() => delivery('releases').onRelease({ release, previous: null }));
    restore = () => {
      put('plugin::balance.clock', parked.balance);
      put('plugin::delivery.clock', parked.delivery);
    };
  });
  let restore = (): void => undefined;
  afterEach(async () => {
    now = NOON;
    await unpin();
    // The clock went back: what was kept for later must not be answered now.
    await park().strapi.db.transaction(() => delivery('epochs').bump());
  });
  afterAll(async () => {
    await items().deleteMany({ where: { document: { $in: made.map(({ documentId }) => documentId) } } });
    await park().strapi.db.transaction(() => delivery('epochs').bump());
    restore();
  });

  test('a playlist is mixed by seconds, with the number it had until its credit is taken anew', async () => {
    const { seq } = await manifest();
    expect((await played()).slice(0, 20)).toBe('ABCDABCABACBABCABCAB');
    // What is released today counts from tomorrow on: three posts of industry, so the others come first.
    const listeners: Listener[] = park().strapi.plugin('review').service('registry').listeners();
    const balance = listeners.find(({ key }) => key === 'balance') as Listener;
    for (let i = 0; i < 3; i += 1) {
      const fields = { theme: coded('industry'), channels: [coded('screen')] };
      const release = { ...releaseOf({ document: `counted-${i}`, fields }), releasedAt: NOON };
      await park().strapi.db.transaction(() => balance.onRelease({ release }));
    }
    now = '2026-11-10T15:59:59.999Z';
    expect((await manifest()).seq).toBe(seq);
    now = '2026-11-10T16:00:00.000Z';
    expect((await manifest()).seq).toBe(seq + 1);
    expect(await played()).toMatch(/^B[^A]*C[^A]*D/);
    const { proof, themes } = await explain('playlist');
    expect(themes.map(({ credit }: { credit: number }) => credit)[0]).toBeLessThan(-25);
    expect(proof.behind.amount).toBeLessThanOrEqual(proof.bound);
  });

  test('every slot has its reason, and the list its proof', async () => {
    const { slots, proof, unit, total, exhausted } = await explain('playlist');
    expect([unit, total, slots.length]).toEqual(['seconds', 4 * EACH, 4 * EACH]);
    expect(proof).toMatchObject({ bound: 30, behind: { amount: expect.any(Number) } });
    expect(proof.behind.amount).toBeLessThanOrEqual(30);
    expect(exhausted).toHaveLength(4);
    const fifth = slots[4];
    expect(fifth).toMatchObject({ position: 5, theme: 'industry', seconds: 15, startSeconds: 65 });
    expect(fifth.reason).toMatchObject({ kind: 'share', own: { entitled: 26, had: 15, owed: 11, eligible: true } });
    expect(fifth.reason.others.map(({ owed }: { owed: number }) => owed)).toEqual([6.25, 3, -20.25]);
    const asFeed = await explain('feed');
    expect(asFeed.unit).toBe('posts');
    expect(asFeed.slots[0].reason.own).toEqual({ code: 'industry', entitled: 0.4, had: 0, owed: 0.4, eligible: true });
    expect(asFeed.proof.behind.amount).toBeLessThanOrEqual(asFeed.proof.bound);
    expect((await feed()).slice(0, 4)).toEqual(asFeed.slots.slice(0, 4).map(({ documentId }: Item) => documentId));
    const query = { channel: 'screen', kind: 'feed' };
    expect((await admin.get('/balance/order').query({ ...query, locale: 'xx' })).status).toBe(400);
    expect((await admin.get('/balance/order').query({ ...query, channel: 'radio' })).status).toBe(404);
  });

  test('what is pinned stands first at once, on every process, until its time', async () => {
    const elsewhere = answers({ strapi: park().strapi });
    const build = (epoch: number, at: Date) =>
      delivery('manifests').manifest({ channel: 'screen', locale: 'zh-Hans' }, epoch, at);
    const there = async (): Promise<string> => {
      const answer = await elsewhere.get('manifest', await delivery('epochs').current(), build);
      return JSON.parse(answer.identity.toString()).items[0].documentId;
    };
    expect(await there()).toBe((await manifest()).items[0]?.documentId);
    const begun = await delivery('epochs').current();
    const { body } = await pin('livelihood-3').expect(200);
    expect(body).toMatchObject({ documentId: 'livelihood-3', title: 'livelihood 3', act: expect.any(Number) });
    expect([await there(), (await feed())[0]]).toEqual(['livelihood-3', 'livelihood-3']);
    const told = await openStream(`${park().url}/api/delivery/channels/screen/events`, { 'Last-Event-ID': `${begun}` });
    await told.until(/event: notice\nid: \d+\ndata: {"reason":"reordered"}/);
    told.close();
    const { slots } = await explain('playlist');
    expect(slots[0].reason).toEqual({ kind: 'pinned', pin: body.id, until: SOON, act: body.act });
    now = '2026-11-10T11:59:59.000Z';
    expect([await there(), (await feed())[0]]).toEqual(['livelihood-3', 'livelihood-3']);
    now = SOON;
    expect([await there(), (await feed())[0]]).not.toContain('livelihood-3');
  });

  test('at most two are pinned, whoever is quicker; each change is on record', async () => {
    const both = await Promise.all(['ideals-0', 'ideals-1', 'ideals-2', 'ideals-3'].map((id) => pin(id)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    const pinned = both.find(({ status }) => status === 200)?.body;
    expect((await pin(pinned.documentId, { until: '2026-11-11T00:00:00.000Z' }).expect(200)).body.id).toBe(pinned.id);
    expect((await feed()).slice(0, 2).every((id) => id.startsWith('ideals'))).toBe(true);
    const entries = park().strapi.db.query('plugin::review.ledger-entry');
    const lines = (await entries.findMany({ orderBy: { seq: 'desc' }, limit: 3 })) as { line: string }[];
    expect(lines.map(({ line }) => JSON.parse(line).details.change)).toEqual(['renew', 'set', 'set']);
    await admin.delete(`${PINS}/${pinned.id}`).expect(200);
    await admin.delete(`${PINS}/${pinned.id}`).expect(404);
    expect((await feed()).slice(0, 2)).not.toContain(pinned.documentId);
  });

  test('an emergency is alone on the screens, none longer than its time; in a feed it stands first', async () => {
    const before = await played();
    await pin('guidance-1').expect(200);
    await pin('guidance-2', { kind: 'emergency' }).expect(200);
    const { items: alone } = await manifest();
    expect(alone).toMatchObject([{ documentId: 'guidance-2', notAfter: SOON }]);
    expect((await feed()).slice(0, 2)).toEqual(['guidance-2', 'guidance-1']);
    expect((await explain('playlist')).slots).toMatchObject([{ reason: { kind: 'emergency', until: SOON } }]);
    await unpin();
    expect(await played()).toBe(before);
  });

  test('what is not live, who may not, and an end that is too late', async () => {
    const fields = async (change: object): Promise<string[]> => {
      const { body } = await pin('ideals-0', change).expect(400);
      return body.error.details.fields.map(({ path }: { path: string }) => path);
    };
    expect(await fields({ until: NOON })).toEqual(['until']);
    expect(await fields({ until: '2026-11-24T04:00:00.001Z' })).toEqual(['until']);
    expect(await fields({ kind: 'emergency', until: '2026-11-11T04:00:00.001Z' })).toEqual(['until']);
    expect(await fields({ reason: ' ' })).toEqual(['reason']);
    await pin('nowhere').expect(404);
    const editor = await park().as('editor1');
    await editor.post(PINS, { channel: 'screen' }).expect(403);
    await editor.get(PINS).query({ channel: 'screen' }).expect(200);
    jest.spyOn(park().strapi.plugin('review').service('ledger'), 'append').mockRejectedValue(new Error('no room'));
    const epoch = await delivery('epochs').current();
    await pin('ideals-0').expect(500);
    expect([await delivery('epochs').current(), (await explain('feed')).pins]).toEqual([epoch, []]);
  });
}
