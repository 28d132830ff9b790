/** Named windows, closed months, history, and targets that are still to come. Shares balance's park. */
import type { Park } from '../harness/park';
import type { Acts } from './posts';

const PLAN = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const NEW = { industry: 10, ideals: 20, guidance: 30, livelihood: 40 };

/** Registers the tests; `park` is asked for when they run. */
export function describeTimes(park: () => Park, { release, recall }: Acts): void {
  const service = (name: string) => park().strapi.plugin('balance').service(name);
  const get = async (path: string, query: object) => (await park().as('admin')).get(`/balance/${path}`).query(query);
  const reading = async (query: object) => (await get('meter', { channel: 'website', ...query })).body;
  const closings = () => park().strapi.db.query('plugin::balance.closing');
  const at = (now: string) => jest.spyOn(service('clock'), 'now').mockReturnValue(new Date(now));

  test('windows have names, and times still count', async () => {
    await release({ documentId: 'a', theme: 'industry', at: '2026-03-10T04:00:00.000Z' });
    await release({ documentId: 'b', theme: 'ideals', at: '2026-06-14T23:00:00.000Z' });
    expect(await reading({ window: 'month:2026-03' })).toMatchObject({ n: 1, from: '2026-02-28T16:00:00.000Z' });
    expect(await reading({ window: 'quarter:2026-Q2' })).toMatchObject({ n: 1, to: '2026-06-30T16:00:00.000Z' });
    expect(await reading({ window: 'rolling30' })).toMatchObject({ n: 1, to: '2026-06-15T16:00:00.000Z' });
    const noon = { from: '2026-03-09T12:00:00Z', to: '2026-03-10T04:00:00Z' };
    expect(await reading(noon)).toMatchObject({ n: 0 });
    expect(await reading({ ...noon, to: '2026-03-10T04:00:01Z' })).toMatchObject({ n: 1 });
    for (const query of [{ window: 'month:2026-3' }, { window: 'rolling30', from: '2026-03-01' }])
      expect((await reading(query)).error.details.fields[0].path).toBe('window');
  });

  test('a month and a quarter that are over keep their figures, whatever changes afterwards', async () => {
    await release({ documentId: 'a', theme: 'industry', at: '2026-03-10T04:00:00.000Z' });
    await release({ documentId: 'b', theme: null, at: '2026-03-31T15:59:59.999Z' });
    await service('night').tick();
    await recall({ documentId: 'a' }, '2026-06-16T00:00:00.000Z');
    at('2026-06-20T00:00:00.000Z');
    await service('night').tick();
    const themes = [
      { code: 'industry', count: 1 },
      ...['ideals', 'guidance', 'livelihood'].map((code) => ({ code, count: 0 })),
    ];
    const closed = { at: '2026-06-15T00:00:00.000Z', n: 1, unlabelled: 1, index: 40, themes };
    expect(await reading({ window: 'month:2026-03' })).toMatchObject({ n: 0, index: null, unlabelled: 1, closed });
    expect(await reading({ from: '2026-01-01', to: '2026-04-01' })).toMatchObject({ n: 0, closed });
    expect(await reading({ window: 'month:2026-06' })).toMatchObject({ closed: null });
    expect(await reading({ from: '2026-03-01', to: '2026-03-31' })).toMatchObject({ closed: null });
    const rows = await closings().findMany({ where: { channel: 'website' }, orderBy: 'period' });
    expect(rows.map(({ period }: { period: string }) => period)).toEqual(['2026-03', '2026-04', '2026-05', '2026-Q1']);
    await closings().deleteMany({});
  });

  test('the history has a point a month, measured by the targets of its end', async () => {
    await release({ documentId: 'a', theme: 'industry', at: '2026-03-10T04:00:00.000Z' });
    await release({ documentId: 'b', theme: 'livelihood', at: '2026-04-30T15:59:59.999Z' });
    const query = { channel: 'website', step: 'month', from: '2026-03-01', to: '2026-05-01' };
    const { body } = await get('history', query);
    expect(body).toMatchObject({ channel: 'website', step: 'month', timeZone: 'Asia/Shanghai', trend: null });
    const [march, april] = [
      { n: 1, index: 40, best: 40 },
      { n: 1, index: 15, best: 40 },
    ];
    expect(body.points).toMatchObject([
      { from: '2026-02-28T16:00:00.000Z', to: '2026-03-31T16:00:00.000Z', ...march },
      { from: '2026-03-31T16:00:00.000Z', to: '2026-04-30T16:00:00.000Z', ...april },
    ]);
    expect(body.points[1].themes[3]).toEqual({ code: 'livelihood', name: '民生服务', count: 1, target: 15 });
    expect((await get('history', { channel: 'website' })).body.points).toHaveLength(30);
    for (const bad of [{ step: 'year' }, { from: '2020-01-01', step: 'day' }, { to: '2026-02-01' }, { from: 'x' }])
      expect((await get('history', { ...query, ...bad })).status).toBe(400);
    expect((await get('history', { channel: 'radio' })).status).toBe(404);
  });

  test('targets may begin on a day to come, and can be withdrawn until then, on record', async () => {
    const [admin, editor] = [await park().as('admin'), await park().as('editor1')];
    const put = (body: object) => admin.put('/balance/targets', body).query({ channel: 'screen' });
    const history = async () => (await get('targets/history', { channel: 'screen' })).body.history;
    await put({ targets: PLAN, tolerance: 5 }).expect(200);
    expect((await put({ targets: NEW, from: '2026-06-14' }).expect(400)).body.error.details.fields[0].path).toBe(
      'from',
    );
    expect((await put({ targets: NEW, from: '2026-06-21' }).expect(200)).body).toMatchObject({ targets: PLAN });
    const [coming, current] = await history();
    const since = '2026-06-20T16:00:00.000Z';
    expect(coming).toMatchObject({
      state: 'coming',
      since,
      targets: NEW,
      tolerance: 5,
      by: expect.any(String) as string,
    });
    expect(current).toMatchObject({ state: 'current', targets: PLAN, by: coming.by });
    const target = async (query: object) => (await get('meter', { channel: 'screen', ...query })).body.themes[0].target;
    const june = { window: 'month:2026-06' };
    // While the month is running it is measured by what is in force; one to come by what will be.
    expect([await target(june), await target({ window: 'month:2026-07' })]).toEqual([40, 10]);
    const clock = at('2026-06-21T00:00:00.000Z');
    expect(await target(june)).toBe(10);
    await admin.delete(`/balance/targets/${coming.id}`).expect(409);
    clock.mockRestore();
    await editor.delete(`/balance/targets/${coming.id}`).expect(403);
    await admin.delete(`/balance/targets/${coming.id}`).expect(204);
    await admin.delete(`/balance/targets/${coming.id}`).expect(409);
    await admin.delete('/balance/targets/999999').expect(404);
    expect((await history())[0]).toMatchObject({ state: 'withdrawn', withdrawnBy: coming.by });
    expect(await target({ window: 'month:2026-07' })).toBe(40);
    const entries = park().strapi.db.query('plugin::review.ledger-entry');
    const { line } = (await entries.findOne({ orderBy: { seq: 'desc' } })) as { line: string };
    expect(JSON.parse(line)).toMatchObject({
      ...{ act: 'targets-withdraw', actor: { name: coming.by as string } },
      details: { channel: 'screen', targets: NEW, effectiveFrom: since },
    });
  });
}
