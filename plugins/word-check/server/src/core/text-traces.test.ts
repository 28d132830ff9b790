import { askFor, TextTraces } from './text-traces';

const text = '国家安全网络建设\ud83d😀abc';
const traces = new TextTraces(text);
const mayHold = (...literals: string[]) => traces.mayHoldOne(askFor(literals));

test('what a text holds it may hold, at any place and of any length', () => {
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 1; to <= text.length; to += 1) expect(mayHold(text.slice(from, to))).toBe(true);
  }
});

test.each(['甲', '国甲', '甲国', '国安', '国家全', '家国', '国家安全络', '络网', 'abd', 'z'])(
  'it does not hold %s',
  (literal) => expect(mayHold(literal)).toBe(false),
);

test('one of several is enough, wherever it stands among them', () => {
  expect(mayHold('甲乙', '网络', '丙')).toBe(true);
  expect(mayHold('甲', '乙丙丁', '国家')).toBe(true);
  expect(mayHold('甲', '乙丙丁', '国安')).toBe(false);
  expect(mayHold()).toBe(false);
});

test('literals that begin alike are each asked for', () => {
  expect(mayHold('国甲', '国乙', '国家')).toBe(true);
  expect(mayHold('国甲', '安甲', '国家安', '国乙')).toBe(true);
  expect(mayHold('国甲', '安甲', '国乙')).toBe(false);
  expect(mayHold('甲国', '甲家', '全', '国甲')).toBe(true);
});
