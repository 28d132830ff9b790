import type { Finding } from './finding';
import { hideFound } from './hide-found';
import {
  anchorsOf,
  barOf,
  excerptOf,
  reasonFault,
  sentenceAround,
  withWaivers,
  type Waiver,
  type WaivingPerson,
} from './waivers';

const finding = (path: string, text: string, word: string, more: Partial<Finding> = {}, nth = 0): Finding => {
  let start = text.indexOf(word);
  for (let i = 0; i < nth; i += 1) start = text.indexOf(word, start + 1);
  return {
    ...{ path, start, end: start + word.length, text: word, ruleId: 'r', pack: 'p', category: 'c', severity: 'block' },
    ...{ message: '', suggestions: [], meaning: 'm', waivable: 'editor' },
    ...more,
  };
};

const WAIVED = { id: 1, by: { name: '甲' }, at: '2026-11-26T00:00:00.000Z', reason: '是机构名', seq: 7 };

/** A waiver of a finding in a text. */
function waiverOf(found: Finding, text: string, id = 1): Waiver {
  const { pack, ruleId, meaning = '', severity, path, start } = found;
  const [anchor = ''] = anchorsOf([found], [{ path, text }]);
  return { pack, ruleId, meaning, severity, path, start, anchor, waived: { ...WAIVED, id } };
}

/** Ids of the waivers that hold for each finding. */
function held(waivers: readonly Waiver[], findings: readonly Finding[], texts: Record<string, string>) {
  const passages = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return withWaivers(findings, anchorsOf(findings, passages), waivers).map(({ waived }) => waived?.id ?? null);
}

const BEFORE = '前面一句。他说国家级很好。后面一句。';
const found = finding('body', BEFORE, '国家级');
const waiver = waiverOf(found, BEFORE);
const holdsIn = (text: string, more: Partial<Finding> = {}, path = 'body') =>
  held([waiver], [finding(path, text, '国家级', more)], { [path]: text })[0] === 1;

describe('a waiver', () => {
  test.each<[string, string, boolean]>([
    ['holds in the same text', BEFORE, true],
    ['holds where the sentence has moved', '别的。\n又一段。他说国家级很好。', true],
    ['holds where only white space changed', '他说 国家级\u3000很好 。', true],
    ['lapses when a word of the sentence changes', '前面一句。她说国家级很好。', false],
    ['lapses when the sentence grows', '他说国家级很好吗。', false],
    ['lapses when its end changes', '他说国家级很好！', false],
    ['does not cover the same words in another sentence', '国家级。', false],
  ])('%s', (_name, text, holds) => expect(holdsIn(text)).toBe(holds));

  test('holds in another field', () => expect(holdsIn('他说国家级很好。', {}, 'summary')).toBe(true));

  test('is about one rule of one pack and what it meant', () => {
    for (const other of [{ ruleId: 'r2' }, { pack: 'p2' }, { meaning: 'm2' }])
      expect(holdsIn(BEFORE, other)).toBe(false);
  });

  test('covers nothing graver than it was given for', () => {
    const mild = waiverOf({ ...found, severity: 'warn' }, BEFORE);
    const over = (severity: Finding['severity']) => held([mild], [{ ...found, severity }], { body: BEFORE });
    expect([over('info'), over('warn'), over('block')]).toEqual([[1], [1], [null]]);
  });

  test('covers one of two in a sentence, and that one', () => {
    const text = '国家级和国家级。';
    const [one, two] = [finding('body', text, '国家级'), finding('body', text, '国家级', {}, 1)];
    expect(held([waiverOf(two, text)], [one, two], { body: text })).toEqual([null, 1]);
  });

  test('covers one of two equal sentences, the nearer one; each takes a waiver of its own', () => {
    const text = '是国家级。是国家级。';
    const both = [finding('body', text, '国家级'), finding('body', text, '国家级', {}, 1)];
    const second = waiverOf(both[1]!, text);
    expect(held([second], both, { body: text })).toEqual([null, 1]);
    expect(held([second, { ...second, waived: { ...WAIVED, id: 2 } }], both, { body: text })).toEqual([2, 1]);
    const inTitle = finding('title', '是国家级。', '国家级');
    expect(held([second], [inTitle, both[0]!], { body: text, title: '是国家级。' })).toEqual([null, 1]);
  });

  test('of a longer hit at the same place is another one', () => {
    const longer = finding('body', BEFORE, '国家级很好');
    expect(held([waiver], [longer], { body: BEFORE })).toEqual([null]);
  });

  test('of what stands in no text goes by its words', () => {
    const code = (text: string) => ({ ...finding('cover.picture.codes.0', text, text), text });
    const given = waiverOf(code('http://a.example'), '');
    const of = (one: Finding) =>
      withWaivers([one], anchorsOf([one], []), [
        { ...given, anchor: anchorsOf([code('http://a.example')], [])[0]! },
      ])[0]!.waived;
    expect(of(code('http://a.example'))).toEqual(WAIVED);
    expect(of(code('http://b.example'))).toBeUndefined();
  });
});

test('a sentence ends at its mark or line, and nowhere far away', () => {
  const around = (text: string, word: string) => {
    const { from, to } = sentenceAround(text, text.indexOf(word), text.indexOf(word) + word.length);
    return text.slice(from, to);
  };
  expect(around('一。二三！四', '二')).toBe('二三！');
  expect(around('一\n二三', '三')).toBe('二三');
  expect(around('一。二。三', '二。')).toBe('二。');
  expect(around(`${'长'.repeat(5000)}的${'句'.repeat(5000)}`, '的')).toHaveLength(2001);
  expect(sentenceAround('', 0, 0)).toEqual({ from: 0, to: 0 });
});

describe('who may waive', () => {
  const person = (more: Partial<WaivingPerson> = {}): WaivingPerson => ({
    ...{ mayEdit: true, mayWaiveGrave: false, isAuthor: false },
    ...more,
  });
  test.each<[Finding['waivable'], Partial<WaivingPerson>, string | null]>([
    ['editor', {}, null],
    ['editor', { isAuthor: true }, null],
    ['editor', { mayEdit: false, mayWaiveGrave: true }, 'not-editor'],
    ['second', {}, 'grave'],
    ['second', { mayWaiveGrave: true, isAuthor: true }, 'own'],
    ['second', { mayWaiveGrave: true, mayEdit: false }, null],
    ['nobody', { mayWaiveGrave: true }, 'unchecked'],
    [undefined, { mayWaiveGrave: true }, 'unchecked'],
  ])('%s by %j: %s', (waivable, more, bar) =>
    expect(barOf(waivable === undefined ? {} : { waivable }, person(more))).toBe(bar),
  );
});

test.each<[string, string | null]>([
  ['', 'missing'],
  ['  ', 'missing'],
  ['……！！', 'missing'],
  ['是', 'missing'],
  ['人名', null],
  ['字'.repeat(500), null],
  ['字'.repeat(501), 'long'],
])('the reason %p is %p', (reason, fault) => expect(reasonFault(reason)).toBe(fault));

describe('what is kept of the words', () => {
  const text = '前一句。联系人张三，证号110105，电话138，是国家级。后一句。';
  const secret = (word: string, masked: string) => finding('body', text, word, { masked });
  const all = [secret('110105', '11**05'), secret('138', '1**'), finding('body', text, '国家级')];

  test('is the sentence with personal data hidden, of other findings too', () => {
    expect(excerptOf(text, all[2]!, all)).toBe('联系人张三，证号11**05，电话1**，是国家级。');
    expect(excerptOf(text, all[2]!, [secret('110105', '11**05'), { ...all[1]!, path: 'other' }])).toContain('138');
  });

  test('hides what overlaps, and what the part begins or ends in', () => {
    const ranges = [
      { start: 0, end: 4, masked: 'A' },
      { start: 2, end: 6, masked: 'B' },
      { start: 8, end: 9, masked: 'C' },
    ];
    expect(hideFound('0123456789', ranges)).toBe('A67C9');
    expect(hideFound('0123456789', ranges, { from: 3, to: 9 })).toBe('A67C');
    expect(hideFound('0123', [{ start: 0, end: 2 }])).toBe('0123');
  });
});
