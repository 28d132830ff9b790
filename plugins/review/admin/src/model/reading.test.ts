import type { RequiredReading } from '../api/readings';
import { circled, isNothing, NO_MARKS, placeKey, toSend, totalLeft, withMark, withMarks } from './reading';

const reading: RequiredReading = {
  ...{ required: true, digest: 'd', base: 'none', begun: true, complete: false },
  left: { changes: 2, findings: 1, files: 1 },
  changes: [
    { path: 'body', digest: 'b', block: true, entries: [], seen: false },
    { path: 'column.name', digest: 'c', block: false, entries: [], seen: true },
    { path: 'title', digest: 't', block: false, entries: [], seen: false },
  ],
  findings: [{ digest: 'f', finding: {} as never, answered: false }],
  files: [{ sha256: 's', name: 'a.pdf', mime: 'application/pdf', opened: false }],
};

it('numbers in circles', () => {
  expect([1, 20, 21, 35, 36, 50, 51].map(circled)).toEqual(['①', '⑳', '㉑', '㉟', '㊱', '㊿', '(51)']);
});

it('marks count at once, and the list is in the order of reading', () => {
  const marks = withMark(withMark(NO_MARKS, 'seen', placeKey({ path: 'title', digest: 't' })), 'answered', 'f');
  const shown = withMarks(reading, marks);
  expect(shown.changes.map(({ path, seen }) => [path, seen])).toEqual([
    ['title', true],
    ['body', false],
    ['column.name', true],
  ]);
  expect(shown.left).toEqual({ changes: 1, findings: 0, files: 1 });
  expect(totalLeft(shown.left)).toBe(2);
});

it('a mark made twice is one, and nothing changes', () => {
  const once = withMark(NO_MARKS, 'opened', 's');
  expect(withMark(once, 'opened', 's')).toBe(once);
});

it('sends what is on the list and not on the server, as places without anything else', () => {
  let marks = withMark(NO_MARKS, 'seen', placeKey({ path: 'body', digest: 'b' }));
  marks = withMark(marks, 'seen', placeKey({ path: 'column.name', digest: 'c' }));
  marks = withMark(marks, 'seen', placeKey({ path: 'title', digest: 'of another version' }));
  marks = withMark(marks, 'opened', 's');
  expect(toSend(reading, marks)).toEqual({ seen: [{ path: 'body', digest: 'b' }], answered: [], opened: ['s'] });
  expect([isNothing(toSend(reading, marks)), isNothing(toSend(reading, NO_MARKS))]).toEqual([false, true]);
});
