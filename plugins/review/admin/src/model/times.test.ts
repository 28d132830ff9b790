import { relativeTime } from './times';

const NOW = new Date('2026-03-01T12:00:00.000Z');

describe('relativeTime', () => {
  it.each([
    ['2026-03-01T11:59:30.000Z', 'now'],
    ['2026-03-01T11:57:00.000Z', '3 minutes ago'],
    ['2026-03-01T09:00:01.000Z', '2 hours ago'],
    ['2026-03-03T12:00:00.000Z', 'in 2 days'],
    ['2026-01-01T12:00:00.000Z', 'last month'],
    ['2024-01-01T12:00:00.000Z', '2 years ago'],
  ])('%s is %s', (at, words) => expect(relativeTime(at, NOW, 'en')).toBe(words));

  it('speaks Chinese', () => {
    expect(relativeTime('2026-03-01T09:00:00.000Z', NOW, 'zh-Hans')).toBe('3小时前');
  });
  it('says nothing of a time it cannot read', () => {
    expect(relativeTime('soon', NOW, 'en')).toBe('');
  });
});
