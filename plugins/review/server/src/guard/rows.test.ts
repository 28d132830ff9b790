import { bareStrapi } from '../../../../../tests/harness/bare-strapi';
import { refused } from '../../../../../tests/harness/guards';
import type { Permit } from './permits';
import { refuseLiveRows } from './rows';

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

const answer = (action: string, params: { data?: unknown; where?: unknown }, held?: Permit): Promise<string> =>
  refused(() => refuseLiveRows(strapi, { action, params, model: { uid: held?.uid ?? ARTICLE } }, held));
const NO = 'NOT_RELEASABLE';
const YES = 'nothing was refused';
const live = { documentId: 'a', locale: 'en', publishedAt: AT };
const draft = { documentId: 'b', locale: 'en', publishedAt: null };

describe('a row that is made', () => {
  it.each<[string, unknown, Permit | undefined, string]>([
    ['a draft', draft, undefined, YES],
    ['a live row', live, undefined, NO],
    ['a row that does not say what it is', { documentId: 'a', locale: 'en' }, undefined, NO],
    ['the row of its permit', live, permit(), YES],
    ['a draft under a permit', draft, permit(), YES],
    ['another document', { ...live, documentId: 'b' }, permit(), NO],
    ['another language', { ...live, locale: 'zh-Hans' }, permit(), NO],
    ['no language', { ...live, locale: null }, permit(), NO],
    ['no language, where there are none', { ...live, locale: null }, MEMOS, YES],
    ['no word of a language, where there are none', { documentId: 'a', publishedAt: AT }, MEMOS, YES],
    ['a language, where there are none', live, MEMOS, NO],
    ['a live row under a permit to take down', live, permit({ act: 'unpublish' }), NO],
    ['nothing at all', undefined, undefined, YES],
  ])('%s: %#', async (_, data, held, expected) => {
    expect(await answer('beforeCreate', { data }, held)).toBe(expected);
    expect(await answer('beforeCreateMany', { data: data && [data] }, held)).toBe(expected);
  });

  it('is refused with all others', async () => {
    expect(await answer('beforeCreateMany', { data: [draft, live] })).toBe(NO);
    expect(await answer('beforeCreateMany', { data: [live, { ...live, documentId: 'b' }] }, permit())).toBe(NO);
    expect(await answer('beforeCreateMany', { data: [draft, draft] })).toBe(YES);
  });

  it('is refused under the permit of another type', async () => {
    const event = { action: 'beforeCreate', params: { data: live as object }, model: { uid: ARTICLE } };
    expect(await refused(() => refuseLiveRows(strapi, event, MEMOS))).toBe(NO);
    event.params.data = { ...live, locale: null };
    expect(await refused(() => refuseLiveRows(strapi, event, MEMOS))).toBe(NO);
  });
});

describe('rows that are changed', () => {
  const title = { title: '改' };
  const goLive = { publishedAt: AT };
  it.each<[string, string, object | undefined, object | undefined, Permit | undefined, string]>([
    ['a draft', 'beforeUpdate', { id: 1 }, title, undefined, YES],
    ['a live one', 'beforeUpdate', { id: 2 }, title, undefined, NO],
    ['back to a draft', 'beforeUpdate', { id: 2 }, { publishedAt: null }, undefined, NO],
    ['a draft that goes live', 'beforeUpdate', { id: 1 }, goLive, undefined, NO],
    ['a draft that stays one', 'beforeUpdate', { id: 1 }, { publishedAt: null }, undefined, YES],
    ['the first that fits, a draft', 'beforeUpdate', { documentId: 'a' }, title, undefined, YES],
    ['all that fit', 'beforeUpdateMany', { documentId: 'a' }, title, undefined, NO],
    ['all drafts', 'beforeUpdateMany', { publishedAt: null }, title, undefined, YES],
    ['drafts that go live', 'beforeUpdateMany', { documentId: 'b' }, goLive, undefined, NO],
    ['all there are', 'beforeUpdateMany', undefined, title, undefined, NO],
    ['none', 'beforeUpdate', { documentId: 'c' }, goLive, undefined, YES],
    ['none of many', 'beforeUpdateMany', { documentId: 'c' }, goLive, undefined, YES],
    ['nothing in a live one', 'beforeUpdate', { id: 2 }, undefined, undefined, NO],
    ['nothing in a draft', 'beforeUpdate', { id: 1 }, undefined, undefined, YES],
    ['the row of its permit', 'beforeUpdate', { id: 2 }, title, permit(), YES],
    ['the draft of its permit, which goes live', 'beforeUpdate', { id: 1 }, goLive, permit(), YES],
    ['the row in another language', 'beforeUpdate', { id: 4 }, title, permit(), NO],
    ['the row in no language', 'beforeUpdate', { id: 6 }, title, permit(), NO],
    ['another document that goes live', 'beforeUpdate', { id: 7 }, goLive, permit(), NO],
    ['all rows of the document', 'beforeUpdateMany', { documentId: 'a' }, title, permit(), NO],
    ['all rows in the language', 'beforeUpdateMany', { documentId: 'a', locale: 'en' }, title, permit(), YES],
    ['the row in no language, where there are none', 'beforeUpdate', { id: 6 }, title, MEMOS, YES],
    ['a row in a language, where there are none', 'beforeUpdate', { id: 2 }, title, MEMOS, NO],
    ['a live one, under a permit to take down', 'beforeUpdate', { id: 2 }, title, permit({ act: 'unpublish' }), NO],
  ])('%s: %#', async (_, action, where, data, held, expected) =>
    expect(await answer(action, { where, data }, held)).toBe(expected),
  );
});
