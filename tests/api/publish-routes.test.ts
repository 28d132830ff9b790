/**
 * Publishing without signatures: every way Strapi and its database offer to make a document live, tried on unsigned
 * drafts in one locale, the other, and all. The same table runs with the gate's module replaced and the triggers
 * dropped, and every cell must be live then: a cell that cannot go red proves nothing.
 */
import { liveLocales, takeGuardsOut } from '../harness/guards';
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';
import { localesOf, PUBLISH_ROUTES, type Span } from '../harness/publish-routes';

const SPANS: Span[] = ['zh-Hans', 'en', 'all'];
const CELLS = PUBLISH_ROUTES.flatMap((route) => SPANS.map((span) => [route.name, span, route] as const));

let park: Park;
let room: Newsroom;

async function liveOf(documentIds: string[]): Promise<string[]> {
  return (await Promise.all(documentIds.map((id) => liveLocales(park, id)))).flat();
}

test('the table has at least 20 routes in 3 spans', () => {
  expect(PUBLISH_ROUTES.length).toBeGreaterThanOrEqual(20);
  expect(new Set(PUBLISH_ROUTES.map(({ name }) => name)).size).toBe(PUBLISH_ROUTES.length);
});

describe('publishing without signatures', () => {
  beforeAll(async () => {
    park = await startPark();
    room = newsroom(park);
  });
  afterAll(() => park?.stop());

  it.each(CELLS)('%s (%s) is refused', async (_, span, route) => {
    const { documentIds, refusals } = await route.go(room, span);
    expect(await liveOf(documentIds)).toStrictEqual([]);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) expect(['NOT_RELEASABLE', 'DATABASE']).toContain(refusal);
    for (const documentId of documentIds)
      for (const locale of localesOf(span)) await room.item(documentId, 'website', locale).expect(404);
  });

  it('and nothing at all is live after all of them', async () => {
    expect(
      await park.strapi.db.query('api::article.article').count({ where: { publishedAt: { $notNull: true } } }),
    ).toBe(0);
    expect(await park.strapi.db.connection('review_publish_permits')).toStrictEqual([]);
  });
});

describe('the same with the guards taken out', () => {
  beforeAll(async () => {
    park = await startPark();
    room = newsroom(park);
    await takeGuardsOut(park);
  });
  afterAll(() => park?.stop());

  it.each(CELLS)('%s (%s) is live', async (_, span, route) => {
    const { documentIds, refusals } = await route.go(room, span);
    expect(refusals).toStrictEqual([]);
    expect((await liveOf(documentIds)).sort()).toEqual(localesOf(span).sort());
  });

  it('and readers still get releases only', async () => {
    const documentId = await room.draft();
    await (
      park.strapi.documents('api::article.article') as unknown as { publish(p: object): Promise<unknown> }
    ).publish({
      documentId,
    });
    expect(await room.liveRows(documentId)).toBe(1);
    await room.item(documentId).expect(404);
  });
});
