/** Layers: what a rule finds does not depend on how packs are put together, nor on which lanes its terms fall in. */
import { compileEngine, joinLayers } from './engine';
import type { FoldProfile } from './fold-tables';
import { buffersOf, buildLayer, LayerBuilder, type Layer, type PackInUse } from './layer';
import { runTrusted } from './pattern';
import { matchOf, type Rule } from './rule';
import { scanText, type Hit } from './scan-text';
import { naiveAll } from '../../../../../tests/model/matcher-oracle';

/** A few are enough for each mutant. */
const ROUNDS = process.env.SANSHEN_MUTATION === '1' ? 4 : 60;

const tools = { segmenters: [], runPattern: runTrusted };

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const random = randomFrom(3);
const pick = <T>(things: readonly T[]): T => things[random(things.length)]!;
/** Letters and symbols: terms with a symbol lie in another lane than those without. */
const LETTERS = [...'国国家家·a'];
const TEXT = [...LETTERS, ...LETTERS, ...'國ａ㎏*\u200b，'];
const word = (letters: readonly string[], longest: number): string =>
  Array.from({ length: 1 + random(longest) }, () => pick(letters)).join('');
const visible = (phrase: string): boolean => /[^·*]/.test(phrase);
const phrases = (most: number): string[] =>
  Array.from({ length: 1 + random(most) }, () => word(LETTERS, 3)).filter(visible);

function anyRule(id: string): Rule {
  const match = { boundary: false, repeat: random(4) === 0, skip: random(4) > 0 };
  const base = {
    id,
    severity: 'warn',
    category: 'c',
    message: 'm',
    match,
    exceptions: random(3) === 0 ? phrases(2) : [],
  } as const;
  if (random(2) === 0) return { ...base, kind: 'existence', terms: phrases(7), suggestions: ['改'] };
  return { ...base, kind: 'substitution', swap: Object.fromEntries(phrases(7).map((wrong, k) => [wrong, `正${k}`])) };
}
const anyPack = (k: number): PackInUse => ({
  pack: { key: `p${k}`, name: 'n', rules: Array.from({ length: 1 + random(3) }, (_, i) => anyRule(`r${i}`)) },
  builtin: k === 0,
});

const written = (hits: readonly Hit[]): string =>
  hits
    .map(
      ({ rule, start, end, suggestions }) =>
        `${start}-${end} ${rule.pack.key}/${rule.rule.id} ${suggestions.join('|')}`,
    )
    .sort()
    .join('\n');

/** As a worker hands it over. */
const handedOver = (layer: Layer): Layer => structuredClone(layer, { transfer: buffersOf(layer) });

/** Places of all terms, those that an exception overlaps taken out, of what is left the first that do not overlap. */
function byDefinition({ pack }: PackInUse, text: string): string {
  const lines = pack.rules.flatMap((rule) => {
    const { width, case: lower, traditional, skip, repeat } = matchOf(rule);
    const profile: FoldProfile = { width, case: lower, traditional, skip: skip ? 'symbols' : 'none', repeat };
    const pairs = Object.entries(rule.swap ?? {});
    const terms = [...(rule.terms ?? []), ...pairs.map(([wrong]) => wrong)];
    const spared = naiveAll(rule.exceptions ?? [], text, profile);
    let free = 0;
    return naiveAll(terms, text, profile).flatMap(({ start, end, term }) => {
      if (start < free || spared.some((one) => one.start < end && start < one.end)) return [];
      free = end;
      const right = rule.kind === 'substitution' ? pairs[term]![1] : '改';
      return [`${start}-${end} ${pack.key}/${rule.id} ${right}`];
    });
  });
  return lines.sort().join('\n');
}

test('packs in one layer, in one each, and handed over by a worker find the same, and what the definition says', () => {
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const packs = Array.from({ length: 1 + random(4) }, (_, k) => anyPack(k));
    const one = compileEngine(packs);
    const many = joinLayers(packs.map((pack) => handedOver(buildLayer([pack]))));
    for (let k = 0; k < 16; k += 1) {
      const text = word(TEXT, 24);
      const wanted = written(scanText(one, text, tools));
      expect(written(scanText(many, text, tools))).toBe(wanted);
      for (const pack of packs) {
        const alone = written(scanText(compileEngine([pack]), text, tools));
        const defined = byDefinition(pack, text);
        if (alone !== defined) expect({ text, pack, alone }).toEqual({ text, pack, alone: defined });
      }
      if (wanted !== '') found += 1;
    }
  }
  expect(found).toBeGreaterThan(8 * ROUNDS);
});

test('terms in two lanes are chosen from as one list', () => {
  const rule: Rule = {
    ...{ id: 'r', kind: 'substitution', severity: 'warn', category: 'c', message: 'm', match: { boundary: false } },
    swap: { '国·家': '甲', 家级国: '乙', 国级: '丙', '国*级': '丁' },
  };
  const engine = compileEngine([{ pack: { key: 'p', name: 'n', rules: [rule] }, builtin: false }]);
  const find = (text: string) => scanText(engine, text, tools).map((hit) => [hit.start, hit.end, hit.suggestions[0]]);
  // 家级国 begins inside 国·家, so 国级 after it is free.
  expect(find('国·家级国级')).toEqual([
    [0, 3, '甲'],
    [4, 6, '丙'],
  ]);
  // Both mean the whole; the first of the rule counts.
  expect(find('国*级')).toEqual([[0, 3, '丙']]);
});

test('a rule that is off is left out and changes nothing', () => {
  const rule = (off: boolean): Rule => ({
    ...{ id: 'r', kind: 'existence', terms: ['甲乙'], off },
    ...{ severity: 'warn', category: 'c', message: 'm' },
  });
  const engineOf = (rules: Rule[]) => compileEngine([{ pack: { key: 'p', name: 'n', rules }, builtin: false }]);
  expect(scanText(engineOf([rule(true)]), '甲乙', tools)).toStrictEqual([]);
  expect(engineOf([rule(true)]).version).toBe(engineOf([]).version);
  expect(engineOf([rule(false)]).version).not.toBe(engineOf([]).version);
});

test('rules in parts make the layer that they make in one piece', () => {
  const [pack] = [anyPack(1).pack];
  const builder = new LayerBuilder();
  for (const rule of pack.rules) builder.add(pack, [rule], false);
  expect(builder.build()).toEqual(buildLayer([{ pack, builtin: false }]));
});
