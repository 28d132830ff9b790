/** The harness itself: if this is red, read nothing into the other API tests. */
import fs from 'node:fs';
import { startPark, type Account, type Park } from './park';

const ACCOUNTS: Account[] = ['admin', 'editor1', 'editor2', 'reviewer1', 'reviewer2', 'reviewer3', 'auditor'];

describe('a park', () => {
  let park: Park;
  beforeAll(async () => {
    park = await startPark();
  });
  afterAll(() => park.stop());

  test('is up, with all four plugins loaded', async () => {
    await park.agent().get('/_health').expect(204);
    expect(Object.keys(park.strapi.plugins)).toEqual(
      expect.arrayContaining(['review', 'word-check', 'balance', 'delivery']),
    );
  });

  test.each(ACCOUNTS)('lets %s log in and ask who it is', async (account) => {
    const caller = await park.as(account);
    const answer = await caller.get('/admin/users/me').expect(200);
    expect(answer.body.data.email).toBe(`${account}@demo.example`);
  });

  test('has no posts', async () => {
    expect(await park.strapi.db.query('api::article.article').count()).toBe(0);
  });

  test('runs on the database the project names', () => {
    expect(park.strapi.db.dialect.client).toBe(process.env.DATABASE_CLIENT);
  });
});

describe('data of a park', () => {
  const listeners = process.listenerCount('SIGINT');

  test('is its own, survives a restart when kept, and goes away', async () => {
    const first = await startPark();
    await first.strapi.store({ type: 'core', name: 'harness' }).set({ key: 'seen', value: 'yes' });
    await first.stop({ keep: true });

    const again = await startPark({ ground: first.ground });
    expect(await again.strapi.store({ type: 'core', name: 'harness' }).get({ key: 'seen' })).toBe('yes');
    await again.stop();
    expect(fs.existsSync(first.ground.folder)).toBe(false);

    const other = await startPark();
    expect(await other.strapi.store({ type: 'core', name: 'harness' }).get({ key: 'seen' })).toBeNull();
    await other.stop();
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });
});
