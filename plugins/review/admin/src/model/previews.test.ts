import type { PreviewLink } from '../api/previews';
import { activeLinks, readChoice } from './previews';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const link = (id: number, change: Partial<PreviewLink> = {}): PreviewLink => ({
  id,
  state: 'active',
  madeBy: '甲',
  madeAt: '2026-03-01T11:00:00.000Z',
  expiresAt: '2026-03-01T12:00:00.001Z',
  usedAt: null,
  ...change,
});

describe('activeLinks', () => {
  it('leaves out what has ended, by the server’s word or by time', () => {
    const links = [
      link(1),
      link(2, { state: 'revoked' }),
      link(3, { expiresAt: NOW.toISOString() }),
      link(4, { expiresAt: 'soon' }),
    ];
    expect(activeLinks(links, NOW).map(({ id }) => id)).toEqual([1]);
  });
});

describe('readChoice', () => {
  test.each([
    ['240', 240],
    [60, 60],
    ['45', 30],
    [undefined, 30],
  ])('%j is %d', (value, minutes) => expect(readChoice(value)).toBe(minutes));
});
