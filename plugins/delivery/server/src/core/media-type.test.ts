import { messageLanguage } from './language';
import { Lru } from './lru';
import { attachmentHeader, deliveryOf, variantFormat } from './media-type';

test.each([
  ['image/png', 'image/png', false],
  ['IMAGE/JPEG', 'image/jpeg', false],
  ['application/pdf', 'application/pdf', true],
  ['image/svg+xml', 'application/octet-stream', true],
  ['text/html', 'application/octet-stream', true],
  ['application/xhtml+xml', 'application/octet-stream', true],
  ['text/javascript', 'application/octet-stream', true],
  ['text/plain', 'text/plain', true],
  ['text/plain\r\nX: y', 'application/octet-stream', true],
  ['', 'application/octet-stream', true],
])('%j is handed out safely', (mime, contentType, download) => {
  expect(deliveryOf(mime)).toEqual({ contentType, download });
});

test.each([
  ['a.pdf', `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`],
  ['附件(1).pdf', `attachment; filename="__(1).pdf"; filename*=UTF-8''%E9%99%84%E4%BB%B6%281%29.pdf`],
  [
    'a"\r\nSet-Cookie: x.pdf',
    `attachment; filename="a___Set-Cookie: x.pdf"; filename*=UTF-8''a%22__Set-Cookie%3A%20x.pdf`,
  ],
  ['../x\ud800', `attachment; filename=".._x_"; filename*=UTF-8''.._x_`],
])('name %j stays inside the header', (name, expected) => {
  expect(attachmentHeader(name)).toBe(expected);
});

test.each([
  [undefined, 'jpeg'],
  ['*/*', 'jpeg'],
  ['image/avif,image/webp,*/*;q=0.8', 'webp'],
  ['image/webp;q=0', 'jpeg'],
  ['image/webp;q=0.5', 'webp'],
])('Accept %p', (header, expected) => expect(variantFormat(header)).toBe(expected));

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['fr, en;q=0.5', 'en'],
  ['en;q=0.2, zh;q=0.3', 'zh'],
  ['de', 'zh'],
])('Accept-Language %p', (header, expected) => expect(messageLanguage(header)).toBe(expected));

describe('Lru', () => {
  test('forgets what was used longest ago', () => {
    const store = new Lru<string>({ entries: 2, weight: 100 }, (value) => value.length);
    store.set('a', '1');
    store.set('b', '1');
    store.get('a');
    store.set('c', '1');
    expect([store.get('a'), store.get('b'), store.get('c'), store.size]).toEqual(['1', undefined, '1', 2]);
  });

  test('counts weight, also when a value is replaced or too heavy', () => {
    const store = new Lru<string>({ entries: 9, weight: 10 }, (value) => value.length);
    store.set('a', '12345');
    store.set('a', '123456');
    store.set('b', '1234');
    expect(store.weight).toBe(10);
    store.set('c', '12');
    expect([store.get('a'), store.weight]).toEqual([undefined, 6]);
    store.set('b', 'x'.repeat(11));
    expect([store.get('b'), store.weight]).toEqual([undefined, 2]);
    store.clear();
    expect([store.size, store.weight]).toEqual([0, 0]);
  });
});
