import { canonicalJson, type Json } from './canonical-json';

describe('canonicalJson (RFC 8785)', () => {
  test('example of section 3.2.2', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('members sort by UTF-16 code units (section 3.2.3)', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    const keys = Object.keys(JSON.parse(canonicalJson(value)) as object);
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
    expect(keys).toHaveLength(7);
  });

  test.each([
    [0, '0'],
    [-0, '0'],
    [1e21, '1e+21'],
    [123456789012345680000, '123456789012345680000'],
    [5e-324, '5e-324'],
    ['', '""'],
    [[], '[]'],
    [{}, '{}'],
    [{ b: undefined, a: [1, { d: 1, c: 2 }] }, '{"a":[1,{"c":2,"d":1}]}'],
    [{ ['__proto__']: 1, constructor: 2 }, '{"__proto__":1,"constructor":2}'],
  ])('%j', (value, expected) => {
    expect(canonicalJson(value as Json)).toBe(expected);
  });

  test.each([[NaN], [Infinity], ['\ud800'], [{ '\udc00': 1 }], [undefined], [1n]])('refuses %p', (value) => {
    expect(() => canonicalJson(value as Json)).toThrow(TypeError);
  });
});
