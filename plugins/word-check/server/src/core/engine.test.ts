/** What an engine keeps of rules, what changes its version, and what is handed over with a layer. */
import { compileEngine, joinLayers } from './engine';
import { buffersOf, buildLayer, ENGINE_GENERATION, LayerBuilder, profileOf, replacementsOf, type Layer } from './layer';
import { runTrusted } from './pattern';
import { DEFAULT_MATCH, EXACT, type Pack, type Rule } from './rule';
import { scanText } from './scan-text';

const rule = (given: Partial<Rule>): Rule => ({
  ...{ id: 'r', kind: 'existence', severity: 'warn', category: 'c', message: 'm' },
  ...given,
});
const pack = (...rules: Rule[]): Pack => ({ key: 'p', name: 'n', rules });
const layer = (...rules: Rule[]): Layer => buildLayer([{ pack: pack(...rules), builtin: false }]);
const tools = { segmenters: [], runPattern: runTrusted };

describe('a rule in an engine', () => {
  test('keeps no terms where only lanes need them, and knows how many they were', () => {
    const { rules } = layer(
      rule({ id: 'a', terms: ['甲', '乙'] }),
      rule({ id: 'b', kind: 'substitution', terms: ['丙'], swap: { 丁: '戊', 己: '庚' } }),
      rule({ id: 'c', kind: 'substitution', swap: { 辛: '壬' } }),
      rule({ id: 'd', kind: 'occurrence', terms: ['癸'], most: 1 }),
    );
    expect(
      rules.map(({ index, rule: { terms, swap }, terms: count, firstRight }) => [
        index,
        terms,
        swap,
        count,
        firstRight,
      ]),
    ).toEqual([
      [0, undefined, undefined, 2, 0],
      [1, undefined, undefined, 1, 0],
      [2, undefined, undefined, 0, 2],
      [3, ['癸'], undefined, 0, 3],
    ]);
  });

  test('has the flags its pattern compiles with, and none without one', () => {
    const flags = (given: Partial<Rule>) => layer(rule(given)).rules[0]?.flags;
    expect(flags({ terms: ['甲'] })).toBe('');
    expect(flags({ kind: 'pattern', pattern: 'a.' })).toBe('gmiu');
    expect(flags({ kind: 'pattern', pattern: 'a.', match: { case: false } })).toBe('gmu');
    expect(layer(rule({ kind: 'existence', pattern: 'a' })).rules[0]?.pattern).toBeUndefined();
  });

  test('has the settings of its match over the usual ones, and knows where it comes from', () => {
    const given: Pack = { ...pack(rule({ match: { repeat: true } })), scope: { fields: ['title'] }, promotional: true };
    const [own] = buildLayer([{ pack: given, builtin: true }]).rules;
    expect(own?.match).toEqual({ ...DEFAULT_MATCH, repeat: true });
    expect(own?.pack).toEqual({ key: 'p', scope: { fields: ['title'] }, promotional: true });
    expect(own?.trusted).toBe(true);
    const [users] = layer(rule({})).rules;
    expect([users?.pack, users?.trusted]).toEqual([{ key: 'p' }, false]);
    expect(Object.keys(users!.pack)).toEqual(['key']);
  });

  test('is compared as it asks: through symbols unless it has some, through nothing when it says so', () => {
    expect(profileOf(DEFAULT_MATCH, '甲')).toEqual({
      ...{ width: true, case: true, traditional: true, skip: 'symbols', repeat: false },
    });
    expect(profileOf(DEFAULT_MATCH, 'C++').skip).toBe('invisible');
    expect(profileOf(EXACT, '甲')).toEqual({
      ...{ width: false, case: false, traditional: false, skip: 'none', repeat: false },
    });
    expect(profileOf({ ...EXACT, repeat: true, case: true }, '*')).toMatchObject({
      case: true,
      skip: 'none',
      repeat: true,
    });
  });

  test('says what to write instead of each of its terms', () => {
    const built = layer(
      rule({
        kind: 'substitution',
        terms: ['丙', '丑'],
        swap: { 丁: '戊', __proto__: '', 己: '庚' },
        suggestions: ['子', '寅'],
      }),
      rule({ terms: ['甲'], suggestions: ['乙'] }),
      rule({ terms: ['甲'] }),
      rule({ kind: 'substitution', swap: { 辛: '壬' } }),
      rule({ kind: 'pattern', pattern: '甲', suggestions: ['乙'] }),
    );
    const instead = (k: number, term: number) => replacementsOf(built, built.rules[k]!, term);
    expect([instead(0, 0), instead(0, 1), instead(0, 2), instead(0, 3)]).toEqual([
      ...[['子', '寅'], ['子', '寅'], ['戊'], ['庚']],
    ]);
    expect([instead(1, 0), instead(2, 0), instead(3, 0), instead(4, 0)]).toEqual([['乙'], [], ['壬'], []]);
  });
});

describe('anchors', () => {
  const EVERYTHING = rule({ kind: 'pattern', pattern: '[^]+', anchors: ['av国', '乙'], match: EXACT });
  const runs = (text: string, given = EVERYTHING) =>
    scanText(compileEngine([{ pack: pack(given), builtin: false }]), text, tools).length;

  test.each([
    ['as it is', 'xav国x', 1],
    ['in another width, case and script', 'xＡV國x', 1],
    ['with invisible characters in between', 'a\u200bv国', 1],
    ['with a symbol in between', 'a*v国', 0],
    ['with a repeat', 'aav国 avv国', 1],
    ['with a repeat inside', 'avv国', 0],
    ['the other one', '甲乙', 1],
    ['none', '甲丙', 0],
  ])('%s: whether the pattern runs', (_name, text, times) => {
    expect(runs(text)).toBe(times);
  });

  test('a pattern without anchors always runs, and anchors of other rules are nothing', () => {
    const { anchors: _, ...free } = EVERYTHING;
    expect(runs('甲', free)).toBe(1);
    const lanes = layer(rule({ terms: ['甲'], anchors: ['乙'] })).lanes;
    expect(lanes.flatMap(({ useTerm }) => [...useTerm])).toEqual([0]);
  });

  test('exceptions lie beside the terms, whatever the kind', () => {
    const lanes = layer(rule({ terms: ['甲'], exceptions: ['甲乙'] })).lanes;
    expect(lanes.flatMap(({ useTerm }) => [...useTerm])).toEqual([0, -1]);
    const spared = rule({ kind: 'pattern', pattern: '甲', exceptions: ['甲乙'], match: { boundary: false } });
    expect([runs('甲乙', spared), runs('甲', spared)]).toEqual([0, 1]);
  });
});

describe('lanes', () => {
  test('are one for each way of comparing', () => {
    const profiles = (...rules: Rule[]) =>
      layer(...rules).lanes.map(({ profile: { skip, repeat } }) => `${skip} ${repeat}`);
    expect(profiles(rule({ terms: ['甲', 'C++', '乙'] }), rule({ terms: ['丙'] }))).toEqual([
      'symbols false',
      'invisible false',
    ]);
    expect(profiles(rule({ terms: ['甲'], match: { repeat: true } }), rule({ terms: ['甲'] }))).toEqual([
      'symbols true',
      'symbols false',
    ]);
    expect(profiles()).toEqual([]);
  });
});

describe('versions', () => {
  const PACK: Pack = { ...pack(rule({ terms: ['甲'] })), scope: { fields: ['a'] }, promotional: true };
  const version = (given: Pack, builtin = false) => buildLayer([{ pack: given, builtin }]).version;

  test('what does not change what is found keeps the version', () => {
    expect(version({ ...PACK })).toBe(version(PACK));
    expect(version({ ...PACK, name: 'other', nameEn: 'other' })).toBe(version(PACK));
    expect(version({ ...PACK, promotional: false })).toBe(
      version({ key: PACK.key, name: '', rules: PACK.rules, scope: PACK.scope! }),
    );
    expect(version({ ...PACK, rules: [...PACK.rules, rule({ off: true })] })).toBe(version(PACK));
    expect(version(PACK)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('everything else makes another', () => {
    const { scope: _scope, ...everywhere } = PACK;
    const { promotional: _promotional, ...always } = PACK;
    const versions = [
      ...[version(PACK), version(PACK, true), version({ ...PACK, key: 'q' }), version(everywhere), version(always)],
      ...[version({ ...PACK, rules: [] }), version({ ...PACK, rules: [...PACK.rules, rule({ terms: ['乙'] })] })],
      ...[version({ ...PACK, scope: { fields: ['b'] } }), version({ ...PACK, rules: [rule({ terms: ['乙'] })] })],
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });

  // As with the tables of folding: another version for the same rules is a new scan of everything there is.
  test('are the same in every process, as long as the generation is', () => {
    expect(ENGINE_GENERATION).toBe('3');
    expect(version(PACK, true)).toBe('36e0fae2dbe133272e96014a486611089668ea76a9f57079b41cae516be83cf2');
    expect(compileEngine([{ pack: PACK, builtin: true }]).version).toBe('3-d712d6843854b073');
    expect(joinLayers([]).version).toBe('3-e3b0c44298fc1c14');
  });

  test('an engine is its layers in their order', () => {
    const [one, two] = [layer(rule({ id: 'one' })), layer(rule({ id: 'two' }))];
    const engine = joinLayers([one, two]);
    expect(engine.layers).toEqual([one, two]);
    expect(engine.rules.map((each) => each.rule.id)).toEqual(['one', 'two']);
    expect(engine.version).toBe(joinLayers([one, two]).version);
    expect(new Set([engine, joinLayers([two, one]), joinLayers([one])].map((each) => each.version)).size).toBe(3);
    expect(engine.version).toMatch(new RegExp(`^${ENGINE_GENERATION}-[0-9a-f]{16}$`));
  });
});

/** Every array in a value, whatever lies around it. */
function arraysIn(value: unknown): ArrayBufferView[] {
  if (ArrayBuffer.isView(value)) return [value];
  if (value instanceof Map || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(arraysIn);
}

test.each([
  ['words', [rule({ kind: 'substitution', swap: { 甲乙: '丙' } }), rule({ terms: ['甲*', '丁丁'] })]],
  ['words of one character', [rule({ terms: ['甲'] })]],
  ['nothing', []],
])('a layer of %s is handed over whole, each array once, nothing copied', (_name, rules) => {
  const built = layer(...rules);
  const buffers = buffersOf(built);
  expect(new Set(buffers).size).toBe(buffers.length);
  const arrays = arraysIn(built);
  expect(new Set(arrays.map(({ buffer }) => buffer))).toEqual(new Set(buffers));
  expect(arrays.filter(({ buffer }) => !buffers.includes(buffer as ArrayBuffer))).toEqual([]);
  expect(arrays.length).toBeGreaterThan(1);
});

test('a builder takes rules in parts and leaves out those that are off', () => {
  const builder = new LayerBuilder();
  builder.add({ key: 'p' }, [rule({ terms: ['甲'] }), rule({ id: 'off', off: true, terms: ['乙'] })], false);
  builder.add({ key: 'q', promotional: true }, [rule({ id: 's', terms: ['丙'] })], true);
  const { rules, lanes } = builder.build();
  expect(rules.map(({ index, rule: { id }, pack: { key }, trusted }) => [index, id, key, trusted])).toEqual([
    [0, 'r', 'p', false],
    [1, 's', 'q', true],
  ]);
  expect(lanes.map(({ useRule }) => [...useRule])).toEqual([[1, 0]]);
});
