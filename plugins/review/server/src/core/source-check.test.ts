import { checkReprint, type SourceQuestion } from './source-check';

const DAILY = { name: '海东日报', aliases: [], domains: ['daily.example'] };
const LISTS = [
  { list: 'main', version: '2021-10', units: [DAILY, { name: '快讯网', aliases: [], domains: [] }] },
  { list: 'main', version: '2025-06', units: [DAILY] },
];
const question = (
  changes: Partial<SourceQuestion['source']> = {},
  more: Partial<SourceQuestion> = {},
): SourceQuestion => ({
  ...{ field: 'source', titleField: 'title', title: '标题', lists: LISTS, unlisted: 'refuse' as const, ...more },
  source: { unit: '海东日报', url: 'https://daily.example/1', originalTitle: '', titleReason: '', ...changes },
});
const told = (asked: SourceQuestion) =>
  checkReprint(asked).map(({ ruleId, severity, path }) => [ruleId, severity, path].join(' '));

it.each([
  ['a listed unit on its own address', question(), []],
  ['a unit taken out of the list', question({ unit: '快讯网' }), ['source-removed block source.unit']],
  [
    'the same where others only sign',
    question({ unit: '快讯网' }, { unlisted: 'extra-level' }),
    ['source-removed block source.unit'],
  ],
  ['an unlisted unit', question({ unit: '别家' }), ['source-unlisted block source.unit']],
  ['no unit', question({ unit: '' }), ['source-unlisted block source.unit']],
  [
    'an unlisted unit where others sign',
    question({ unit: '别家' }, { unlisted: 'extra-level' }),
    ['source-unlisted warn source.unit'],
  ],
  ['another address', question({ url: 'https://x.example' }), ['source-address-elsewhere block source.url']],
  ['no address', question({ url: '' }, { unlisted: 'extra-level' }), ['source-address-missing warn source.url']],
  ['no list at all', question({}, { lists: [] }), ['source-no-list warn source.unit']],
  ['the same title', question({ originalTitle: '标 题' }), []],
  ['a changed title', question({ originalTitle: '标颗' }), ['source-title-changed block title']],
  [
    'a changed title with a reason',
    question({ originalTitle: '标颗', titleReason: '原题有误' }),
    ['source-title-changed info title'],
  ],
])('%s', (_, asked, expected) => expect(told(asked)).toEqual(expected));

it('a removed unit is told with both versions, in both languages', () => {
  const [finding] = checkReprint(question({ unit: '快讯网' }));
  for (const words of [finding?.words?.zh, finding?.words?.en]) expect(words).toMatch(/2021-10.*2025-06/);
  expect(finding?.message).toBe(finding?.words?.zh);
});

it('a change of one character of a title is shown, in signs', () => {
  const [finding] = checkReprint(question({ originalTitle: '园区标颗' }, { title: '园区标题' }));
  expect(finding?.message).toContain('园区标［－颗］［＋题］');
  expect(finding).toMatchObject({ text: '园区标题', start: 0, end: 4, suggestions: ['园区标颗'] });
});
