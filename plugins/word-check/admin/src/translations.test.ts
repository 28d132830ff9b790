import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEFAULT_MATCH, RULE_KINDS } from '../../server/src/core/rule';
import { SEVERITIES } from './model/findings';
import { RESCAN_STATES, SHOWN } from './model/rescans';
import { EMPTY_DRAFT } from './model/rule-draft';
import { PLUGIN_ID } from './plugin-id';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'));
const literal = sources.flatMap((source) =>
  Array.from(source.matchAll(/\bt\([^)]*?'([a-z][a-z.]+)'(?:\s*:\s*'([a-z.]+)')?/g), ([, a, b]) => [a, b]),
);
const FIELDS = Object.keys(EMPTY_DRAFT).filter((key) => !['off', 'match', 'kind', 'severity'].includes(key));
const made = [
  ...SEVERITIES.flatMap((severity) => [`severity.${severity}`, `severity.short.${severity}`]),
  ...RULE_KINDS.map((kind) => `packs.kind.${kind}`),
  ...FIELDS.map((field) => `packs.field.${field}`),
  ...Object.keys(DEFAULT_MATCH).map((key) => `packs.match.${key}`),
  ...SEVERITIES.map((severity) => `rescan.severity.${severity}`),
  ...RESCAN_STATES.map((state) => `rescan.state.${state}`),
  ...SHOWN.map((show) => `rescan.show.${show}`),
  ...['create', 'edit', 'import', 'restore', 'carry-over'].map((act) => `packs.act.${act}`),
];
const used = [...literal.flat(), ...made].filter((key) => key !== undefined);

test('both languages have the same keys, all with the plugin’s prefix, and the same places to fill in', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zhHans));
  expect(Object.keys(en).filter((key) => !key.startsWith(`${PLUGIN_ID}.`))).toStrictEqual([]);
  const places = (text: string) => [...new Set(text.match(/\{\w+(?=[,}])/g))].sort().join();
  const keys = Object.keys(en) as (keyof typeof en)[];
  expect(keys.filter((key) => places(en[key]) !== places(zhHans[key]))).toStrictEqual([]);
});

test('every key the panel uses has its text, and every text is used', () => {
  const known = Object.keys(en).map((key) => key.slice(PLUGIN_ID.length + 1));
  expect(used.filter((key) => !known.includes(key))).toStrictEqual([]);
  expect(known.filter((key) => !used.includes(key))).toStrictEqual([]);
});
