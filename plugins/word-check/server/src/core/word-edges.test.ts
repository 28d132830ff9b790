import { intlSegmenter } from '../segmenters';
import { WordEdges, type Segmenter } from './word-edges';

const standing = (text: string, term: string, segmenter: Segmenter = intlSegmenter()) => {
  const start = text.indexOf(term);
  return new WordEdges(text, segmenter).standing(start, start + term.length);
};
/** Splits what is one of these texts as it says, with a stroke between words; other texts are one word. */
const splitting =
  (...texts: string[]): Segmenter =>
  (text) => {
    let at = 0;
    const words = texts.find((one) => one.replaceAll('|', '') === text)?.split('|') ?? [text];
    return words.map((word) => (at += word.length) - word.length);
  };

test.each([
  ['加强安全网络建设', '全网'],
  ['拒绝对外开放', '绝对'],
  ['去年令人难忘', '年令'],
  ['荷兰天气很好', '兰天'],
])('in %s there is no %s', (text, term) => expect(standing(text, term)).toBe('cut'));

test.each([
  ['全网最低价', '全网'],
  ['银行帐户被冻结', '帐户'],
  ['学校座落在湖边', '座落'],
  ['按装空调', '按装'],
  ['第一书记驻村', '第一'],
  ['全网', '全网'],
])('in %s there is %s', (text, term) => expect(standing(text, term)).not.toBe('cut'));

test.each([
  ['安全|网络', '安全', 'word'],
  ['安全|网络', '网络', 'word'],
  ['安全|网络', '安全网络', 'words'],
  ['安|全|网络', '安全', 'words'],
  ['全|网', '全', 'word'],
  ['安全网络', '安全', 'inside'],
  ['安全网络', '网络', 'inside'],
  ['安全网络', '全网', 'inside'],
  ['安全|网络', '全网', 'cut'],
  ['安全|网络', '全', 'inside'],
  ['安全|网络', '全网络', 'cut'],
  ['安全|网络', '安全网', 'cut'],
])('in %s, %s is %s', (words, term, what) => {
  expect(standing(words.replaceAll('|', ''), term, splitting(words))).toBe(what);
});

test('what is not Chinese has its edges everywhere', () => {
  expect([standing('x主y', '主'), standing('主abc教', 'bc'), standing('，主，', '主')]).toEqual([
    'word',
    'words',
    'word',
  ]);
});

test.each([
  ['天主教', '主教', ['天主'], true],
  ['天主教', '主教', ['天|主'], false],
  ['天主教', '天主', ['天主'], false],
  ['水文学家', '文学', ['水文学', '水文'], true],
  ['水文学家', '文学', ['水|文学'], false],
  ['水文学家', '文学', ['水文|学'], true],
  ['形而上学', '上学', ['形而上'], true],
  ['形而上学', '上学', ['形而|上'], false],
  ['一二三四五六七八', '七八', ['一二三四五六七'], true],
  ['一二三四五六七八九', '八九', ['一二三四五六七八'], false],
])('the tail of %s: %s, when %j is how it is split without its end: %s', (text, term, splits, is) => {
  const start = text.indexOf(term);
  expect(new WordEdges(text, splitting(...splits)).isTail(start, start + 2)).toBe(is);
});

test('what begins at a boundary is no tail', () => {
  expect(new WordEdges('罗马天主教', splitting('罗马|天主教')).isTail(2, 4)).toBe(false);
});

test('a run of 100,000 characters without punctuation is segmented little more than once, not once per hit', () => {
  let units = 0;
  const segmenter = (text: string) => {
    units += text.length;
    return Array.from({ length: text.length / 2 }, (_, i) => i * 2);
  };
  const text = '安全'.repeat(50_000);
  const edges = new WordEdges(text, segmenter);
  for (let at = 0; at + 2 <= text.length; at += 2) expect(edges.standing(at, at + 2)).toBe('word');
  expect(units).toBeLessThan(text.length * 1.3);
});

test('a place has the same words whoever asked before, at the edges of blocks too', () => {
  const text = '加强安全网络建设，去年令人难忘。'.repeat(300) + '安全网络建设'.repeat(500);
  const inOrder = new WordEdges(text, intlSegmenter());
  const places = Array.from({ length: text.length - 1 }, (_, at) => at);
  const forwards = places.map((at) => inOrder.standing(at, at + 2));
  const backwards = new WordEdges(text, intlSegmenter());
  expect(places.reverse().map((at) => backwards.standing(at, at + 2))).toEqual(forwards.reverse());
});
