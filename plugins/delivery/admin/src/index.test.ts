import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

test('every label exists in both languages', () => {
  expect(Object.keys(zhHans).sort()).toEqual(Object.keys(en).sort());
  expect([...Object.values(zhHans), ...Object.values(en)].every((label) => label.trim() !== '')).toBe(true);
});

test('both languages have the same places to fill in', () => {
  const places = (text: string): string => [...new Set(text.match(/\{\w+/g) ?? [])].sort().join();
  const texts: Record<string, string> = zhHans;
  expect(Object.entries(en).filter(([key, text]) => places(texts[key] ?? '') !== places(text))).toStrictEqual([]);
});

test('every key written out in the panel has its text', () => {
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(__dirname, file), 'utf8'));
  const used = sources.flatMap((source) =>
    Array.from(source.matchAll(/\bt\('([a-z][\w.-]+)'/gi), ([, key]) => `delivery.${key}`),
  );
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((key) => !(key in en))).toStrictEqual([]);
});
