import { changeText, conditionText, minutesText, quorumText } from './workflow-words';
import zhHans from '../translations/zh-Hans.json';

/** Translates as the panel does, for places without plurals. */
const t = (key: string, values: Record<string, string | number> = {}, otherwise = key): string =>
  ((zhHans as Record<string, string>)[`review.${key}`] ?? otherwise).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
const names = { ann: '安', bob: '博' };
const level = { key: 'b', name: '复审' };
const change = (rest: object) => changeText(t, rest as Parameters<typeof changeText>[1], names);

it('says how many have to sign', () => {
  expect(quorumText(t, { kind: 'any' }, 3)).toBe('3 人中任意 1 人签（或签）');
  expect(quorumText(t, { kind: 'count', count: 2 }, 3)).toBe('3 人中至少 2 人签');
  expect(quorumText(t, { kind: 'ratio', percent: 67 }, 3)).toBe('3 人中至少 67% 签');
});

it('says working time in hours where they are whole', () =>
  expect([minutesText(t, 480), minutesText(t, 90), minutesText(t, 0)]).toEqual(['8 小时', '90 分钟', '0 分钟']));

it('says conditions by the names of their values', () =>
  expect(conditionText(t, { facet: 'theme', values: ['x', 'y'] }, (value) => value.toUpperCase())).toBe('主题为 X、Y'));

it.each<[object, string]>([
  [{ kind: 'renamed', before: '甲', after: '乙' }, '名称由“甲”改为“乙”'],
  [{ kind: 'level-removed', level }, '删除审级“复审”'],
  [{ kind: 'level-renamed', level, after: '二审' }, '审级“复审”改名为“二审”'],
  [
    { kind: 'order-changed', before: [{ name: '甲' }, { name: '乙' }], after: [{ name: '乙' }, { name: '甲' }] },
    '审级顺序由 甲 → 乙 改为 乙 → 甲',
  ],
  [{ kind: 'signers-added', level, people: ['ann', 'zoe'] }, '“复审”增加审核人：安、zoe'],
  [
    { kind: 'rule-changed', level, member: 'quorum', before: { kind: 'any' }, after: { kind: 'count', count: 2 } },
    '“复审”的签字规则由“任意 1 人（或签）”改为“至少 2 人”',
  ],
  [
    { kind: 'rule-changed', level, member: 'vetoers', before: null, after: ['bob'] },
    '“复审”的一票否决的人由“没有”改为“博”',
  ],
  [
    { kind: 'rule-changed', level, member: 'clock', before: { limitMinutes: 60, escalation: null }, after: null },
    '“复审”的限时由“限时 1 小时（工作时间）”改为“没有”',
  ],
  [{ kind: 'rule-changed', level, member: 'mood', before: null, after: 'good' }, '“复审”的mood由“没有”改为“有”'],
  [
    {
      kind: 'workflow-rule-changed',
      member: 'breakGlass',
      before: null,
      after: { signers: ['ann', 'bob'], reviewHours: 2 },
    },
    '紧急签发的人由“没有”改为“安、博”',
  ],
  [
    {
      kind: 'workflow-rule-changed',
      member: 'proof',
      before: null,
      after: {
        rounds: [
          { name: '一校', proofreaders: ['ann', 'bob'] },
          { name: '二校', proofreaders: [] },
        ],
        sharesPeople: true,
        readAloud: { when: { facet: 'theme', values: ['x'] } },
      },
    },
    '校对由“没有”改为“一校（安、博）；二校（）；审校可为同一人；重大内容须诵读”',
  ],
])('says what has changed: %j', (what, sentence) => expect(change(what)).toBe(sentence));
