/** One rule written into a pack of several parts: what the other rules say against it. */
import { chunkOf } from '../core/pack-chunks';
import type { Rule } from '../core/rule';
import { ruleRemoved, ruleWritten } from './rule-edit';
import type { PackRow, PackStore } from './store';

const rest = { severity: 'warn', category: 'c', message: 'm' } as const;
const pairs = (id: string, swap: Record<string, string>): Rule => ({ ...rest, id, kind: 'substitution', swap });
const pattern = (id: string): Rule => ({ ...rest, id, kind: 'pattern', pattern: '甲' });

/** A pack whose parts hold these rules. */
function packOf(...parts: Rule[][]): [PackStore, PackRow] {
  const chunks = parts.map((rules) => chunkOf(rules.map((rule) => JSON.stringify(rule))));
  const store = {
    versionOf: async (_id: string, version: number) =>
      version === 3 ? { chunks: chunks.map(({ digest }) => digest).join(' ') } : null,
    readChunk: async (_id: string, digest: string) => chunks.find((chunk) => chunk.digest === digest)?.text ?? '',
  };
  const row = { documentId: 'd', key: 'own', name: '自建', version: 3, ruleCount: parts.flat().length, termCount: 9 };
  return [store as unknown as PackStore, row as PackRow];
}

/** What it is refused for. */
async function faultOf(acts: Promise<unknown>): Promise<unknown> {
  return acts.then(
    () => null,
    (error: { code: string; details: { fields?: { path: string; reason: string }[] } }) =>
      error.details.fields?.map(({ path, reason }) => `${path} ${reason}`) ?? error.code,
  );
}

test('a circle with pairs in other parts is refused, and one that the rule itself replaces is none', async () => {
  const pack = packOf([pairs('a', { 甲词: '乙词' })], [pairs('b', { 丙词: '丁词' })]);
  expect(await faultOf(ruleWritten(...pack, pairs('b', { 乙词: '甲词' })))).toStrictEqual([
    'rule.swap.乙词 goes round in a circle: 乙词 → 甲词 → 乙词',
  ]);
  expect(await faultOf(ruleWritten(...pack, pairs('a', { 乙词: '甲词' })))).toBeNull();
});

test('a 201st pattern is refused, and one that is changed is none', async () => {
  const pack = packOf(Array.from({ length: 200 }, (_, i) => pattern(`p-${i}`)));
  expect(await faultOf(ruleWritten(...pack, pattern('more')))).toStrictEqual(['rule must hold at most 200 patterns']);
  expect(await faultOf(ruleWritten(...pack, pattern('p-7')))).toBeNull();
});

test('a 20,001st rule is refused, and one that is changed is none', async () => {
  const [store, row] = packOf([pairs('a', { 甲词: '乙词' })]);
  const full = { ...row, ruleCount: 20_000 };
  expect(await faultOf(ruleWritten(store, full, pairs('b', { 丙词: '丁词' })))).toStrictEqual([
    'rule would make more than 20000 rules',
  ]);
  expect(await faultOf(ruleWritten(store, full, pairs('a', { 甲词: '丁词' })))).toBeNull();
});

test('a pack that is another one meanwhile is refused as such', async () => {
  const [store, row] = packOf([pairs('a', { 甲词: '乙词' })]);
  expect(await faultOf(ruleWritten(store, { ...row, version: 2 }, pairs('b', { 丙词: '丁词' })))).toBe('STALE_VERSION');
  expect(await faultOf(ruleRemoved(store, row, 'none'))).toBe('NOT_FOUND');
});
