/** Screens report with their own tokens, and what they played is counted once. Shares delivery's park. */
import type { Release, Change } from '../../plugins/delivery/test-support/releases';
import { coded } from '../../plugins/delivery/test-support/releases';
import type { Caller, Park } from '../harness/park';

/** What the park's tests release and recall by. */
export interface Acts {
  park(): Park;
  release(change?: Change): Promise<Release>;
  recall(made: Release, at?: string): Promise<void>;
}

const NOW = Date.parse('2026-11-20T04:00:00.000Z');
const DAY = { from: '2026-11-20', to: '2026-11-21' };

/** Registers the tests; the park is asked for when they run. */
export function describeScreens({ park, release, recall }: Acts): void {
  let admin: Caller;
  let screen: { id: number; token: string };

  const delivery = (name: string) => park().strapi.plugin('delivery').service(name);
  const rows = (uid: string) => park().strapi.db.query(uid);
  const add = (body: object = { channel: 'screen', name: '东门大屏' }) => admin.post('/delivery/screens', body);
  const device = (path: string, body: object, { id, token }: { id: number | string; token: string } = screen) =>
    park().agent().post(`/api/delivery/screens/${id}/${path}`).set('Authorization', `Bearer ${token}`).send(body);
  const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();
  const receipt = ({ digest }: { digest: string }, seconds: number, kind = 'shown') => ({
    ...{ digest, kind, at: at(seconds), seq: 1 },
  });
  const report = (receipts: object[]) => device('receipts', { receipts }).expect(200);
  const seconds = async (): Promise<{ index: number; total: number } | null> =>
    (await admin.get('/balance/meter').query({ channel: 'screen', ...DAY })).body.seconds;

  beforeEach(async () => {
    admin = await park().as('admin');
    delivery('clock').now = () => new Date(NOW);
    for (const uid of ['plugin::delivery.screen', 'plugin::delivery.screen-receipt', 'plugin::balance.play'])
      await rows(uid).deleteMany({ where: {} });
    screen = (await add().expect(200)).body;
  });
  afterAll(() => rows('plugin::balance.play').deleteMany({ where: {} }));

  test('are added by whoever may, with a token that is told once, on record', async () => {
    expect(screen).toEqual({ id: expect.any(Number) as number, token: expect.stringMatching(/^[\w-]{43}$/) as string });
    await park().agent().post('/delivery/screens').send({ channel: 'screen', name: 'x' }).expect(401);
    await (await park().as('editor1')).post('/delivery/screens', { channel: 'screen', name: 'x' }).expect(403);
    for (const body of [{ channel: 'nowhere', name: 'x' }, { channel: 'screen' }, { channel: 'screen', name: ' ' }])
      expect((await add(body)).body.error.details).toMatchObject({ code: 'INVALID_INPUT', fields: [{}] });
    const { text, body } = await admin.get('/delivery/screens').expect(200);
    expect(body.screens).toMatchObject([{ id: screen.id, name: '东门大屏', channel: 'screen', life: 'never' }]);
    expect(text).not.toMatch(new RegExp(`token|hash|${screen.token}`, 'i'));
    const { line } = await rows('plugin::review.ledger-entry').findOne({ orderBy: { seq: 'desc' } });
    expect(JSON.parse(line)).toMatchObject({
      ...{ act: 'screen-change', details: { change: 'added', screen: screen.id, name: '东门大屏' } },
    });
  });

  test('get another name or token, or are ended; an ended one and a wrong token hear the same', async () => {
    const made = await release();
    await admin.put(`/delivery/screens/${screen.id}`, { name: '西门大屏' }).expect(200);
    const renewed = (await admin.post(`/delivery/screens/${screen.id}/token`).expect(200)).body;
    expect(renewed.token).not.toBe(screen.token);
    await device('receipts', receipt(made, 0), renewed).expect(200);
    const other = (await add({ channel: 'screen', name: '另一块' })).body;
    const answers = [
      await device('receipts', receipt(made, 1)),
      await device('receipts', {}, { ...renewed, id: 999_999 }),
    ];
    answers.push(await device('heartbeat', { seq: 1 }, { id: other.id, token: renewed.token }));
    answers.push(await device('receipts', {}, { ...renewed, id: 'x' }));
    await admin.delete(`/delivery/screens/${screen.id}`).expect(204);
    answers.push(await device('receipts', receipt(made, 1), renewed));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body.error.details.code).toBe('UNAUTHENTICATED');
    for (const path of [`/delivery/screens/${screen.id}/token`, '/delivery/screens/0/token'])
      expect((await admin.post(path)).status).toBe(404);
  });

  test('what they played is counted once, in any order, and stays after a recall', async () => {
    const [a, b, c] = [
      await release({ document: 'a' }),
      await release({ document: 'b', fields: { theme: coded('ideals') } }),
      await release({ document: 'c', fields: { theme: null } }),
    ];
    expect((await device('receipts', receipt(a, -600)).expect(200)).body).toEqual({
      accepted: 1,
      known: 0,
      refused: [],
    });
    expect(await seconds()).toBeNull();
    // 4 s of a, 5 s of b, and c for as long as it has words to read: it has no theme and counts nowhere.
    const all = [receipt(a, -596, 'removed'), receipt(b, -590), receipt(c, -585), receipt(a, -500)];
    await report([all[3], all[1]] as object[]);
    expect(await seconds()).toMatchObject({ total: 12 });
    await report(all);
    expect((await report(all)).body).toEqual({ accepted: 0, known: 4, refused: [] });
    const share = (code: string, part: number) => expect.objectContaining({ code, share: part }) as object;
    // 40/25/20/15 planned: 4/9 and 5/9 are 0 + … beyond it.
    expect(await seconds()).toMatchObject({
      ...{ total: 9, index: 65, themes: [share('industry', 0.444444), share('ideals', 0.555556), {}, {}] },
    });
    await recall(a, at(0));
    await device('receipts', receipt(a, 2, 'removed')).expect(200);
    // The last `shown` of a, 500 s ago, could stay its six seconds.
    expect(await seconds()).toMatchObject({ total: 15 });
    const proofs = await rows('plugin::review.receipt').findMany({ where: { release: a.id } });
    expect(proofs).toMatchObject([{ channel: 'screen', endpoint: `screen-${screen.id} 东门大屏`, kind: 'removed' }]);
    const { recalls } = (await admin.get('/delivery/screens')).body;
    expect(recalls).toMatchObject([{ title: '标题 a', confirmed: 1, screens: 1, lastAt: at(2), silent: [] }]);
  });

  test('the same report from four at once is one', async () => {
    const made = await release();
    const receipts = [receipt(made, -20), receipt(made, -15), receipt(made, -10)];
    const answers = await Promise.all([1, 2, 3, 4].map(() => report(receipts)));
    expect(answers.map(({ body }) => body.accepted).sort()).toEqual([0, 0, 0, 3]);
    expect(await seconds()).toMatchObject({ total: 10 });
  });

  test('what cannot be is refused, and the rest of a report kept', async () => {
    const made = await release();
    const elsewhere = await release({ document: 'web', fields: { channels: [coded('website')] } });
    const bad = [receipt(elsewhere, 0), receipt(made, 121), receipt(made, -7 * 86_400 - 1)];
    const { body } = await report([...bad, receipt(made, 0)]);
    expect(body).toEqual({
      accepted: 1,
      known: 0,
      refused: [
        { index: 0, path: 'digest', reason: expect.any(String) as string },
        { index: 1, path: 'at', reason: expect.any(String) as string },
        { index: 2, path: 'at', reason: expect.any(String) as string },
      ],
    });
    for (const one of bad) expect((await device('receipts', one)).body.error.details.code).toBe('INVALID_INPUT');
    const shapes = [
      {},
      [],
      { receipts: {} },
      { ...receipt(made, 0), ip: '10.0.0.1' },
      { ...receipt(made, 0), at: 'now' },
    ];
    for (const shape of [...shapes, { receipts: new Array(501).fill(receipt(made, 0)) }])
      expect((await device('receipts', shape)).status).toBe(400);
  });

  test('a report that cannot be counted is not kept', async () => {
    const made = await release();
    const failing = jest.spyOn(park().strapi.plugin('balance').service('plays'), 'onPlayed');
    failing.mockRejectedValue(new Error('no room'));
    const receipts = { receipts: [receipt(made, -10), receipt(made, -5)] };
    expect((await device('receipts', receipts)).status).toBe(500);
    expect(await rows('plugin::delivery.screen-receipt').count()).toBe(0);
    failing.mockRestore();
    expect((await device('receipts', receipts)).body.accepted).toBe(2);
    expect(await seconds()).toMatchObject({ total: 5 });
  });

  test('a heartbeat replaces the last one, and silence shows after three minutes', async () => {
    const made = await release();
    const seen = async (later: number) => {
      delivery('clock').now = () => new Date(NOW + later);
      return (await admin.get('/delivery/screens')).body.screens[0];
    };
    await device('heartbeat', { seq: 1 }).expect(200);
    const beat = { seq: 7, item: made.digest, clockOffset: -40, storageFree: 5_000_000_000, errors: ['picture'] };
    await device('heartbeat', beat).expect(200);
    expect(await seen(179_999)).toMatchObject({
      ...{ life: 'fresh', heardAt: at(0), seq: 7, item: { digest: made.digest, title: '标题 doc-a' } },
      ...{ clockOffset: -40, storageFree: 5_000_000_000, errors: ['picture'] },
    });
    expect((await seen(180_000)).life).toBe('stale');
    expect((await device('heartbeat', { seq: 1, person: 'x' })).status).toBe(400);
    const many = await Promise.all(Array.from({ length: 60 }, () => device('heartbeat', { seq: 1 })));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });
}
