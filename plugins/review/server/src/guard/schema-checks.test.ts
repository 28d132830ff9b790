import { bareStrapi, makeTable, type BareStrapi } from '../../../../../tests/harness/bare-strapi';
import { assertGovernable, assertLanguagesKept, beforeSchemaSync, type SchemaChange } from './schema-checks';

const MEMO = 'api::memo.memo';
const GOVERNED = { [MEMO]: { title: 'name', workflow: 'w' } };

describe('a governed type', () => {
  const model = { options: { draftAndPublish: true }, attributes: { name: {} } };
  const look = (contentTypes: object): string | null => {
    const { strapi, db } = bareStrapi({ governed: GOVERNED, more: { contentTypes } });
    void db.destroy();
    try {
      assertGovernable(strapi);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each<[string, object, string | null]>([
    ['is there, has drafts and a title', { [MEMO]: model }, null],
    ['is missing', {}, `review: governed type "${MEMO}" does not exist. Correct config/plugins.ts.`],
    [
      'has no drafts',
      { [MEMO]: { ...model, options: { draftAndPublish: false } } },
      `review: governed type "${MEMO}" needs "draftAndPublish": true in its schema.`,
    ],
    [
      'says nothing of drafts',
      { [MEMO]: { attributes: model.attributes } },
      `review: governed type "${MEMO}" needs "draftAndPublish": true in its schema.`,
    ],
    [
      'has no title',
      { [MEMO]: { ...model, attributes: {} } },
      `review: governed type "${MEMO}" has no attribute "name" for its title.`,
    ],
  ])('%s', (_, contentTypes, said) => expect(look(contentTypes)).toBe(said));
});

describe('languages of a type', () => {
  const PLAIN = { pluginOptions: {} };
  const LOCALISED = { pluginOptions: { i18n: { localized: true } } };
  let bare: BareStrapi;
  beforeEach(async () => {
    bare = bareStrapi({
      governed: GOVERNED,
      tables: { [MEMO]: 'memos' },
      services: { locales: { getDefaultLocale: async () => 'zh-Hans' } },
    });
    await makeTable(bare.db, 'memos');
  });
  afterEach(() => bare.db.destroy());

  const add = (document_id: string, locale: string | null, published_at: number | null = null) =>
    bare.db('memos').insert({ document_id, locale, published_at });
  const change = (before: object | undefined, after: object): Promise<string | null> =>
    assertLanguagesKept(bare.strapi, {
      oldContentTypes: before && { [MEMO]: before },
      contentTypes: { [MEMO]: after },
    } as SchemaChange).then(
      () => null,
      (error: Error) => error.message,
    );

  it.each<[string, object | undefined, object]>([
    ['stay', LOCALISED, LOCALISED],
    ['stay away', PLAIN, {}],
    ['are there from the beginning', undefined, LOCALISED],
  ])('%s, whatever is live', async (_, before, after) => {
    await add('a', 'en', 1);
    expect(await change(before, after)).toBeNull();
  });

  it('of a type that is not there are none', async () =>
    expect(await assertLanguagesKept(bare.strapi, { oldContentTypes: { [MEMO]: PLAIN }, contentTypes: {} })).toBe(
      undefined,
    ));

  it('there is nothing to compare with at the first boot', async () => {
    await add('a', 'en', 1);
    const first = { oldContentTypes: null, contentTypes: { [MEMO]: LOCALISED } };
    await assertLanguagesKept(bare.strapi, first);
    await assertLanguagesKept(bare.strapi, { ...first, oldContentTypes: undefined });
  });

  it('do not change while documents are live', async () => {
    await add('a', 'en', 1);
    await add('a', 'zh-Hans', 1);
    await add('b', 'zh-Hans', 1);
    await add('c', 'zh-Hans');
    const live = 'while 2 of its documents are live, because Strapi rewrites their rows. Recall them first';
    expect(await change(PLAIN, LOCALISED)).toBe(
      `review: governed type "${MEMO}" cannot get languages ${live}: put "pluginOptions.i18n.localized" of its schema back to false, start, do that, then change it.`,
    );
    expect(await change(LOCALISED, PLAIN)).toBe(
      `review: governed type "${MEMO}" cannot lose its languages ${live}: put "pluginOptions.i18n.localized" of its schema back to true, start, do that, then change it.`,
    );
  });

  it('are not lost with documents in them', async () => {
    await add('a', 'zh-Hans');
    await add('b', null);
    expect(await change(LOCALISED, PLAIN)).toBeNull();
    await add('a', 'en');
    await add('a', 'fr');
    expect(await change(LOCALISED, PLAIN)).toContain(
      'cannot lose its languages while 1 of its documents exist in another language than "zh-Hans", because Strapi deletes those. Delete or move them first:',
    );
    expect(await change(PLAIN, LOCALISED)).toBeNull();
  });
});

it('the look comes before everything that Strapi does to tables', async () => {
  const steps: string[] = [];
  const hook = {
    call: async (given: unknown) => {
      steps.push(`sync ${String(given)}`);
      return 'done';
    },
  };
  const names: string[] = [];
  const strapi = { hook: (name: string) => (names.push(name), hook) } as unknown as BareStrapi['strapi'];
  let refuses = false;
  beforeSchemaSync(strapi, async (given) => {
    await Promise.resolve();
    steps.push(`look ${String(given)}`);
    if (refuses) throw new Error('no');
  });
  expect(names).toEqual(['strapi::content-types.beforeSync']);
  expect(await hook.call('a')).toBe('done');
  expect(steps).toEqual(['look a', 'sync a']);
  refuses = true;
  await expect(hook.call('b')).rejects.toThrow('no');
  expect(steps).toEqual(['look a', 'sync a', 'look b']);
});
