import type { ProofFinding } from '../api/proof';
import { gapWords, numbered, offsetInText, selectedIn, textPieces, unanswered } from './proof';

describe('textPieces', () => {
  const mark = (number: number, start: number, end: number) => ({ number, start, end });
  it('cuts the text where findings begin and end', () => {
    expect(textPieces('一二三四五', [mark(1, 1, 3), mark(2, 2, 4)])).toEqual([
      { text: '一', findings: [] },
      { text: '二', findings: [1] },
      { text: '三', findings: [1, 2] },
      { text: '四', findings: [2] },
      { text: '五', findings: [] },
    ]);
  });
  it('leaves a text without findings whole, and loses nothing', () => {
    expect(textPieces('一二', [])).toEqual([{ text: '一二', findings: [] }]);
    expect(textPieces('', [mark(1, 0, 0)])).toStrictEqual([]);
    expect(textPieces('一二', [mark(1, 0, 9)]).map(({ text }) => text)).toEqual(['一二']);
  });
});

it('open findings come first and keep one number', () => {
  const finding = (id: number, open: boolean) => ({ id, open }) as ProofFinding;
  const shown = numbered([finding(7, false), finding(8, true), finding(9, true)]);
  expect(shown.map(({ id, number }) => [id, number])).toEqual([
    [8, 1],
    [9, 2],
    [7, 3],
  ]);
});

it('an offset in a text box is one in the text, whatever ends its lines', () => {
  const text = '一\r\n二\n三';
  expect([0, 1, 2, 3, 5].map((offset) => text.slice(0, offsetInText(text, offset)))).toEqual([
    '',
    '一',
    '一\r\n',
    '一\r\n二',
    text,
  ]);
});

it('a selection in either direction names its words; of nothing there is none', () => {
  const passage = { path: 'title', text: '园区 食堂' };
  const selected = { path: 'title', start: 3, end: 5, quote: '食堂' };
  expect([selectedIn(passage, 3, 5), selectedIn(passage, 5, 3), selectedIn(passage, 2, 3)]).toEqual([
    selected,
    selected,
    null,
  ]);
});

it('a checklist is answered item by item', () => {
  const items = ['a', 'b'].map((key) => ({ key, text: key }));
  expect(unanswered(items, { a: 'not-applicable' }).map(({ key }) => key)).toEqual(['b']);
});

it('says what is missing, the most pressing first', () => {
  const gap = { findings: 0, round: null, needsReading: false };
  const keys = [
    gapWords({ gap: { findings: 2, round: '一校', needsReading: true } }),
    gapWords({ gap: { ...gap, round: '一校', needsReading: true } }),
    gapWords({ gap: { ...gap, needsReading: true } }),
    gapWords({ gap }),
  ];
  expect(keys).toEqual([
    { key: 'proof.gap.findings', values: { count: 2 } },
    { key: 'proof.gap.round', values: { round: '一校' } },
    { key: 'proof.gap.reading', values: {} },
    { key: 'proof.gap.none', values: {} },
  ]);
});
