import type { Finding } from '../finding';
import { decodeSteps, edgesOf } from './decode';
import { boxAround, leastRectangle, pointIn, union } from './geometry';
import { pictureKind } from './limits';
import { pictureFindings, picturePassages, placeOf, withPlaces, type ReadPicture } from './picture-findings';
import { picturesOf } from './pictures';
import { targetFault } from './qr-target';
import type { ReadLine, Reading } from './reading';
import { inReadingOrder } from './reading-order';
import { textRegions } from './regions';

const line = (text: string, x: number, y: number, size = 10, confidence = 0.99): ReadLine => ({
  text,
  confidence,
  characters: [...text].map((character, i) => ({
    length: character.length,
    confidence,
    box: { x: x + i * size, y, width: size, height: size },
  })),
});
const reading = (...lines: ReadLine[]): Reading => ({ width: 400, height: 200, frames: 1, lines, codes: [] });
const finding = (text: string, start: number, rest: Partial<Finding> = {}): Finding => ({
  ...{ path: 'cover.picture', start, end: start + text.length, text, ruleId: 'r', pack: 'p', category: 'c' },
  ...{ severity: 'block', message: '', suggestions: [], ...rest },
});

describe('places', () => {
  const read = reading(line('甲乙𠮷丙', 0, 0), line('丁戊', 50, 40));
  it.each([
    ['the first character', 0, 1, { x: 0, y: 0, width: 10, height: 10 }],
    ['a character of two units', 2, 4, { x: 20, y: 0, width: 10, height: 10 }],
    ['what follows it', 4, 5, { x: 30, y: 0, width: 10, height: 10 }],
    ['the second line', 6, 8, { x: 50, y: 40, width: 20, height: 10 }],
    ['both lines', 4, 7, { x: 30, y: 0, width: 30, height: 50 }],
  ])('of %s', (_name, start, end, box) => expect(placeOf(read, start, end)?.box).toEqual(box));

  it('there is none of nothing', () => expect(placeOf(read, 3, 3)).toBeNull());

  it('fit the passage, unit for unit', () => {
    const [passage] = picturePassages([{ path: 'cover.picture', outcome: read }]);
    expect(passage).toEqual({ path: 'cover.picture', text: '甲乙𠮷丙\n丁戊' });
  });
});

describe('severity in a picture', () => {
  const severityOf = (text: string, confidence: number) => {
    const pictures = [{ path: 'cover.picture', outcome: reading(line(text, 0, 0, 10, confidence)) }];
    return withPlaces([finding(text, 0)], pictures)[0]?.severity;
  };
  it('stays where the reader is sure', () => expect(severityOf('甲乙', 0.95)).toBe('block'));
  it('is advice where it is not', () => expect(severityOf('甲乙', 0.89)).toBe('info'));
  it('is advice about marks', () => expect(severityOf('，,', 0.99)).toBe('info'));

  it('hangs on the least sure character, and other findings stay as they are', () => {
    const mixed = reading({
      ...line('甲', 0, 0),
      text: '甲乙',
      characters: [...line('甲', 0, 0).characters, ...line('乙', 10, 0, 10, 0.5).characters],
    });
    const other = finding('文', 0, { path: 'title' });
    const found = withPlaces([finding('甲乙', 0), other], [{ path: 'cover.picture', outcome: mixed }]);
    expect(found[0]).toMatchObject({ severity: 'info', confidence: 0.5, picture: { width: 400, height: 200 } });
    expect(found[1]).toBe(other);
  });
});

describe('findings about pictures', () => {
  const about = (outcome: ReadPicture['outcome']) =>
    pictureFindings([{ path: 'cover.picture', outcome }], { language: 'zh' });
  it.each(['stopped', 'gone'] as const)('a picture that is %s blocks', (outcome) =>
    expect(about(outcome)).toMatchObject([{ ruleId: 'picture-unread', severity: 'block' }]),
  );
  it.each(['broken', 'too-large', 'vector'] as const)('a picture that is %s blocks', (fault) =>
    expect(about({ ...reading(), fault })).toMatchObject([{ ruleId: 'picture-unread', severity: 'block' }]),
  );
  it('an animation is a warning, and a clean picture nothing', () => {
    expect(about({ ...reading(), frames: 3 })).toMatchObject([{ ruleId: 'picture-animated', severity: 'warn' }]);
    expect(about(reading())).toStrictEqual([]);
  });
  it('QR codes show their target, literally, with their place', () => {
    const box = { x: 1, y: 2, width: 3, height: 4 };
    const codes = [
      { text: 'https://a.example/$&', box },
      { text: null, box },
    ];
    expect(about({ ...reading(), codes })).toMatchObject([
      {
        path: 'cover.picture.codes.0',
        severity: 'info',
        text: 'https://a.example/$&',
        box,
        message: '二维码指向：https://a.example/$&',
      },
      { path: 'cover.picture.codes.1', severity: 'warn', text: '', start: 0, end: 0 },
    ]);
  });
});

test.each([
  ['https://www.example.cn/a?b=c#d', null],
  ['HTTPS://EXAMPLE.CN', null],
  ['https://园区.example/报名', null],
  ['http://example.cn', 'not-https'],
  ['example.cn', 'not-a-web-address'],
  ['wxp://f2f0', 'not-a-web-address'],
  ['javascript:alert(1)', 'not-a-web-address'],
  ['https:', 'not-a-web-address'],
  ['https://bank.example@evil.example/', 'credentials'],
  ['https://10.0.0.1/a', 'bare-address'],
  ['https://[::1]/', 'bare-address'],
  ['https://2130706433/', 'bare-address'],
  ['https://xn--80ak6aa92e.example', 'look-alike'],
  ['https://аpple.example', 'look-alike'],
  ['https://example.cn\u202e/gpj', 'look-alike'],
  ['https:\\\\a.example@evil.example', 'credentials'],
  ['', 'unreadable'],
  [null, 'unreadable'],
])('the target %s: %s', (target, fault) => expect(targetFault(target)).toBe(fault));

test('pictures of a content: media, one and many, blocks, components and zones, and nothing else', () => {
  const picture = { mime: 'image/png', id: 1 };
  const attributes = {
    cover: { type: 'media' },
    files: { type: 'media' },
    body: { type: 'blocks' },
    part: { type: 'component', component: 'a.b' },
    parts: { type: 'component', component: 'a.b', repeatable: true },
    zone: { type: 'dynamiczone' },
    json: { type: 'json' },
  };
  const data = {
    cover: picture,
    files: [{ mime: 'application/pdf' }, picture, 7],
    body: [
      { type: 'paragraph', children: [] },
      { type: 'image', image: picture },
      { type: 'image', image: { unresolved: 'x' } },
    ],
    part: { inner: picture },
    parts: [{ inner: picture }, null],
    zone: [
      { __component: 'a.b', inner: picture },
      { __component: 'no.such', inner: picture },
    ],
    json: picture,
    unknown: picture,
  };
  const lookup = (uid: string) => (uid === 'a.b' ? { inner: { type: 'media' } } : undefined);
  expect(picturesOf(attributes, data, lookup).map(({ path }) => path)).toEqual(
    ['cover', 'files.1', 'body.1.image', 'part.inner', 'parts.0.inner', 'zone.0.inner'].map(
      (path) => `${path}.picture`,
    ),
  );
});

test('steps become characters: blanks part them, repeats are one, at the step that is surest', () => {
  const rows = [
    [0.9, 0.1, 0],
    [0.2, 0.7, 0.1],
    [0.1, 0.9, 0],
    [0.9, 0.1, 0],
    [0.1, 0.8, 0.1],
    [0, 0.1, 0.9],
  ];
  const steps = { values: Float32Array.from(rows.flat()), steps: 6, symbols: 3 };
  const read = decodeSteps(steps, ['甲', '乙']);
  expect(read.map(({ text }) => text).join('')).toBe('甲甲乙');
  expect(read[0]?.at).toBeCloseTo(2.5 / 6);
  expect(edgesOf(read).map(({ from, to }) => to - from > 0)).toEqual([true, true, true]);
  expect(edgesOf([{ text: '甲', at: 0.4, confidence: 1 }])).toEqual([{ from: 0, to: 1 }]);
});

test('a map of likelihoods becomes regions; weak ones and specks are left out', () => {
  const [width, height] = [60, 40];
  const values = new Float32Array(width * height);
  const paint = (x0: number, y0: number, w: number, h: number, value: number) => {
    for (let y = y0; y < y0 + h; y += 1) for (let x = x0; x < x0 + w; x += 1) values[y * width + x] = value;
  };
  paint(10, 10, 20, 6, 0.9);
  paint(10, 30, 20, 6, 0.4);
  paint(50, 5, 1, 1, 0.9);
  const regions = textRegions({ values, width, height });
  expect(regions).toHaveLength(1);
  expect(regions[0]?.rectangle).toMatchObject({ centre: { x: 20, y: 13 }, angle: 0 });
});

test('a turned line is found as it lies', () => {
  const turned = { centre: { x: 50, y: 50 }, width: 60, height: 8, angle: 0.3 };
  const points = [0, 0.25, 0.5, 0.75, 1].flatMap((along) => [0, 1].map((down) => pointIn(turned, along, down)));
  const found = leastRectangle(points);
  expect(found.angle).toBeCloseTo(0.3);
  expect(found.width).toBeCloseTo(60);
  expect(boxAround(points, 60, 100)).toEqual({ x: 20, y: 37, width: 40, height: 26 });
  expect(() => union([])).toThrow();
});

test('lines come from top to bottom, pieces of one line together, columns apart', () => {
  const read = inReadingOrder([
    line('丙', 0, 40),
    line('乙', 26, 1),
    line('甲', 10, 0),
    line('远', 200, 2),
    line('Room', 0, 80),
    line('12', 45, 80),
  ]);
  expect(read.map(({ text }) => text)).toEqual(['甲乙', '远', '丙', 'Room 12']);
  expect(read.map(({ characters }) => characters.reduce((sum, { length }) => sum + length, 0))).toEqual([2, 1, 1, 7]);
});

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'vector'],
  ['\ufeff<?xml version="1.0"?><svg/>', 'vector'],
  ['  <!DOCTYPE svg>', 'vector'],
  ['%PDF-1.4', 'vector'],
  ['\x1f\x8b\x08', 'vector'],
  ['\x89PNG\r\n', 'pixels'],
  ['plain text', 'pixels'],
])('%j is of %s', (text, kind) => {
  const bytes = text.startsWith('\ufeff') ? Buffer.from(text, 'utf8') : Buffer.from(text, 'latin1');
  expect(pictureKind(bytes)).toBe(kind);
});
