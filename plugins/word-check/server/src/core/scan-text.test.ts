import { compileEngine } from './engine';
import { runTrusted } from './pattern';
import type { Rule } from './rule';
import { scanText } from './scan-text';

/** The naive reading of random texts: every rule is one regular expression with all variants and gaps written out. */
const VARIANTS: Readonly<Record<string, string>> = { 国: '国國', 家: '家', a: 'aAａＡ', 级: '级級' };
const GAP = '[*·\\u200b\\ufeff]*';
const LETTERS = Object.keys(VARIANTS);
const one = (char: string) => `[${VARIANTS[char]}]`;

function naiveExpression(term: string, repeat: boolean): RegExp {
  const runs = [...term.matchAll(/(.)\1*/gu)].map((run) => ({ char: run[1]!, length: run[0].length }));
  if (!repeat) return new RegExp([...term].map(one).join(GAP), 'uy');
  const parts = runs.map(({ char, length }) => `${one(char)}(?:${GAP}${one(char)}){${length - 1},}`);
  return new RegExp(`(?<!${one(runs[0]!.char)}${GAP})${parts.join(GAP)}`, 'uy');
}

interface Range {
  start: number;
  end: number;
}

function naiveRanges(phrases: readonly string[], text: string, repeat: boolean): Range[] {
  const out: Range[] = [];
  for (const phrase of phrases) {
    const expression = naiveExpression(phrase, repeat);
    for (let start = 0; start < text.length; start += 1) {
      expression.lastIndex = start;
      const match = expression.exec(text);
      if (match) out.push({ start, end: start + match[0].length });
    }
  }
  return out.sort((a, b) => a.start - b.start || b.end - a.end);
}

function naive(terms: readonly string[], exceptions: readonly string[], text: string, repeat: boolean): Range[] {
  const spared = naiveRanges(exceptions, text, repeat);
  const out: Range[] = [];
  let free = 0;
  for (const range of naiveRanges(terms, text, repeat)) {
    if (range.start < free || spared.some((other) => other.start < range.end && range.start < other.end)) continue;
    out.push(range);
    free = range.end;
  }
  return out;
}

const rule = (given: Partial<Rule>): Rule => ({
  id: 'r',
  kind: 'existence',
  severity: 'warn',
  category: 'c',
  message: 'm',
  ...given,
});
const tools = { segmenters: [], runPattern: runTrusted };
const find = (rules: readonly Rule[], text: string) =>
  scanText(compileEngine([{ pack: { key: 'p', name: 'p', rules }, builtin: true }]), text, tools);
const slices = (rules: readonly Rule[], text: string) =>
  find(rules, text).map(({ start, end }) => text.slice(start, end));

/** A few are enough for each mutant. */
const CASES = process.env.SANSHEN_MUTATION === '1' ? 200 : 6000;

const LONG = process.env.SANSHEN_MUTATION === '1' ? 10_000 : 100_000;

describe('scanText', () => {
  test(`${CASES} random rules and texts give what the definition gives`, () => {
    const random = randomFrom(7);
    const pick = (letters: readonly string[]) => letters[random(letters.length)]!;
    const noise = [...LETTERS.flatMap((letter) => [...VARIANTS[letter]!]), '*', '·', '\u200b', '\n', '，'];
    const text = () => Array.from({ length: random(24) }, () => pick(noise)).join('');
    const phrase = () => Array.from({ length: 1 + random(4) }, () => pick(LETTERS)).join('');
    let total = 0;
    for (let round = 0; round < CASES; round += 1) {
      const repeat = random(2) === 0;
      const terms = [...new Set(Array.from({ length: 1 + random(4) }, phrase))];
      const exceptions = random(2) === 0 ? [] : [phrase(), phrase()];
      const sample = text();
      const hits = find([rule({ terms, exceptions, match: { repeat, boundary: false } })], sample);
      const found = hits.map(({ start, end }) => ({ start, end }));
      total += found.length;
      expect({ terms, exceptions, sample, repeat, found }).toEqual({
        terms,
        exceptions,
        sample,
        repeat,
        found: naive(terms, exceptions, sample, repeat),
      });
    }
    expect(total).toBeGreaterThan(CASES);
  });

  test.each<[string, Partial<Rule>, string, string[]]>([
    ['a Latin term inside a word', { terms: ['av'] }, 'have av, AV8 ａｖ x\u200bav', ['av', 'ａｖ']],
    ['a number inside a number', { terms: ['69'] }, '695 6.9 69 ６９', ['69', '６９']],
    ['boundary off', { terms: ['av'], match: { boundary: false } }, 'have', ['av']],
    ['symbols that belong to the term', { terms: ['C++', 'C#'] }, 'C, C++ c#', ['C++', 'c#']],
    ['zero width in a term with symbols', { terms: ['C++'] }, 'C+\u200b+', ['C+\u200b+']],
    ['skip off', { terms: ['最佳'], match: { skip: false } }, '最*佳最佳', ['最佳']],
    ['case off', { terms: ['Ab'], match: { case: false } }, 'ab Ab', ['Ab']],
    ['width off', { terms: ['最A'], match: { width: false } }, '最Ａ最A', ['最A']],
    ['traditional off', { terms: ['国家'], match: { traditional: false } }, '國家国家', ['国家']],
    ['a line break in between', { terms: ['国家'] }, '国\n家 国\r\n家 国\u2028家', []],
    [
      'property names',
      { terms: ['constructor', '__proto__', 'toString'] },
      'constructor __proto__ toString valueOf',
      ['constructor', '__proto__', 'toString'],
    ],
    ['an exception that covers the hit', { terms: ['最佳'], exceptions: ['最佳实践'] }, '最佳实践，最佳', ['最佳']],
    ['an exception that overlaps the hit', { terms: ['国家'], exceptions: ['大国'] }, '大国家国家', ['国家']],
    ['an exception written with a symbol', { terms: ['最佳'], exceptions: ['最佳（奖）'] }, '最佳（奖）', []],
    [
      'repeats of the term itself',
      { terms: ['天天向上'], match: { repeat: true, boundary: false } },
      '今天向上 天天天向上',
      ['天天天向上'],
    ],
    ['half a pair', { kind: 'pattern', pattern: '\\udfb7', match: { boundary: false } }, '𠮷', []],
    [
      'a pattern over zero width',
      { kind: 'pattern', pattern: '1[3-9]\\d{9}', match: { boundary: false } },
      '138\u200b1234５678',
      ['138\u200b1234５678'],
    ],
    ['a pattern with full-width marks', { kind: 'pattern', pattern: '甲[^，]+乙' }, '甲，乙 甲、乙', ['甲、乙']],
    ['lines of a pattern', { kind: 'pattern', pattern: '^乙$', match: { boundary: false } }, '甲\n乙\n丙', ['乙']],
  ])('%s', (_name, given, text, found) => {
    expect(slices([rule(given)], text)).toEqual(found);
  });

  test('the right form of a pair is no hit though it folds to the wrong one', () => {
    const swap = { WIFI: 'Wi-Fi' };
    expect(slices([rule({ kind: 'substitution', swap })], 'WIFI wifi Wi-Fi')).toEqual(['WIFI', 'wifi']);
  });

  test('a rule hides no other rule', () => {
    const rules = [rule({ id: 'long', terms: ['国家级标准'] }), rule({ id: 'short', terms: ['国家级'] })];
    expect(find(rules, '国家级标准').map((hit) => hit.rule.rule.id)).toEqual(['long', 'short']);
  });

  test('when the longest term falls, a shorter one with the same start is found', () => {
    expect(slices([rule({ terms: ['最佳', '最佳奖'], exceptions: ['奖金'] })], '最佳奖金')).toEqual(['最佳']);
  });

  test('one segmenter drops what it sees cut; two that disagree make it advice', () => {
    const cuts = (text: string) => (text === '安全网络' ? [0, 2] : [0]);
    const single = () => [0, 1, 2, 3];
    const whole = (text: string) => (text === '安全网络' ? [0, 1, 3] : [0]);
    const engine = compileEngine([
      { pack: { key: 'p', name: 'p', rules: [rule({ terms: ['全网'] })] }, builtin: true },
    ]);
    const scanWith = (segmenters: readonly ((text: string) => number[])[]) =>
      scanText(engine, '安全网络', { ...tools, segmenters }).map((hit) => hit.unsure);
    expect(scanWith([cuts])).toEqual([]);
    expect(scanWith([whole, cuts])).toEqual([true]);
    expect(scanWith([cuts, whole])).toEqual([false]);
    expect(scanWith([single, cuts])).toEqual([]);
    expect(scanWith([whole])).toEqual([false]);
  });

  test('segmenters get ready only when a hit asks, and before it does', () => {
    const rules = [
      rule({ id: 'term', terms: ['全网'], exceptions: ['安全网'] }),
      rule({ id: 'pattern', kind: 'pattern', pattern: '绝.', terms: [] }),
      rule({ id: 'bare', terms: ['名字'], match: { boundary: false } }),
    ];
    const engine = compileEngine([{ pack: { key: 'p', name: 'p', rules }, builtin: true }]);
    const loads = (text: string) => {
      const told: string[] = [];
      function* load() {
        told.push('loaded');
        yield;
      }
      const segmenter = Object.assign(() => [told.push('asked') * 0], { load });
      scanText(engine, text, { ...tools, segmenters: [segmenter] });
      return told.slice(0, 2);
    };
    expect([loads('安宁'), loads('绝'), loads('名字')]).toEqual([[], [], []]);
    expect([loads('在全网上'), loads('有绝对把握')]).toEqual([
      ['loaded', 'asked'],
      ['loaded', 'asked'],
    ]);
  });

  test('nested terms on a text of one character stay linear', () => {
    const terms = Array.from({ length: LONG / 100 }, (_, i) => '甲'.repeat(i + 1));
    const text = '甲'.repeat(LONG);
    const hits = find([rule({ terms })], text);
    expect(hits).toHaveLength(100);
  });
});

/** A small generator of whole numbers (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
