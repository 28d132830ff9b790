import { atOnce, type Steps } from './core/steps';
import { dictionarySegmenter, segmentersWith, wordSegmenters, type Dictionary } from './segmenters';

const lines = ['安全 3 n', '网络 3 n', `${'长'.repeat(20_000)} 1 n`, '全网 1 n', '网 1 n'];
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (part: Uint8Array) => new TextDecoder().decode(part);

/** A dictionary that keeps what it was given; its words are two characters each. */
function pretended(words: () => Uint8Array = () => bytes(`${lines.join('\n')}\n`)) {
  const given: string[] = [];
  const jieba = {
    loadDict: (part: Uint8Array) => given.push(textOf(part)),
    cut: (text: string) => text.match(/../gu) ?? [],
  };
  return { given, dictionary: { jieba, words } as unknown as Dictionary };
}

const stepsOf = (steps: Steps<void>) => [...steps].length;

describe('the dictionary', () => {
  test('is read in whole lines, a part a step, once', () => {
    const { given, dictionary } = pretended();
    const segmenter = dictionarySegmenter(dictionary);
    expect(given).toEqual([]);
    expect(stepsOf(segmenter.load!())).toBe(2);
    expect(given.map((part) => part.split('\n').map((line) => line.slice(-3)))).toEqual([
      [' 3 n', ' 3 n', ' 1 n', ''].map((end) => end.slice(-3)),
      [' 1 n', ' 1 n', ''].map((end) => end.slice(-3)),
    ]);
    expect([stepsOf(segmenter.load!()), given.length]).toEqual([0, 2]);
  });

  test('is read to its end when the last line has no break', () => {
    const { given, dictionary } = pretended(() => bytes('安全 3 n'));
    atOnce(dictionarySegmenter(dictionary).load!());
    expect(given).toEqual(['安全 3 n']);
  });

  test('is read by all who wait for it together, and at once by who asks before', () => {
    const { given, dictionary } = pretended();
    const segmenter = dictionarySegmenter(dictionary);
    const [one, other] = [segmenter.load!(), segmenter.load!()];
    one.next();
    other.next();
    expect(given).toHaveLength(2);
    expect([one.next().done, other.next().done]).toEqual([true, true]);
    const asking = pretended();
    expect(dictionarySegmenter(asking.dictionary)('安全网络')).toEqual([0, 2]);
    expect(asking.given).toHaveLength(2);
  });

  test('that cannot be read is an error for everybody who asks, never half a list', () => {
    const { dictionary } = pretended(() => {
      throw new Error('no such file');
    });
    const segmenter = dictionarySegmenter(dictionary);
    for (let time = 0; time < 2; time += 1) expect(() => segmenter('安全')).toThrow('no such file');
  });
});

test('without the package there is the one of the runtime, and it is said why', () => {
  const said: string[] = [];
  const segmenters = segmentersWith(
    () => {
      throw new Error('Cannot find module\nRequire stack');
    },
    (message) => said.push(message),
  );
  expect(segmenters.map((segmenter) => [...segmenter('安全网络')])).toEqual([[0, 2]]);
  expect(said).toEqual([expect.stringMatching(/no @node-rs\/jieba here.*\(Cannot find module\)$/)]);
});

test('the installed package cuts by its whole list, places in UTF-16 units', () => {
  const [, dictionary] = wordSegmenters((message) => {
    throw new Error(message);
  });
  expect(dictionary!('去年令人难忘')).toEqual([0, 2]);
  expect(dictionary!('一项人才新政')).toEqual([0, 2, 4]);
  expect(dictionary!('安全\ud840网络𠮷野家')).toEqual([0, 2, 3, 5, 7, 8]);
  expect(dictionary!('')).toEqual([]);
  expect(wordSegmenters(() => undefined)[1]).toBe(dictionary);
});
