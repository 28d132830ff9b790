/** Which packs share a layer, and which stamp means which packs. */
import { agrees, planLayers } from './layer-plan';

const pack = (key: string, terms: number, version = 1) => ({ key, documentId: `d-${key}`, version, terms });
const plan = (...packs: ReturnType<typeof pack>[]) =>
  planLayers(packs).map(({ key, packs: of, aside }) => [key, of.map((one) => one.key).join(), aside]);

test('small packs lie together, large ones alone', () => {
  expect(plan()).toStrictEqual([]);
  expect(plan(pack('a', 2000), pack('b', 2001), pack('c', 4000))).toEqual([
    ['d-a:1', 'a', false],
    ['d-b:1', 'b', true],
    ['d-c:1', 'c', true],
  ]);
  expect(plan(pack('a', 2000), pack('b', 2000, 3), pack('c', 2000))).toEqual([['d-a:1 d-b:3 d-c:1', 'a,b,c', false]]);
  expect(plan(pack('a', 2000), pack('b', 2000), pack('c', 2000), pack('d', 1))).toEqual([
    ['d-a:1 d-b:1 d-c:1 d-d:1', 'a,b,c,d', true],
  ]);
});

test('a stamp means its packs in any order, and no others', () => {
  expect(agrees('', [])).toBe(true);
  expect(agrees('d-b:2 d-a:1', [pack('a', 1), pack('b', 1, 2)])).toBe(true);
  expect(agrees('d-a:1 d-b:2', [pack('b', 1, 2), pack('a', 1)])).toBe(true);
  expect(agrees('', [pack('a', 1)])).toBe(false);
  expect(agrees('d-b:2 d-a:1', [pack('a', 1), pack('b', 1, 1)])).toBe(false);
  expect(agrees('d-a:1', [])).toBe(false);
  expect(agrees('d-a:1', [pack('a', 1), pack('a', 1)])).toBe(false);
});
