import { anchorOf, wordsIn } from './words';

const TEXT = '食堂晚餐供应延长。周末供应不变。';

it('takes the selected words with what stands around them', () => {
  expect(anchorOf('body', TEXT, 9, 13)).toEqual({
    ...{ path: 'body', quote: '周末供应' },
    ...{ prefix: '食堂晚餐供应延长。', suffix: '不变。' },
  });
});

it('nothing, only white space, or far too much is no quote', () => {
  expect(anchorOf('body', TEXT, 3, 3)).toBeNull();
  expect(anchorOf('body', '  甲', 0, 2)).toBeNull();
  expect(anchorOf('body', '甲'.repeat(1001), 0, 1001)).toBeNull();
});

it('finds the words again on the page, whatever white space it has', () => {
  const anchor = { path: 'body', quote: '供应', prefix: '周末', suffix: '不变' };
  const text = '食堂晚餐供应延长。\n\n 周末 供应不变。';
  const words = wordsIn(anchor, text);
  expect(words && [words.start, text.slice(words.start, words.end)]).toEqual([text.lastIndexOf('供应'), '供应']);
  expect(wordsIn({ ...anchor, quote: '' }, text)).toBeNull();
  expect(wordsIn({ ...anchor, quote: '早餐供应' }, text)).toBeNull();
});
