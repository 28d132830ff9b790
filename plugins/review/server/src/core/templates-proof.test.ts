import { roundsIn, SANSHEN_SANJIAO, threeProofs } from './templates-proof';

/** The template as a person reads it: keys, names and lists. */
const shown = (language: 'zh' | 'en') =>
  roundsIn(language).map(({ key, name, quorum, checklist }) => [
    `${key} ${name} ${quorum.kind}`,
    ...checklist.map((item) => `${item.key}: ${item.text}`),
  ]);

test('the rounds in Chinese', () => {
  expect(shown('zh')).toEqual([
    [
      'proof-1 一校 any',
      'characters: 错字、漏字、多字、标点已逐字核对',
      'names: 人名、职务、单位、地名与原始材料一致',
      'figures: 数字、单位、日期、星期核对无误',
    ],
    [
      'proof-2 二校 any',
      'wording: 重要表述、会议名称、文件名称使用规范全称',
      'quotes: 引文已对照出处，转载注明来源',
      'consistency: 标题、导语、正文前后一致',
    ],
    [
      'proof-3 三校 any',
      'corrections: 一校、二校的改动均已落实，没有改出新错',
      'pictures: 图片与说明相符，无敏感信息，附件能打开',
      'links: 链接、二维码、联系方式有效',
    ],
  ]);
});

test('the rounds in English', () => {
  expect(shown('en')).toEqual([
    [
      'proof-1 First proof any',
      'characters: Every character and punctuation mark was compared',
      'names: Names of people, posts, units and places are those of the source material',
      'figures: Figures, units, dates and days of the week are right',
    ],
    [
      'proof-2 Second proof any',
      'wording: Set phrases and the names of meetings and documents are written in full',
      'quotes: Quotations were compared with their source; reprints name theirs',
      'consistency: Title, summary and text agree',
    ],
    [
      'proof-3 Third proof any',
      'corrections: What the first two proofs changed is done, and made no new mistakes',
      'pictures: Pictures fit their captions and show nothing that must not be shown; attachments open',
      'links: Links, QR codes and contact details work',
    ],
  ]);
});

test('a track names its own people and shares none unless told to', () => {
  const rounds: [string[], string[], string[]] = [['p1'], ['p2'], ['p3', 'p4']];
  const track = threeProofs({ rounds });
  expect(track.rounds.map(({ proofreaders }) => proofreaders)).toEqual(rounds);
  expect([track.sharesPeople, 'readAloud' in track]).toEqual([false, false]);
  const readAloud = { when: { facet: 'theme' as const, values: ['x'] } };
  expect(threeProofs({ rounds, sharesPeople: true, readAloud })).toMatchObject({ sharesPeople: true, readAloud });
});

test('三审三校 begins with nobody named', () => {
  expect(SANSHEN_SANJIAO).toMatchObject({ key: 'sanshen-sanjiao', name: '三审三校', recallRoles: [] });
  expect(SANSHEN_SANJIAO.levels).toEqual(
    [
      ['first', '初审'],
      ['second', '复审'],
      ['final', '终审'],
    ].map(([key, name]) => ({ key, name, signers: [], quorum: { kind: 'any' } })),
  );
  expect(SANSHEN_SANJIAO.proof.rounds.map(({ proofreaders }) => proofreaders)).toEqual([[], [], []]);
});
