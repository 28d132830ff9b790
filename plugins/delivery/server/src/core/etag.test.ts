import { etagFrom, etagOf, matches, negotiate } from './etag';

describe('etag', () => {
  test('strong, and different for each encoding and each body', () => {
    const bytes = Buffer.from('x');
    expect(etagOf(bytes)).toMatch(/^"[0-9a-f]{32}"$/);
    expect(new Set([etagOf(bytes), etagOf(bytes, 'br'), etagOf(bytes, 'gzip'), etagOf(Buffer.from('y'))]).size).toBe(4);
    expect(etagFrom('abc', 'gzip')).toBe('"abc-gzip"');
  });

  test.each([
    [undefined, false],
    ['"a"', true],
    ['"b"', false],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    [' * ', true],
    ['a', false],
    ['', false],
    ['"a-gzip"', false],
  ])('If-None-Match %p', (header, expected) => {
    expect(matches(header, '"a"')).toBe(expected);
  });

  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['identity', 'identity'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['deflate', 'identity'],
    ['GZIP', 'gzip'],
    ['br;q=x', 'identity'],
  ])('Accept-Encoding %p', (header, expected) => {
    expect(negotiate(header)).toBe(expected);
  });
});
