import { clocksAgree, instantOf, wallClock, zoneName } from './park-time';

describe('instantOf', () => {
  it.each([
    ['2026-12-01T09:00', 'Asia/Shanghai', '2026-12-01T01:00:00.000Z'],
    ['2026-12-01T00:00', 'Asia/Shanghai', '2026-11-30T16:00:00.000Z'],
    ['2026-12-01T09:00:30', 'Asia/Shanghai', '2026-12-01T01:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', 'Europe/Berlin', '2026-12-01T08:00:00.000Z'],
    ['2026-12-01T23:30', 'Pacific/Kiritimati', '2026-12-01T09:30:00.000Z'],
    ['2026-12-01T09:00', 'Pacific/Niue', '2026-12-01T20:00:00.000Z'],
    ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'], // shown twice: the earlier one
  ])('%s in %s is %s', (local, zone, utc) => {
    expect(instantOf(local, zone)).toBe(utc);
  });
  it.each(['', '2026-12-01', '2026-13-01T09:00', '2026-02-30T09:00', 'tomorrow', '2026-12-01T25:00'])(
    '%j is no time',
    (text) => expect(instantOf(text, 'Asia/Shanghai')).toBeNull(),
  );
  it('a time that the clock leaps over is none', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBeNull();
  });
  it('does not depend on the zone of the computer', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
    for (const zone of zones) {
      for (let day = 0; day < 400; day += 7) {
        const at = Date.UTC(2026, 0, 1, 12, 34) + day * 86_400_000;
        expect(instantOf(wallClock(at, zone), zone)).toBe(new Date(at).toISOString());
      }
    }
  });
});

it('clocks of two zones agree where their offsets do', () => {
  const at = Date.UTC(2026, 11, 1);
  expect(clocksAgree(at, 'Asia/Shanghai', 'Asia/Singapore')).toBe(true);
  expect(clocksAgree(at, 'Asia/Shanghai', 'UTC')).toBe(false);
});

it('a zone is named in the language', () => {
  expect(zoneName(0, 'Asia/Shanghai', 'zh-Hans')).toBe('中国标准时间');
  expect(zoneName(0, 'Asia/Shanghai', 'en')).toBe('China Standard Time');
});
