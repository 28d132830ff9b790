import { isRecountDue, reasonAtStart } from './recount';
import { offsetsOf } from './zone';

const shanghai = offsetsOf('Asia/Shanghai');
const due = (now: string, last: string | null): boolean =>
  isRecountDue(Date.parse(now), last === null ? null : Date.parse(last), shanghai);

describe('the daily recount is due', () => {
  it.each([
    ['first of all', '2026-03-10T04:00:00Z', null, true],
    // 18:00 UTC is 02:00 in the park.
    ['in the night', '2026-03-09T18:00:00Z', '2026-03-08T18:10:00Z', true],
    ['not before the night', '2026-03-09T17:59:59Z', '2026-03-08T18:10:00Z', false],
    ['not after the night', '2026-03-09T21:00:00Z', '2026-03-08T18:10:00Z', false],
    ['once a night', '2026-03-09T20:00:00Z', '2026-03-09T18:00:00Z', false],
    ['in the night after somebody asked', '2026-03-09T19:00:00Z', '2026-03-09T08:00:00Z', true],
    ['by day after a night without', '2026-03-10T06:10:01Z', '2026-03-08T18:10:00Z', true],
    ['by day not sooner', '2026-03-10T06:10:00Z', '2026-03-08T18:10:00Z', false],
  ])('%s', (_, now, last, expected) => expect(due(now, last)).toBe(expected));

  it('and at the start where there was none, or in another zone', () => {
    expect(reasonAtStart(null, 'UTC')).toBe('start');
    expect(reasonAtStart('Asia/Shanghai', 'UTC')).toBe('zone');
    expect(reasonAtStart('UTC', 'UTC')).toBeNull();
  });
});
