import { eventsBetween, eventText, openingText, parseLastEventId, type EventRow } from './events';

const row = (change: Partial<EventRow>): EventRow => ({
  ...{ document: 'd', locale: 'zh-Hans', digest: 'x', state: 'live', liveEpoch: 5, endedEpoch: null },
  ...change,
});
const told = (rows: EventRow[], since: number, until: number): string[] =>
  eventsBetween(rows, since, until).map(
    ({ id, kind, data }) => `${id} ${kind} ${data.digest ?? ''}${data.reason ?? ''}`,
  );

describe('eventsBetween', () => {
  test('release, correction and recall, in order', () => {
    const rows = [
      row({ digest: 'two', liveEpoch: 7, endedEpoch: 9, state: 'recalled' }),
      row({ digest: 'one', liveEpoch: 5, endedEpoch: 7, state: 'superseded' }),
    ];
    expect(told(rows, 0, 9)).toEqual(['5 release one', '7 release two', '9 recall two']);
    expect(told(rows, 5, 8)).toEqual(['7 release two']);
    expect(told(rows, 9, 12)).toStrictEqual([]);
  });

  test('a release that leaves the channel out is told as a notice', () => {
    expect(told([row({ state: 'superseded', endedEpoch: 8 })], 5, 8)).toEqual(['8 notice xwithdrawn']);
  });
});

test('the text of a stream cannot be broken by content', () => {
  const text = eventText({ id: 3, kind: 'notice', data: { documentId: 'a\n\nevent: evil' } });
  expect(text).toBe('event: notice\nid: 3\ndata: {"documentId":"a\\n\\nevent: evil"}\n\n');
  expect(openingText(4, 3000)).toBe('retry: 3000\nid: 4\n\n');
});

test.each([
  [undefined, null],
  ['', null],
  ['x', null],
  ['-1', null],
  ['3', 3],
  ['10', 10],
  ['11', null],
  ['99999999999999999999', null],
])('Last-Event-ID %p at epoch 10', (header, expected) => {
  expect(parseLastEventId(header, 10)).toBe(expected);
});
