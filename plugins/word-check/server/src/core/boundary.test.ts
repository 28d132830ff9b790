import { Boundary } from './boundary';
import type { Segmenter } from './word-edges';

/** A segmenter that splits as the strokes say, whatever part of that text it is given. */
const splitting =
  (words: string): Segmenter =>
  (part) => {
    const [text, from] = [words.replaceAll('|', ''), words.replaceAll('|', '').indexOf(part)];
    let at = 0;
    const starts = words.split('|').map((word) => (at += word.length) - word.length);
    return [0, ...starts.filter((start) => start > from && start < from + part.length && text).map((s) => s - from)];
  };

const verdict = (term: string, ...splits: string[]) => {
  const text = splits[0]!.replaceAll('|', '');
  const start = text.indexOf(term);
  return new Boundary(text, splits.map(splitting)).verdict({ start, end: start + term.length });
};

test.each([
  // One segmenter: what it cuts falls.
  ['全网', ['安全|网络'], 'falls'],
  ['全网', ['安|全网|络'], 'stands'],
  ['全网', ['安|全|网|络'], 'stands'],
  ['全网', ['安全网络'], 'stands'],
  ['主教', ['天主|教'], 'falls'],
  // Both cut, or one does and the other knows better of neither.
  ['全网', ['安全|网络', '安全|网络'], 'falls'],
  ['全网', ['安全网络', '安全|网络'], 'falls'],
  ['全网', ['安全|网络', '安全网络'], 'falls'],
  ['全网', ['安|全|网|络', '安全|网络'], 'falls'],
  // The most trusted has boundaries at both edges.
  ['全网', ['安全|网络', '安|全网|络'], 'stands'],
  ['全网', ['安全|网络', '安|全|网|络'], 'stands'],
  // A word for the other.
  ['全网', ['安|全网|络', '安全|网络'], 'unsure'],
  // Inside a word for both, with nothing that says where it comes from.
  ['全网', ['安|全网|络', '安全网络'], 'stands'],
  ['全网', ['安|全|网|络', '安全网络'], 'stands'],
  // Longer ones: boundaries at both edges are enough for any.
  ['全网络', ['安|全|网络|上', '安全|网络上'], 'stands'],
  ['全网络', ['安全|网络|上', '安|全|网络|上'], 'stands'],
  ['全网络', ['安全|网络|上', '安全|网络|上'], 'falls'],
  ['全网络', ['安全网络上', '安全|网络|上'], 'falls'],
])('%s in %j: %s', (term, splits, what) => expect(verdict(term, ...splits)).toBe(what));

describe('the tail of a word', () => {
  const asTail: Segmenter = (part) => (part === '天主教' || part === '天主' ? [0] : [0, 1]);
  const asWhole: Segmenter = (part) => (part === '天主教' ? [0] : [0, 1]);
  const of = (...segmenters: Segmenter[]) => new Boundary('天主教', segmenters).verdict({ start: 1, end: 3 });

  test('falls when all see it so', () => {
    expect(of(asTail, asTail)).toBe('falls');
    expect([of(asWhole, asTail), of(asTail, asWhole)]).toEqual(['stands', 'stands']);
  });

  test('stands when there is one segmenter only, and when the hit is longer', () => {
    expect(of(asTail)).toBe('stands');
    const four: Segmenter = (part) => (part === '天主教堂' || part === '天主教' ? [0] : [0, 1]);
    expect(new Boundary('天主教堂', [four, four]).verdict({ start: 1, end: 4 })).toBe('stands');
  });
});

test('without segmenters everything stands', () => {
  expect(new Boundary('安全网络', []).verdict({ start: 1, end: 3 })).toBe('stands');
});

test('the less trusted is not asked when the most trusted has its edges there', () => {
  const asked = jest.fn(() => [0]);
  const boundary = new Boundary('安全网络', [asked, splitting('安|全网|络')]);
  expect([boundary.verdict({ start: 1, end: 3 }), asked.mock.calls]).toEqual(['stands', []]);
});

test('all get ready, in their steps', () => {
  function* load() {
    yield;
    yield;
  }
  const slow = Object.assign(() => [0], { load });
  expect([...new Boundary('', [slow, () => [0], slow]).ready()]).toHaveLength(4);
});
