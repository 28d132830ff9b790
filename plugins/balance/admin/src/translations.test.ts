import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import en from './translations/en';
import zhHans from './translations/zh-Hans';

const texts = { en, 'zh-Hans': zhHans };
const keys = Object.keys(en);

test('both languages have the same keys, all with the plugin’s prefix, and the same places to fill in', () => {
  expect(Object.keys(zhHans)).toEqual(keys);
  expect(keys.filter((key) => !key.startsWith('balance.'))).toEqual([]);
  const places = (text: string): string => [...new Set(text.match(/\{\w+/g) ?? [])].sort().join();
  expect(keys.filter((key) => places(en[key] ?? '') !== places(zhHans[key] ?? ''))).toEqual([]);
  for (const language of Object.values(texts)) expect(Object.values(language)).not.toContain('');
});

test('every key written out in the panel has its text', () => {
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(__dirname, file), 'utf8'));
  const used = sources.flatMap((source) =>
    Array.from(source.matchAll(/\b(?:t|message)\('([a-z][\w.-]+)'/gi), ([, key]) => `balance.${key}`),
  );
  expect(used.filter((key) => !(key in en))).toEqual([]);
});
