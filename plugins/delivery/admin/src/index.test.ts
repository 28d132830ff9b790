import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

test('every label exists in both languages', () => {
  expect(Object.keys(zhHans).sort()).toEqual(Object.keys(en).sort());
  expect([...Object.values(zhHans), ...Object.values(en)].every((label) => label.trim() !== '')).toBe(true);
});
