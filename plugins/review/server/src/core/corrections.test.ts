import { CALENDARS } from '../calendars';
import { workingCalendar } from './calendar';
import type { CalendarData } from './calendar-data';
import { caseState, correctionDue, hasPhrase, passagesWith, refuseClosing, refusePhrases } from './corrections';
import { messageOf, type Refusal } from './errors';

const phrases = (wrong: string, right = '') => ({ wrong, right });

it.each([
  ['as it stands', '园区食糖开放', phrases('食糖', '食堂'), true],
  ['in other width and with spaces', '价格 ＡＢ １２ 元', phrases('AB12'), true],
  ['not there', '园区食堂开放', phrases('食糖', '食堂'), false],
  ['only inside the right one', '安全生产月', phrases('安全', '安全生产'), false],
  ['inside the right one, and once more', '安全生产月，安全第一', phrases('安全', '安全生产'), true],
])('a phrase %s', (_, text, asked, found) => expect(hasPhrase(text, asked)).toBe(found));

it.each([
  [phrases('错'), 'wrong'],
  [phrases(' \u200b错 '), 'wrong'],
  [phrases('错字', '错 字'), 'right'],
  [phrases('Ａ1', 'A1'), 'right'],
  [phrases('错字'), undefined],
])('%j is refused at %s', (asked, path) => {
  const fields = refusePhrases(asked)?.details.fields as { path: string }[] | undefined;
  expect(fields?.[0]?.path).toBe(path);
});

describe('due', () => {
  const calendar = workingCalendar(CALENDARS.cn as CalendarData);
  it.each([
    ['over a weekend', '2026-11-27T08:00:00.000Z', '2026-12-02T08:00:00.000Z'],
    [
      'over the spring festival, with a Saturday that is worked',
      '2026-02-13T08:00:00.000Z',
      '2026-02-25T08:00:00.000Z',
    ],
  ])('three working days %s', (_, from, due) =>
    expect(correctionDue(calendar, from)).toMatchObject({ ok: true, value: due }),
  );
  it('is not guessed where the calendar ends', () => {
    expect(correctionDue(calendar, '2030-01-01T00:00:00.000Z').ok).toBe(false);
  });
});

it.each([
  [null, '2026-01-02T00:00:00.000Z', 'open'],
  [null, '2026-01-01T00:00:00.000Z', 'overdue'],
  [null, null, 'open'],
  ['2026-01-03T00:00:00.000Z', '2025-01-01T00:00:00.000Z', 'closed'],
])('closed %s, due %s: %s', (closedAt, dueAt, state) =>
  expect(caseState({ closedAt, dueAt }, '2026-01-01T00:00:00.000Z')).toBe(state),
);

describe('closing', () => {
  const place = (title: string, live: boolean) => ({ uid: 'a', documentId: title, locale: 'zh-Hans', title, live });
  const open = { kind: 'phrase' as const, closedAt: null };
  it('is refused while one place is live, and names it', () => {
    const refusal = refuseClosing(open, [place('甲', false), place('乙', true)], undefined);
    expect(refusal?.code).toBe('STILL_LIVE');
    expect(refusal?.details.places).toEqual([{ uid: 'a', documentId: '乙', locale: 'zh-Hans', title: '乙' }]);
    expect(refusal?.words).toEqual({ count: 1, titles: '“乙”（zh-Hans）' });
  });
  it('names ten places and says that there are more', () => {
    const many = Array.from({ length: 11 }, (_, index) => place(`第${index}篇`, true));
    expect(refuseClosing(open, many, '')?.words).toMatchObject({ count: 11 });
    expect(String(refuseClosing(open, many, '')?.words.titles)).toMatch(/第9篇”（zh-Hans）…$/);
  });
  it('names them all when there are ten', () => {
    const ten = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
    const refusal = refuseClosing(
      open,
      ten.map((title) => place(title, true)),
      '',
    );
    expect(refusal?.words.titles).toBe(ten.map((title) => `“${title}”（zh-Hans）`).join('、'));
  });
  it('is possible when nothing is left, and only once', () => {
    expect(refuseClosing(open, [place('甲', false)], undefined)).toBeNull();
    expect(refuseClosing({ ...open, closedAt: 'x' }, [], undefined)?.code).toBe('CASE_CLOSED');
  });
  it('of a changed original asks what was decided, live or not', () => {
    const source = { kind: 'source' as const, closedAt: null };
    expect(refuseClosing(source, [place('甲', true)], ' ')?.code).toBe('REASON_REQUIRED');
    expect(refuseClosing(source, [], undefined)?.code).toBe('REASON_REQUIRED');
    expect(refuseClosing(source, [place('甲', true)], '已与原文一致')).toBeNull();
  });
});

it.each([
  [
    phrases('错'),
    '请求内容有误：错误文字至少 2 个字，须能指明段落。',
    'The request is not valid: The wrong phrase needs 2 characters at least, so that it names a paragraph.',
  ],
  [
    phrases('错字', '错 字'),
    '请求内容有误：正确文字与错误文字相同（全半角、空格不计）。',
    'The request is not valid: The right phrase is the wrong one (width and spaces do not count).',
  ],
])('%j: whoever opens the case is told why not', (asked, zh, en) => {
  const refusal = refusePhrases(asked) as Refusal;
  expect([messageOf(refusal, 'zh'), messageOf(refusal, 'en')]).toEqual([zh, en]);
});

it('two characters of one sign each are a phrase', () => expect(refusePhrases(phrases('𠮷𠮷'))).toBeNull());

it('what stands on either side of the right phrase makes no wrong one', () =>
  expect(hasPhrase('平安安全生产全面', phrases('安全', '安全生产'))).toBe(false));

it('the paragraphs that have the phrase are named, and no others', () => {
  const passage = (line: number, text: string) => ({ path: 'body', line, text });
  const [first, second, third] = [passage(1, '园区食糖'), passage(2, '园区食堂'), passage(3, '食 糖')] as const;
  expect(passagesWith([first, second, third], phrases('食糖', '食堂'))).toEqual([first, third]);
});
