import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json';

describe('canonicalJson (RFC 8785)', () => {
  const cases: [string, Json, string][] = [
    [
      'sorts members by UTF-16 units',
      { b: 1, a: { z: 1, y: 2 }, '\u20ac': 0, '\ud83d\ude00': 1, '\ufb33': 2 },
      '{"a":{"y":2,"z":1},"b":1,"€":0,"😀":1,"\ufb33":2}',
    ],
    [
      'writes numbers as ECMAScript does',
      [1.0, 1e21, 1e-7, -0, 333333333.33333329],
      '[1,1e+21,1e-7,0,333333333.3333333]',
    ],
    ['escapes only what must be', '\u0007"\\/\n€', '"\\u0007\\"\\\\/\\n€"'],
    ['writes words of JSON as they are', [null, true, false, ''], '[null,true,false,""]'],
    ['keeps the order of lists', [3, 1, 2], '[3,1,2]'],
  ];
  it.each(cases)('%s', (_, value, text) => expect(canonicalJson(value)).toBe(text));

  it('refuses numbers JSON has no word for', () =>
    expect(() => canonicalJson(Number.NaN)).toThrow(new TypeError('JSON has no NaN')));

  it('sorts names that an object keeps in another order than the one they were added in', () => {
    expect(canonicalJson({ a: 1, 10: 2, 9: 3 })).toBe('{"10":2,"9":3,"a":1}');
    expect(canonicalJson({ list: [{ 9: 1, 10: 2 }] })).toBe('{"list":[{"10":2,"9":1}]}');
    expect(canonicalJson({ b: { y: 1, x: 2 } })).toBe('{"b":{"x":2,"y":1}}');
  });

  it('writes a member of any name', () =>
    expect(canonicalJson(JSON.parse('{"a":1,"__proto__":{"b":2}}') as Json)).toBe('{"__proto__":{"b":2},"a":1}'));

  it('is the same for any order of members and survives a round trip', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).reverse());
        const text = canonicalJson(value as Json);
        expect(canonicalJson(shuffled as Json)).toBe(text);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });
});
