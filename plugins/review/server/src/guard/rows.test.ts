import { bareStrapi } from '../../../../../tests/harness/bare-strapi';
import type { Permit } from './permits';
import { wouldBeLive } from './rows';

const ARTICLE = 'api::article.article';
/** A type without languages: its rows name none. */
const MEMO = 'api::memo.memo';

type Row = Record<string, unknown> & { id: number };
const AT = new Date('2026-03-01T12:00:00Z');
const row = (id: number, documentId: string, locale: string | null, publishedAt: Date | null): Row => ({
  id,
  documentId,
  locale,
  publishedAt,
});
/** A draft and a live row each of `a` in two languages and in none, and a draft of `b`. */
const ROWS: Row[] = [
  row(1, 'a', 'en', null),
  row(2, 'a', 'en', AT),
  row(3, 'a', 'zh-Hans', null),
  row(4, 'a', 'zh-Hans', AT),
  row(5, 'a', null, null),
  row(6, 'a', null, AT),
  row(7, 'b', 'en', null),
];

/** Strapi's conditions as the database reads them: nothing is equal or unequal to an empty column. */
const CONDITIONS: Record<string, (value: unknown, operand: unknown) => boolean> = {
  $ne: (value, operand) => value !== null && value !== operand,
  $null: (value, operand) => (value === null) === operand,
  $notNull: (value, operand) => (value !== null) === operand,
};
function fits(one: Row, where: unknown): boolean {
  return Object.entries(where as object).every(([name, condition]: [string, unknown]) => {
    if (name === '$and' || name === '$or') {
      const parts = (condition as unknown[]).map((part) => fits(one, part));
      return name === '$and' ? parts.every(Boolean) : parts.some(Boolean);
    }
    if (!(name in one)) throw new Error(`no column "${name}"`);
    if (condition === null || typeof condition !== 'object') return one[name] === condition;
    const [[operator, operand] = ['', null], ...more] = Object.entries(condition);
    const test = CONDITIONS[operator];
    if (!test || more.length > 0) throw new Error(`no condition ${JSON.stringify(condition)}`);
    return test(one[name], operand);
  });
}

const query = () => ({
  async findOne({ where, select }: { where?: unknown; select: string[] }) {
    const found = ROWS.find((one) => fits(one, where ?? {}));
    return found ? Object.fromEntries(select.map((name) => [name, found[name]])) : null;
  },
  async count({ where }: { where: unknown }) {
    return ROWS.filter((one) => fits(one, where)).length;
  },
});
const languages = { rowLocale: (uid: string, locale: string) => (uid === MEMO ? null : locale) };

const permit = (changes: Partial<Permit> = {}): Permit => ({
  uid: ARTICLE,
  documentId: 'a',
  locale: 'en',
  act: 'publish',
  ...changes,
});
const MEMOS = permit({ uid: MEMO });

const { strapi, db } = bareStrapi({ services: { languages } });
Object.assign(strapi.db, { query });
afterAll(() => db.destroy());

const answer = (action: string, params: { data?: unknown; where?: unknown }, held?: Permit): Promise<boolean> =>
  wouldBeLive(strapi, { action, params, model: { uid: held?.uid ?? ARTICLE } }, held);
const LIVE = true;
const NOT_LIVE = false;
const live = { documentId: 'a', locale: 'en', publishedAt: AT };
const draft = { documentId: 'b', locale: 'en', publishedAt: null };

describe('a row that is made', () => {
  it.each<[string, unknown, Permit | undefined, boolean]>([
    ['a draft', draft, undefined, NOT_LIVE],
    ['a live row', live, undefined, LIVE],
    ['a row that does not say what it is', { documentId: 'a', locale: 'en' }, undefined, LIVE],
    ['the row of its permit', live, permit(), NOT_LIVE],
    ['a draft under a permit', draft, permit(), NOT_LIVE],
    ['another document', { ...live, documentId: 'b' }, permit(), LIVE],
    ['another language', { ...live, locale: 'zh-Hans' }, permit(), LIVE],
    ['no language', { ...live, locale: null }, permit(), LIVE],
    ['no language, where there are none', { ...live, locale: null }, MEMOS, NOT_LIVE],
    ['no word of a language, where there are none', { documentId: 'a', publishedAt: AT }, MEMOS, NOT_LIVE],
    ['a language, where there are none', live, MEMOS, LIVE],
    ['a live row under a permit to take down', live, permit({ act: 'unpublish' }), LIVE],
    ['nothing at all', undefined, undefined, NOT_LIVE],
  ])('%s: %#', async (_, data, held, expected) => {
    expect(await answer('beforeCreate', { data }, held)).toBe(expected);
    expect(await answer('beforeCreateMany', { data: data && [data] }, held)).toBe(expected);
  });

  it('is refused with all others', async () => {
    expect(await answer('beforeCreateMany', { data: [draft, live] })).toBe(LIVE);
    expect(await answer('beforeCreateMany', { data: [live, { ...live, documentId: 'b' }] }, permit())).toBe(LIVE);
    expect(await answer('beforeCreateMany', { data: [draft, draft] })).toBe(NOT_LIVE);
  });

  it('is refused under the permit of another type', async () => {
    const event = { action: 'beforeCreate', params: { data: live as object }, model: { uid: ARTICLE } };
    expect(await wouldBeLive(strapi, event, MEMOS)).toBe(LIVE);
    event.params.data = { ...live, locale: null };
    expect(await wouldBeLive(strapi, event, MEMOS)).toBe(LIVE);
  });
});

describe('rows that are changed', () => {
  const title = { title: '改' };
  const goLive = { publishedAt: AT };
  it.each<[string, string, object | undefined, object | undefined, Permit | undefined, boolean]>([
    ['a draft', 'beforeUpdate', { id: 1 }, title, undefined, NOT_LIVE],
    ['a live one', 'beforeUpdate', { id: 2 }, title, undefined, LIVE],
    ['back to a draft', 'beforeUpdate', { id: 2 }, { publishedAt: null }, undefined, LIVE],
    ['a draft that goes live', 'beforeUpdate', { id: 1 }, goLive, undefined, LIVE],
    ['a draft that stays one', 'beforeUpdate', { id: 1 }, { publishedAt: null }, undefined, NOT_LIVE],
    ['the first that fits, a draft', 'beforeUpdate', { documentId: 'a' }, title, undefined, NOT_LIVE],
    ['all that fit', 'beforeUpdateMany', { documentId: 'a' }, title, undefined, LIVE],
    ['all drafts', 'beforeUpdateMany', { publishedAt: null }, title, undefined, NOT_LIVE],
    ['drafts that go live', 'beforeUpdateMany', { documentId: 'b' }, goLive, undefined, LIVE],
    ['all there are', 'beforeUpdateMany', undefined, title, undefined, LIVE],
    ['none', 'beforeUpdate', { documentId: 'c' }, goLive, undefined, NOT_LIVE],
    ['none of many', 'beforeUpdateMany', { documentId: 'c' }, goLive, undefined, NOT_LIVE],
    ['nothing in a live one', 'beforeUpdate', { id: 2 }, undefined, undefined, LIVE],
    ['nothing in a draft', 'beforeUpdate', { id: 1 }, undefined, undefined, NOT_LIVE],
    ['the row of its permit', 'beforeUpdate', { id: 2 }, title, permit(), NOT_LIVE],
    ['the draft of its permit, which goes live', 'beforeUpdate', { id: 1 }, goLive, permit(), NOT_LIVE],
    ['the row in another language', 'beforeUpdate', { id: 4 }, title, permit(), LIVE],
    ['the row in no language', 'beforeUpdate', { id: 6 }, title, permit(), LIVE],
    ['another document that goes live', 'beforeUpdate', { id: 7 }, goLive, permit(), LIVE],
    ['all rows of the document', 'beforeUpdateMany', { documentId: 'a' }, title, permit(), LIVE],
    ['all rows in the language', 'beforeUpdateMany', { documentId: 'a', locale: 'en' }, title, permit(), NOT_LIVE],
    ['the row in no language, where there are none', 'beforeUpdate', { id: 6 }, title, MEMOS, NOT_LIVE],
    ['a row in a language, where there are none', 'beforeUpdate', { id: 2 }, title, MEMOS, LIVE],
    ['a live one, under a permit to take down', 'beforeUpdate', { id: 2 }, title, permit({ act: 'unpublish' }), LIVE],
  ])('%s: %#', async (_, action, where, data, held, expected) =>
    expect(await answer(action, { where, data }, held)).toBe(expected),
  );
});
