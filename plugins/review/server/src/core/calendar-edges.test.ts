/** Working time where the clock goes back between office hours, and what is said of input that is none. */
import { CALENDARS } from '../calendars';
import { addWorkingMinutes, isWorkingDay, workingCalendar, workingMinutesBetween } from './calendar';
import type { CalendarData } from './calendar-data';
import { messageOf, Refusal } from './errors';

const CN = CALENDARS.cn as CalendarData;
const cn = workingCalendar(CN);

function told(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error instanceof Refusal ? [error.details.fields, messageOf(error, 'zh')] : error;
  }
}

it('hours that the clock shows twice are counted in the order they pass', () => {
  const berlin = workingCalendar({
    ...{ ...CN, timeZone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    officeHours: [
      { from: '01:00', to: '02:30' },
      { from: '02:31', to: '04:00' },
    ],
    years: [{ ...(CN.years[0] as CalendarData['years'][number]), daysOff: [], makeUpWorkdays: [], provisional: false }],
  });
  const upTo = (to: string) => workingMinutesBetween(berlin, '2026-10-24T22:00:00Z', to);
  // 01:00 is 23:00 UTC; at 01:00 UTC it is two o'clock for the second time.
  expect(upTo('2026-10-25T00:30:00Z')).toEqual({ ok: true, value: 90, provisional: false });
  expect(upTo('2026-10-25T00:46:00Z')).toEqual({ ok: true, value: 105, provisional: false });
  expect(upTo('2026-10-25T01:30:00Z')).toEqual({ ok: true, value: 149, provisional: false });
  expect(upTo('2026-10-25T03:00:00Z')).toEqual({ ok: true, value: 238, provisional: false });
});

it('says what is wrong with what it is given', () => {
  const [from, to] = ['2026-11-26T09:00Z', '2026-11-26T08:59Z'];
  expect(told(() => addWorkingMinutes(cn, from, -1))).toEqual([
    [{ path: 'minutes', reason: 'minutes must be 0 or more' }],
    '请求内容有误：工作分钟数不能为负',
  ]);
  expect(told(() => workingMinutesBetween(cn, from, to))).toEqual([
    [{ path: 'to', reason: 'to must not lie before from' }],
    '请求内容有误：结束时间不能早于开始时间',
  ]);
  expect(told(() => isWorkingDay(cn, '2026-02-30'))).toEqual([
    [{ path: 'day', reason: '2026-02-30 is not a day' }],
    '请求内容有误：没有 2026-02-30 这一天',
  ]);
});
