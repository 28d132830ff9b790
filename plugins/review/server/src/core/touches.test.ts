import type { Row } from './content';
import {
  entryFingerprint,
  entryReference,
  fileFingerprint,
  fileReference,
  orphanTouches,
  touchAuthors,
  type FileTouch,
} from './touches';

it('names files by number, and entries by type, document and language', () => {
  expect(fileReference(7)).toBe('file:7');
  expect(entryReference('api::x.x', 'd', 'en')).toBe('api::x.x/d/en');
  expect([entryReference('api::x.x', 'd', null), entryReference('api::x.x', 'd', undefined)]).toEqual([
    'api::x.x/d/',
    'api::x.x/d/',
  ]);
});

describe('a file', () => {
  const file: Row = { id: 7, mime: 'image/png', ext: '.png', name: 'a.png', alternativeText: '图', url: '/a' };
  const print = (changes: Row = {}, digest: string | null = 'd'): string =>
    fileFingerprint({ ...file, ...changes }, { fileDigest: () => digest });

  it.each<[string, Row]>([
    ['its address', { url: '/b' }],
    ['its time', { updatedAt: 'later' }],
    ['its number', { id: 8 }],
  ])('is the same with another %s', (_, changes) => expect(print(changes)).toBe(print()));

  it.each<[string, Row, string | null]>([
    ['bytes', {}, 'e'],
    ['no readable bytes', {}, null],
    ['words', { alternativeText: '图片' }, 'd'],
    ['name', { name: 'b.png' }, 'd'],
  ])('is another with other %s', (_, changes, digest) => expect(print(changes, digest)).not.toBe(print()));
});

it('an entry is what readers are shown of it, absent and null alike', () => {
  const print = (row: Row): string => entryFingerprint(row, ['code', 'name']);
  expect(print({ code: 'a', name: null, secret: 1 })).toBe(print({ code: 'a', secret: 2 }));
  expect(print({ code: 'a', name: 'x' })).not.toBe(print({ code: 'a', name: 'y' }));
  expect(print({ code: 'a', name: 'b' })).not.toBe(print({ code: 'b', name: 'a' }));
});

it('touches after the last signature have authors, or are orphans', () => {
  const touch = (id: number, person: string | null): FileTouch => ({ id, person, origin: `o${id}`, at: `t${id}` });
  const touches = [touch(1, 'ann'), touch(2, null), touch(3, 'bob'), touch(4, null)];
  expect(touchAuthors(touches, 0)).toEqual([
    { key: 'ann', at: 't1' },
    { key: 'bob', at: 't3' },
  ]);
  expect([touchAuthors(touches, 1), touchAuthors(touches, 3)]).toEqual([[{ key: 'bob', at: 't3' }], []]);
  expect(orphanTouches(touches, 0)).toEqual([
    { origin: 'o2', at: 't2' },
    { origin: 'o4', at: 't4' },
  ]);
  expect([orphanTouches(touches, 2), orphanTouches(touches, 4)]).toEqual([[{ origin: 'o4', at: 't4' }], []]);
});
