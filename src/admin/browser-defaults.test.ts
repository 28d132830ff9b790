import { applyBrowserDefaults } from './browser-defaults';

const storageWith = (entries: Array<[string, string]>) => {
  const map = new Map(entries);
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
};

describe('applyBrowserDefaults', () => {
  it('starts a new browser in Chinese, as the bare code Strapi reads', () => {
    const storage = storageWith([]);
    applyBrowserDefaults(storage);
    expect(storage.map.get('strapi-admin-language')).toBe('zh-Hans');
  });

  it('keeps what the user has chosen', () => {
    const storage = storageWith([['strapi-admin-language', 'en']]);
    applyBrowserDefaults(storage);
    expect(storage.map.get('strapi-admin-language')).toBe('en');
  });
});
