/** The keeper of engines: old or new and never a mix, one build for all who wait, and no build that is not needed. */
import { buffersOf, buildLayer, type Layer } from '../core/layer';
import { runTrusted } from '../core/pattern';
import type { Rule } from '../core/rule';
import { scanText } from '../core/scan-text';
import type { Engine } from '../core/engine';
import { EngineKeeper } from './engine-keeper';
import type { PackParts } from './layer-thread';

const rule = (term: string): Rule => ({
  ...{ id: `r-${term}`, kind: 'existence', terms: [term], severity: 'warn', category: 'c', message: 'm' },
  match: { boundary: false },
});
const LARGE = 2001;

/** Packs in memory, and threads whose builds end when the test says so. */
class Stage {
  packs = new Map<string, { version: number; terms: number; rules: Rule[] }>();
  builds: { finish: () => void; fail: () => void }[] = [];
  logged: string[] = [];
  time = 0;
  private told: (() => void)[] = [];
  readonly keeper = new EngineKeeper({
    source: {
      stamp: async () => this.stamp,
      layers: async () =>
        [...this.packs].map(([key, { version, terms }]) => ({ key, documentId: `d-${key}`, version, terms })),
      chunksOf: (documentId, version) => this.chunks(documentId.slice(2), version),
    },
    base: () => buildLayer([{ pack: { key: 'base', name: 'b', rules: [rule('基本')] }, builtin: true }]),
    log: (message) => this.logged.push(message),
    now: () => this.time,
    newThread: () => ({ build: (packs) => this.build(packs), stop: () => this.builds.forEach(({ fail }) => fail()) }),
  });

  get stamp(): string {
    return [...this.packs].map(([key, { version }]) => `d-${key}:${version}`).join(' ');
  }

  put(key: string, terms: number, ...rules: Rule[]): void {
    this.packs.set(key, { version: (this.packs.get(key)?.version ?? 0) + 1, terms, rules });
  }

  /** Until that many builds have begun. */
  async begun(count: number): Promise<void> {
    while (this.builds.length < count) await new Promise<void>((resolve) => this.told.push(resolve));
  }

  private async *chunks(key: string, version: number): AsyncGenerator<string> {
    const pack = this.packs.get(key);
    if (pack?.version !== version) throw new Error('gone');
    for (const one of pack.rules) yield JSON.stringify([one]);
  }

  private async build(packs: readonly PackParts[]): Promise<Layer> {
    await new Promise<void>((resolve, reject) => {
      this.builds.push({ finish: resolve, fail: () => reject(new Error('broken')) });
      this.told.splice(0).forEach((tell) => tell());
    });
    const read = [];
    for (const { pack, chunks } of packs) {
      const rules: Rule[] = [];
      for await (const chunk of chunks) rules.push(...(JSON.parse(chunk) as Rule[]));
      read.push({ pack: { ...pack, name: 'n', rules }, builtin: false });
    }
    const layer = buildLayer(read);
    return structuredClone(layer, { transfer: buffersOf(layer) });
  }
}

const find = (engine: Engine | null, text: string): string[] =>
  engine ? scanText(engine, text, { segmenters: [], runPattern: runTrusted }).map((hit) => hit.rule.pack.key) : [];

test('small packs are there at once', async () => {
  const stage = new Stage();
  stage.put('small', 1, rule('甲乙'));
  expect(stage.keeper.at(stage.stamp)).toBeNull();
  expect(find(await stage.keeper.here(), '甲乙基本')).toEqual(['small', 'base']);
  expect(find(stage.keeper.at(stage.stamp), '甲乙')).toEqual(['small']);
  expect(stage.builds).toHaveLength(0);
});

test('while a large pack is built the old engine stays; then the new one is there as a whole', async () => {
  const stage = new Stage();
  const before = await stage.keeper.here();
  stage.put('large', LARGE, rule('丙丁'));
  stage.put('small', 1, rule('甲乙'));
  expect(await stage.keeper.here()).toBeNull();
  const coming = [stage.keeper.ready(stage.stamp), stage.keeper.ready(stage.stamp)];
  await stage.begun(1);
  expect(stage.keeper.latest).toBe(before);
  expect(stage.keeper.at(stage.stamp)).toBeNull();
  stage.builds[0]!.finish();
  const [one, two] = await Promise.all(coming);
  expect(two).toBe(one);
  expect(find(one!, '丙丁甲乙基本')).toEqual(['large', 'small', 'base']);
  expect(find(before, '丙丁甲乙基本')).toEqual(['base']);
  expect(stage.keeper.at(stage.stamp)).toBe(one);
});

test('a change of a small pack leaves the large one as it is', async () => {
  const stage = new Stage();
  stage.put('large', LARGE, rule('丙丁'));
  const coming = stage.keeper.ready(stage.stamp);
  await stage.begun(1);
  stage.builds[0]!.finish();
  const first = await coming;
  stage.put('small', 1, rule('甲乙'));
  const second = await stage.keeper.here();
  expect(find(second, '丙丁甲乙')).toEqual(['large', 'small']);
  expect(second!.layers.at(-1)).toBe(first.layers.at(-1));
  expect(second!.version).not.toBe(first.version);
});

test('many small packs together are built aside too', async () => {
  const stage = new Stage();
  for (let k = 0; k < 4; k += 1) stage.put(`p${k}`, 2000, rule(`甲${k}`));
  expect(await stage.keeper.here()).toBeNull();
});

test('who asks after a change does not get what was begun before it', async () => {
  const stage = new Stage();
  stage.put('large', LARGE, rule('丙丁'));
  const old = stage.keeper.ready(stage.stamp);
  await stage.begun(1);
  stage.put('large', LARGE, rule('戊己'));
  const fresh = stage.keeper.ready(stage.stamp);
  stage.builds[0]!.finish();
  await stage.begun(2);
  stage.builds[1]!.finish();
  expect(find(await fresh, '丙丁 戊己')).toEqual(['large']);
  expect(find(await old, '戊己')).toEqual(['large']);
  expect(stage.logged).toStrictEqual([]);
});

test('a build that fails is told, not tried again at once, and gives no engine', async () => {
  const stage = new Stage();
  stage.put('large', LARGE, rule('丙丁'));
  const coming = stage.keeper.ready(stage.stamp);
  await stage.begun(1);
  stage.builds[0]!.fail();
  await expect(coming).rejects.toThrow('broken');
  expect(stage.logged).toHaveLength(1);
  expect(stage.keeper.at(stage.stamp)).toBeNull();
  await expect(stage.keeper.ready(stage.stamp)).rejects.toThrow('broken');
  expect(stage.builds).toHaveLength(1);
  stage.time = 60_000;
  const again = stage.keeper.ready(stage.stamp);
  await stage.begun(2);
  stage.builds[1]!.finish();
  expect(find(await again, '丙丁')).toEqual(['large']);
});

test('a keeper that is closed ends its build and says nothing', async () => {
  const stage = new Stage();
  stage.put('large', LARGE, rule('丙丁'));
  const coming = stage.keeper.ready(stage.stamp);
  await stage.begun(1);
  stage.keeper.close();
  await expect(coming).rejects.toThrow('broken');
  expect(stage.logged).toStrictEqual([]);
});
