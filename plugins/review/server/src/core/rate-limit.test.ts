import { RateLimit } from './rate-limit';

const outcomes = (limit: RateLimit, key: string, times: number[]): boolean[] => times.map((at) => limit.allow(key, at));

describe('RateLimit', () => {
  it('allows so many in the time, of each key, and again after it', () => {
    const limit = new RateLimit(2, 1000);
    expect(outcomes(limit, 'a', [0, 1, 999])).toEqual([true, true, false]);
    expect(limit.allow('b', 999)).toBe(true);
    expect(outcomes(limit, 'a', [1000, 1001, 1002])).toEqual([true, true, false]);
  });
  it('starts anew when the clock was turned back', () => {
    const limit = new RateLimit(1, 1000);
    expect(outcomes(limit, 'a', [5000, 5001, 10, 11])).toEqual([true, false, true, false]);
  });
  it('forgets nothing while there is room, by a clock that runs ahead for a moment', () => {
    const limit = new RateLimit(1, 1000);
    expect([limit.allow('a', 0), limit.allow('b', 9000), limit.allow('a', 1)]).toEqual([true, true, false]);
  });
  it('counts uses of one moment', () => expect(outcomes(new RateLimit(1, 1000), 'a', [5, 5])).toEqual([true, false]));
  it('allows nothing when nothing is allowed', () =>
    expect(outcomes(new RateLimit(0, 1000), 'a', [0, 1])).toEqual([false, false]));
  it('forgets keys whose time is over before older ones that count', () => {
    const limit = new RateLimit(1, 1000, 2);
    // The clock was turned back between a and b.
    expect([limit.allow('a', 5000), limit.allow('b', 10), limit.allow('c', 1010)]).toEqual([true, true, true]);
    expect(limit.allow('a', 5001)).toBe(false);
  });
  it('keeps a bounded number of keys, the newest', () => {
    const limit = new RateLimit(1, 1000, 2);
    expect(['a', 'b', 'c'].map((key, at) => limit.allow(key, at))).toEqual([true, true, true]);
    expect([limit.allow('c', 3), limit.allow('b', 4), limit.allow('a', 5)]).toEqual([false, false, true]);
  });
});
