import { closeUp } from './pictures';

const at = (x: number, y: number, width = 40, height = 20) =>
  closeUp({ url: '', width: 600, height: 300, box: { x, y, width, height } });

test.each([
  ['in the middle', 280, 140, { x: 180, y: 110, width: 240, height: 80 }],
  ['at the left edge', 0, 140, { x: 0, y: 110, width: 240, height: 80 }],
  ['at the right edge', 560, 140, { x: 360, y: 110, width: 240, height: 80 }],
  ['at the top', 280, 0, { x: 225, y: 0, width: 150, height: 50 }],
])('a close-up of a box %s lies within the picture, as wide as its place', (_name, x, y, part) =>
  expect(at(x, y)).toStrictEqual(part),
);

test('a box that is a good part of the picture has none', () => expect(at(0, 0, 201)).toBeNull());

test('of a narrow picture it is as wide as that', () =>
  expect(closeUp({ url: '', width: 100, height: 300, box: { x: 70, y: 140, width: 30, height: 40 } })).toStrictEqual({
    ...{ x: 0, y: 80, width: 100, height: 160 },
  }));
