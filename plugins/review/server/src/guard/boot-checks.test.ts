import { bareStrapi } from '../../../../../tests/harness/bare-strapi';
import { assertClosedRoles, assertWorkflows, warnLooseParameters } from './boot-checks';

const ARTICLE = 'api::article.article';
const PERMISSION = 'plugin::users-permissions.permission';
const GOVERNED = { [ARTICLE]: { title: 'title', workflow: 'sanshen' } };

const failure = (work: Promise<void>): Promise<string | null> =>
  work.then(
    () => null,
    (error: Error) => error.message,
  );

describe('who may write without an account', () => {
  const look = async (grants: object[], isThere = true) => {
    const asked: unknown[] = [];
    const { strapi, db } = bareStrapi({ governed: GOVERNED, tables: { [PERMISSION]: 'up_permissions' } });
    await db.destroy();
    Object.assign(strapi, { contentTypes: isThere ? { [PERMISSION]: {} } : {} });
    Object.assign(strapi.db, { query: () => ({ findMany: async (query: unknown) => (asked.push(query), grants) }) });
    return { said: await failure(assertClosedRoles(strapi)), asked };
  };

  it('is nobody, where nothing is granted or nobody can be granted anything', async () => {
    expect(await look([])).toEqual({
      said: null,
      asked: [
        {
          where: {
            action: { $in: ['create', 'update', 'delete', 'publish'].map((write) => `${ARTICLE}.${write}`) },
            role: { type: { $in: ['public', 'authenticated'] } },
          },
          populate: ['role'],
        },
      ],
    });
    expect(await look([{ id: 1, action: 'x' }], false)).toEqual({ said: null, asked: [] });
  });

  it('is named with the rights, and how to take them away', async () => {
    const grants = [
      { id: 3, action: `${ARTICLE}.create`, role: { name: 'Public', type: 'public' } },
      { id: 5, action: `${ARTICLE}.delete`, role: null },
    ];
    expect((await look(grants)).said).toBe(
      `review: governed types may not be written by everybody, but Users & Permissions grants "${ARTICLE}.create" for role "Public", "${ARTICLE}.delete" for role "". ` +
        'Take that away: DELETE FROM up_permissions WHERE id IN (3, 5); then start again.',
    );
  });
});

describe('workflows of governed types', () => {
  const look = async (keys: string[]) => {
    const workflows = {
      newest: async (key: string) => (keys.includes(key) ? { key } : null),
      list: async () => keys.map((key) => ({ key })),
    };
    const { strapi, db } = bareStrapi({ governed: GOVERNED, services: { workflows } });
    await db.destroy();
    Object.assign(strapi.db, {
      query: (uid: string) => ({ count: async () => (uid === 'plugin::review.workflow' ? keys.length : 0) }),
    });
    return failure(assertWorkflows(strapi));
  };

  it('are there, or there is none at all yet', async () => {
    expect([await look(['other', 'sanshen']), await look([])]).toEqual([null, null]);
  });

  it('are named with those that are there', async () => {
    expect(await look(['a', 'b'])).toBe(
      `review: governed type "${ARTICLE}" follows workflow "sanshen", which does not exist; there is "a", "b". Correct config/plugins.ts.`,
    );
  });
});

it.each<[unknown, unknown, string[]]>([
  [true, true, []],
  [false, true, ['api.rest.strictParams']],
  [true, undefined, ['api.documents.strictParams']],
  ['true', null, ['api.rest.strictParams', 'api.documents.strictParams']],
])('warns where unknown parameters pass: rest %s, documents %s', async (rest, documents, settings) => {
  const { strapi, db, warned } = bareStrapi({});
  await db.destroy();
  const values: Record<string, unknown> = { 'api.rest.strictParams': rest, 'api.documents.strictParams': documents };
  Object.assign(strapi, { config: { get: (name: string) => values[name] } });
  warnLooseParameters(strapi);
  const sentence = (name: string) =>
    `review: set "${name}" to true in config/api.ts, or unknown parameters are ignored.`;
  expect(warned).toEqual(settings.map(sentence));
});
