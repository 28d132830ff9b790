import { intlSegmenter } from '../segmenters';
import { WordEdges } from './word-edges';

const crosses = (text: string, term: string) => {
  const start = text.indexOf(term);
  return new WordEdges(text, intlSegmenter()).crosses(start, start + term.length);
};

test.each([
  ['加强安全网络建设', '全网'],
  ['拒绝对外开放', '绝对'],
  ['去年令人难忘', '年令'],
  ['荷兰天气很好', '兰天'],
])('in %s there is no %s', (text, term) => expect(crosses(text, term)).toBe(true));

test.each([
  ['全网最低价', '全网'],
  ['银行帐户被冻结', '帐户'],
  ['学校座落在湖边', '座落'],
  ['按装空调', '按装'],
  ['第一书记驻村', '第一'],
  ['全网', '全网'],
])('in %s there is %s', (text, term) => expect(crosses(text, term)).toBe(false));

test('a run of 100,000 characters without punctuation is segmented little more than once, not once per hit', () => {
  let units = 0;
  const segmenter = (text: string) => {
    units += text.length;
    return Array.from({ length: text.length / 2 }, (_, i) => i * 2);
  };
  const text = '安全'.repeat(50_000);
  const edges = new WordEdges(text, segmenter);
  for (let at = 0; at + 2 <= text.length; at += 2) expect(edges.crosses(at, at + 2)).toBe(false);
  expect(units).toBeLessThan(text.length * 1.3);
});

test('a place has the same words whoever asked before, at the edges of blocks too', () => {
  const text = '加强安全网络建设，去年令人难忘。'.repeat(300) + '安全网络建设'.repeat(500);
  const inOrder = new WordEdges(text, intlSegmenter());
  const places = Array.from({ length: text.length - 1 }, (_, at) => at);
  const forwards = places.map((at) => inOrder.crosses(at, at + 2));
  const backwards = new WordEdges(text, intlSegmenter());
  expect(places.reverse().map((at) => backwards.crosses(at, at + 2))).toEqual(forwards.reverse());
});
