import { Refusal } from './errors';
import { cacheKey, feedCacheKey, parseFeedQuery, parseLocale } from './query';

const LOCALES = { codes: ['zh-Hans', 'en'], default: 'zh-Hans' };
const fieldsOf = (search: string): string[] => {
  try {
    parseFeedQuery(search, LOCALES);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe('INVALID_INPUT');
    return (error as Refusal).details.fields?.map(({ path }) => path) ?? [];
  }
};

describe('parseFeedQuery', () => {
  test('defaults', () => {
    expect(parseFeedQuery('', LOCALES)).toEqual({
      ...{ locale: 'zh-Hans', page: 1, pageSize: 20, theme: null, column: null, topic: null, order: 'newest' },
    });
  });

  test('everything', () => {
    const search = 'locale=en&page=3&pageSize=100&theme=industry&column=news&topic=new-energy&order=balanced';
    expect(parseFeedQuery(search, LOCALES)).toEqual({
      ...{ locale: 'en', page: 3, pageSize: 100, theme: 'industry', column: 'news', topic: 'new-energy' },
      order: 'balanced',
    });
  });

  test.each([
    ['foo=1', ['foo']],
    ['status=draft', ['status']],
    ['populate=*', ['populate']],
    ['filters[title][$eq]=x', ['filters[title][$eq]']],
    ['locale=fr', ['locale']],
    ['locale=', ['locale']],
    ['page=0', ['page']],
    ['page=-1', ['page']],
    ['page=1.5', ['page']],
    ['page=1e3', ['page']],
    ['page=', ['page']],
    ['page=9999999999', ['page']],
    ['pageSize=101', ['pageSize']],
    ['pageSize=0', ['pageSize']],
    ['pageSize=%2020', ['pageSize']],
    ['theme=', ['theme']],
    ['theme=a%00b', ['theme']],
    ['theme=%E4%BA%A7', ['theme']],
    [`column=${'a'.repeat(65)}`, ['column']],
    ['order=oldest', ['order']],
    ['page=1&page=2', ['page']],
    ['a=1&b=2&page=0', ['a', 'b', 'page']],
    ['__proto__=1', ['__proto__']],
  ])('%s is refused by name', (search, expected) => {
    expect(fieldsOf(search)).toEqual(expected);
  });

  test('a route with a locale only knows nothing else', () => {
    expect(parseLocale('locale=en', LOCALES)).toBe('en');
    expect(() => parseLocale('page=1', LOCALES)).toThrow(Refusal);
  });

  test('cache keys: one per meaning', () => {
    const keys = ['', 'page=1', 'pageSize=20&page=1', 'order=newest'].map((search) =>
      feedCacheKey('website', parseFeedQuery(search, LOCALES)),
    );
    expect(new Set(keys).size).toBe(1);
    const others = ['page=2', 'theme=a', 'column=a', 'topic=a', 'locale=en', 'order=balanced', 'pageSize=21'].map((s) =>
      feedCacheKey('website', parseFeedQuery(s, LOCALES)),
    );
    expect(new Set([...keys, ...others, feedCacheKey('screen', parseFeedQuery('', LOCALES))]).size).toBe(9);
    expect(cacheKey('item', 'a', 'en', 'x')).not.toBe(cacheKey('item', 'a', 'en', 'y'));
    expect(cacheKey('channel', 'a', 'en')).not.toBe(cacheKey('manifest', 'a', 'en'));
  });
});
