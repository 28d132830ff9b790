/** Changes of targets are in the ledger. Shares balance's park. */
import type { Park } from '../harness/park';

const PLAN = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const NEW = { industry: 30, ideals: 30, guidance: 20, livelihood: 20 };

/** Registers the tests; `park` is asked for when they run. */
export function describeRecord(park: () => Park): void {
  const put = async (targets: object) =>
    (await park().as('admin')).put('/balance/targets', { targets }).query({ channel: 'screen' });

  test('a change names who made it, and what was before', async () => {
    expect((await put(PLAN)).status).toBe(200);
    expect((await put(NEW)).status).toBe(200);
    const entries = park().strapi.db.query('plugin::review.ledger-entry');
    const { line } = (await entries.findOne({ orderBy: { seq: 'desc' } })) as { line: string };
    expect(JSON.parse(line)).toMatchObject({
      ...{ act: 'targets-change', origin: 'admin', actor: { name: expect.any(String) as string } },
      details: { channel: 'screen', targets: NEW, before: PLAN },
    });
  });

  test('without its row nothing changes', async () => {
    const rows = () => park().strapi.db.query('plugin::balance.target').count({});
    const before = await rows();
    jest.spyOn(park().strapi.plugin('review').service('ledger'), 'append').mockRejectedValue(new Error('no room'));
    expect((await put(PLAN)).status).toBe(500);
    expect(await rows()).toBe(before);
  });
}
