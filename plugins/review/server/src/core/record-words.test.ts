/** What a person reads on the review form of how things stand; the form as a whole is in record-page-whole.test.ts. */
import { quorumWords, RUN_STATE_WORDS, SEVERITY_WORDS, STANDING_WORDS } from './record-words';

const pairs = (words: Readonly<Record<string, { zh: string; en: string }>>) =>
  Object.entries(words).map(([key, { zh, en }]) => [key, zh, en]);

it('says whether a decision counts', () =>
  expect(pairs(STANDING_WORDS)).toEqual([
    ['valid', '有效', 'counts'],
    ['taken-back', '已收回', 'taken back'],
    ['other-text', '对另一稿', 'on another text'],
    ['void', '已作废', 'void'],
  ]));

it('says how a run stands', () =>
  expect(pairs(RUN_STATE_WORDS)).toEqual([
    ['in_review', '审核中', 'in review'],
    ['approved', '已通过', 'approved'],
    ['scheduled', '已定时', 'scheduled'],
    ['returned', '已退回', 'returned'],
    ['withdrawn', '已撤回', 'withdrawn'],
    ['void', '已作废', 'void'],
    ['released', '已签发', 'released'],
  ]));

it('says how grave a finding is', () =>
  expect(pairs(SEVERITY_WORDS)).toEqual([
    ['block', '必须改正', 'must be mended'],
    ['warn', '请核对', 'to be checked'],
    ['info', '提示', 'advice'],
  ]));

it('says how many of a group have to sign', () =>
  expect(
    (['any', 'all', 'ordered', 'count', 'ratio'] as const).map((kind) => Object.values(quorumWords(kind, 2, 3))),
  ).toEqual([
    ['任一人办理即可', 'any one of them'],
    ['3 人全部签字', 'all 3 of them'],
    ['3 人依次签字', 'all 3 of them, in this order'],
    ['3 人中至少 2 人签字', '2 of 3'],
    ['3 人中至少 2 人签字', '2 of 3'],
  ]));
