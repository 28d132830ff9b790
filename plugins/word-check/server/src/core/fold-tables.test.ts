/** What folding makes of every character there is, and which characters count as Latin at the edge of a term. */
import { createHash } from 'node:crypto';
import { isLatin } from './fold';
import { foldEntries, foldTable, KIND, mappedKinds, type FoldProfile } from './fold-tables';
import { latinAfter, latinBefore } from './latin-edges';
import { ENGINE_GENERATION } from './layer';

const NONE: FoldProfile = { width: false, case: false, traditional: false, skip: 'none', repeat: false };

function digestOf(profile: FoldProfile): string {
  const { single, long, kind } = foldTable(profile);
  const hash = createHash('sha256').update(single).update(kind).update(foldEntries(profile));
  hash.update(JSON.stringify([...long].sort(([a], [b]) => a - b)));
  return hash.digest('hex').slice(0, 16);
}

/** Code points as ranges in hexadecimal. */
function rangesOf(points: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges
    .map(([from, to]) => (from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`))
    .join(' ');
}

const unitsWhere = (holds: (unit: number) => boolean): number[] =>
  Array.from({ length: 0x10000 }, (_, unit) => unit).filter(holds);

describe('tables', () => {
  // Another digest is another meaning of rules: raise ENGINE_GENERATION with it, so that old engines are not taken for new.
  test.each<[string, Partial<FoldProfile>, string]>([
    ['nothing', {}, 'f0639a3e8c4b02c3'],
    ['width', { width: true }, '1f4b86db8025fcf3'],
    ['width of words', { width: 'words', skip: 'invisible' }, '63f4826bc20bf336'],
    ['case', { case: true }, '1e36fded582ef677'],
    ['traditional', { traditional: true, skip: 'symbols' }, 'eaffbd8e46ec303f'],
    ['all', { width: true, case: true, traditional: true, skip: 'symbols' }, '6e961f255f5fb4d3'],
  ])('folding of %s means what it meant when the generation was given', (_name, profile, digest) => {
    expect(ENGINE_GENERATION).toBe('3');
    expect(digestOf({ ...NONE, ...profile })).toBe(digest);
  });

  test('what folds to one unit is in the table of units, what grows or leaves the BMP in the other', () => {
    const { single, long, kind } = foldTable({ ...NONE, width: true, case: true, traditional: true });
    const at = (char: string) => String.fromCharCode(single[char.charCodeAt(0)]!);
    expect([...'Ａ國ａ１Ⓐ中'].map(at).join('')).toBe('a国a1a中');
    expect(['㎏', 'ﬀ', '\u{2f800}', '𝐀', '㊙'].map((char) => long.get(char.codePointAt(0)!))).toEqual([
      ...['kg', 'ff', '丽', 'a', undefined],
    ]);
    const isLong = (unit: number) => (kind[unit]! & KIND.long) !== 0;
    expect(unitsWhere(isLong).filter((unit) => !long.has(unit))).toEqual([]);
    expect([...long.keys()].filter((point) => point < 0x10000 && !isLong(point))).toEqual([]);
  });

  test('a table is made once for each profile', () => {
    const profiles = [true, false, 'words' as const].flatMap((width) =>
      [true, false].flatMap((lower) => [true, false].map((traditional) => ({ width, case: lower, traditional }))),
    );
    expect(new Set(profiles.map((profile) => foldTable(profile))).size).toBe(profiles.length);
    for (const profile of profiles) expect(foldTable({ ...profile })).toBe(foldTable(profile));
    const skips = (['none', 'invisible', 'symbols'] as const).map((skip) => foldEntries({ ...NONE, skip }));
    expect(new Set(skips).size).toBe(skips.length);
    expect(foldEntries({ ...NONE })).toBe(skips[0]);
  });

  test.each<[string, Partial<FoldProfile>, (keyof typeof KIND)[]]>([
    ['nothing', {}, ['surrogate', 'long']],
    ['width', { width: true }, ['surrogate', 'long', 'combining']],
    ['what is invisible', { skip: 'invisible' }, ['surrogate', 'long', 'combining', 'invisible']],
    ['symbols', { skip: 'symbols', width: true }, ['surrogate', 'long', 'combining', 'invisible', 'symbol']],
  ])('folding of %s moves these kinds', (_name, profile, kinds) => {
    const bits = mappedKinds({ ...NONE, ...profile });
    const all = Object.keys(KIND) as (keyof typeof KIND)[];
    expect(all.filter((kind) => bits & KIND[kind]).sort()).toEqual(kinds.sort());
  });

  test('an entry holds the folded unit, and a bit where places move', () => {
    const entries = foldEntries({ ...NONE, width: true, case: true, skip: 'symbols' });
    const of = (char: string) => entries[char.charCodeAt(0)]!;
    expect([of('Ａ'), of('国')]).toEqual(['a'.charCodeAt(0), '国'.charCodeAt(0)]);
    expect(['*', '\u200b', '\u0336', '\ud842', '㎏'].map((char) => of(char) >>> 16)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('Latin', () => {
  test('letters with their accents and digits, no signs', () => {
    expect(rangesOf(unitsWhere(isLatin))).toBe('30-39 41-5a 61-7a c0-d6 d8-f6 f8-24f');
  });

  test.each([
    ['av', true, true],
    ['国', false, false],
    ['', false, false],
    ['ａ国Ａ', true, true],
    ['a国', true, false],
    ['国9', false, true],
    ['a ', true, false],
    [' a', false, true],
    ['*a*', false, false],
    // Its small letter lies far from the others.
    ['Ⱥ', true, true],
    // Eight characters may lie in between at most, the letter with them.
    [`a${'\u200b'.repeat(7)}`, true, true],
    [`a${'\u200b'.repeat(8)}`, true, false],
    [`${'\u200b'.repeat(7)}a`, true, true],
    [`${'\u200b'.repeat(8)}a`, false, true],
  ])('beside %j: after it %p, before it %p', (text, starts, ends) => {
    expect(latinAfter(`国国${text}`, 2)).toBe(starts);
    expect(latinBefore(`${text}国国`, text.length)).toBe(ends);
  });
});
