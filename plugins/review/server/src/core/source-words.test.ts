/** What the check of reprint sources tells people, word for word in both languages, and the finding as it is kept. */
import { checkReprint, type SourceQuestion } from './source-check';

const DAILY = { name: '海东日报', aliases: [], domains: ['daily.example', 'paper.example'] };
const GONE = { name: '快讯网', aliases: ['快讯'], domains: [] };
const LISTS = [
  { list: 'main', version: '2021-10', units: [DAILY, GONE] },
  { list: 'main', version: '2025-06', units: [DAILY] },
  { list: 'local', version: '2024-01', units: [] },
];
const found = (source: Partial<SourceQuestion['source']>, more: Partial<SourceQuestion> = {}) =>
  checkReprint({
    ...{ field: 'origin', titleField: 'headline', title: '园区标题', lists: LISTS, unlisted: 'refuse', ...more },
    source: { unit: '海东日报', url: 'https://daily.example/1', originalTitle: '', titleReason: '', ...source },
  });
const SIGN = { unlisted: 'extra-level' } as const;

it.each([
  [
    'a unit on no list, of which nothing may be taken',
    found({ unit: '别家' }),
    '来源单位“别家”不在稿源名单（2025-06、2024-01 版）中。请改用名单内稿源，或改为原创稿件。',
    'The unit “别家” is not in the list of sources (version 2025-06, 2024-01). Take the text from a listed unit, or write your own.',
  ],
  [
    'a unit on no list, for which others sign',
    found({ unit: '别家' }, SIGN),
    '来源单位“别家”不在稿源名单（2025-06、2024-01 版）中。须由加签人员一并审核。',
    'The unit “别家” is not in the list of sources (version 2025-06, 2024-01). More people have to sign where the workflow names them.',
  ],
  [
    'a unit taken out, by the name it had',
    found({ unit: '快讯' }),
    '“快讯网”在 2021-10 版稿源名单中，但已不在 2025-06 版中，不得再转载。',
    '“快讯网” is in version 2021-10 of the list of sources, but no longer in version 2025-06: its texts may not be taken over.',
  ],
  [
    'no list',
    found({}, { lists: [] }),
    '系统中还没有稿源名单，无法核对这家单位。请管理员导入名单。',
    'There is no list of sources yet, so this unit was not checked. Ask an administrator to import one.',
  ],
  [
    'no address',
    found({ url: '' }),
    '没有填写原文网址。“海东日报”的稿件应来自 daily.example、paper.example。',
    'The address of the original is missing. Texts of “海东日报” stand on daily.example, paper.example.',
  ],
  [
    'the address of somebody else',
    found({ url: 'https://x.example/1' }),
    '原文网址不属于“海东日报”（daily.example、paper.example），请核对。',
    'The address of the original is not one of “海东日报” (daily.example, paper.example). Look it up again.',
  ],
  [
    'another title',
    found({ originalTitle: '园区标颗' }),
    '标题与原文不同：园区标［－颗］［＋题］。请改回原标题，或在稿源的“改题理由”（origin.titleReason）中说明理由。',
    'The title is not the original’s: 园区标［－颗］［＋题］. Put the original title back, or give the reason in the source (origin.titleReason).',
  ],
  [
    'another title, with the reason',
    found({ originalTitle: '园区标颗', titleReason: '原题有误' }),
    '标题与原文不同：园区标［－颗］［＋题］。所填理由：原题有误',
    'The title is not the original’s: 园区标［－颗］［＋题］. The reason given: 原题有误',
  ],
])('%s', (_, findings, zh, en) => {
  expect(findings.map(({ words }) => words)).toEqual([{ zh, en }]);
  expect(findings.map(({ message }) => message)).toEqual([zh]);
});

it('a finding covers the whole text that it is about, and has no suggestion unless there is one', () => {
  const of = (path: string, text: string, ruleId: string) => ({
    ...{ path, text, start: 0, end: text.length, ruleId, pack: 'source', category: 'source', severity: 'block' },
  });
  expect(found({ unit: '别家', originalTitle: '园区标颗' })).toEqual([
    {
      ...of('origin.unit', '别家', 'source-unlisted'),
      message: expect.anything(),
      words: expect.anything(),
      suggestions: [],
    },
    {
      ...of('headline', '园区标题', 'source-title-changed'),
      ...{ message: expect.anything(), words: expect.anything(), suggestions: ['园区标颗'] },
    },
  ]);
});

it('a title with its reason is told, and nothing is suggested', () =>
  expect(found({ originalTitle: '园区标颗', titleReason: '原题有误' })).toMatchObject([
    { severity: 'info', suggestions: [] },
  ]));
