import { languageName } from './language-name';

test.each([
  ['zh-Hans', '简体中文', 'Simplified Chinese'],
  ['en', '英语', 'English'],
  ['de', '德语', 'German'],
])('%s is %s and %s', (code, zh, en) => {
  expect(languageName(code, 'zh')).toBe(zh);
  expect(languageName(code, 'en')).toBe(en);
});

test.each(['xq', '<b>', 'not a language'])('%p has no name and stays as it is', (code) => {
  expect(languageName(code, 'en')).toBe(code);
});
