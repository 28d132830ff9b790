import type { Bilingual } from './errors';

/** What can be wrong with a workflow definition, in the words of both languages. */
export const FAULT_WORDS = {
  key: { zh: '只能用小写英文字母、数字和短横线，以字母开头', en: 'lower-case ASCII letters, digits and dashes' },
  keyTwice: { zh: '与另一个重复', en: 'used twice' },
  noName: { zh: '请填写名称', en: 'a name' },
  noRound: { zh: '至少要有一个校次', en: 'at least one round' },
  twoToRead: { zh: '至少要有两个不同的校对人', en: 'at least two different proofreaders' },
  nobody: { zh: '至少要有一个人', en: 'at least one person' },
  anyOrAll: { zh: '应为 `any` 或 `all`', en: '`any` or `all`' },
  noText: { zh: '请填写内容', en: 'a text' },
  noLevel: { zh: '至少要有一个审级', en: 'at least one level' },
  personTwice: { zh: '同一个人出现了两次', en: 'a person is named twice' },
  unmet: { zh: '所列人员不足以达到这个人数', en: 'cannot be met by the signers named' },
  percent: { zh: '应为 1 到 100 的整数百分比', en: 'a whole number of per cent from 1 to 100' },
  quorumKind: {
    zh: '应为 `any`、`all`、`count`、`ratio` 或 `ordered`',
    en: '`any`, `all`, `count`, `ratio` or `ordered`',
  },
  rejects: { zh: '应为 `end` 或 `count`', en: '`end` or `count`' },
  vetoer: { zh: '不是本级的签审人', en: 'not a signer of this level' },
  noCondition: { zh: '至少要有一个条件', en: 'at least one condition' },
  noValue: { zh: '至少要有一个取值', en: 'at least one value' },
  valueTwice: { zh: '同一个取值出现了两次', en: 'a value is named twice' },
  otherGroup: {
    zh: '此人已在本级的另一组中；请把两个条件放在同一组里',
    en: 'a person is named in another group of this level; give one group both conditions instead',
  },
  twoForGlass: { zh: '至少要有两个不同的人', en: 'at least two different people' },
  yesOrNo: { zh: '应为 `true` 或 `false`', en: '`true` or `false`' },
  actTwice: { zh: '同一个操作出现了两次', en: 'an act is named twice' },
  noPerson: { zh: '没有这个人', en: 'there is no such person' },
  noRole: { zh: '没有这个角色', en: 'there is no such role' },
  noAccount: {
    zh: '这个人没有可用的账号，现在不能签',
    en: 'this person has no account that can sign now',
  },
  deaf: {
    zh: '这个人没有可用的账号，超时的消息到不了',
    en: 'this person has no account that works; word of a delay would reach nobody',
  },
  unfillable: {
    zh: '现有的人不够签满每一级：一个人只能签一级，其他审级已把人用完',
    en: 'there are not enough people for every level: nobody signs two, and the other levels need them',
  },
} as const satisfies Record<string, Bilingual>;

/** A name that is none of those there are. */
export const oneOf = (names: readonly string[]): Bilingual => ({
  zh: `应为 ${names.join('、')} 之一`,
  en: `one of ${names.join(', ')}`,
});

/** A number that does not lie in its range. */
export const rangeWords = (from: number, to: number): Bilingual => ({
  zh: `应为 ${from} 到 ${to} 的整数`,
  en: `a whole number from ${from} to ${to}`,
});
