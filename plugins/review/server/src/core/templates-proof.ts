import type { ProofRound, ProofTrack } from './proof-track';

/** The three rounds of 三校 with their checklists, nobody named yet. */
export const THREE_ROUNDS: readonly Omit<ProofRound, 'proofreaders'>[] = [
  {
    key: 'proof-1',
    name: '一校',
    quorum: { kind: 'any' },
    checklist: [
      { key: 'characters', text: '错字、漏字、多字、标点已逐字核对' },
      { key: 'names', text: '人名、职务、单位、地名与原始材料一致' },
      { key: 'figures', text: '数字、单位、日期、星期核对无误' },
    ],
  },
  {
    key: 'proof-2',
    name: '二校',
    quorum: { kind: 'any' },
    checklist: [
      { key: 'wording', text: '重要表述、会议名称、文件名称使用规范全称' },
      { key: 'quotes', text: '引文已对照出处，转载注明来源' },
      { key: 'consistency', text: '标题、导语、正文前后一致' },
    ],
  },
  {
    key: 'proof-3',
    name: '三校',
    quorum: { kind: 'any' },
    checklist: [
      { key: 'corrections', text: '一校、二校的改动均已落实，没有改出新错' },
      { key: 'pictures', text: '图片与说明相符，无敏感信息，附件能打开' },
      { key: 'links', text: '链接、二维码、联系方式有效' },
    ],
  },
];

/** Who proofreads by a track made from the template. */
export interface ProofPeople {
  /** Codes for 一校, 二校, 三校. */
  rounds: readonly [string[], string[], string[]];
  sharesPeople?: boolean;
  readAloud?: ProofTrack['readAloud'];
}

/** The proof track of 三审三校: three rounds, one proofreader of each signs. */
export function threeProofs({ rounds, sharesPeople = false, readAloud }: ProofPeople): ProofTrack {
  return {
    rounds: THREE_ROUNDS.map((round, index) => ({ ...round, proofreaders: [...(rounds[index] ?? [])] })),
    sharesPeople,
    ...(readAloud ? { readAloud } : {}),
  };
}

/** The template 三审三校: three levels and three rounds, to be filled with people before it can be saved. */
export const SANSHEN_SANJIAO = {
  key: 'sanshen-sanjiao',
  name: '三审三校',
  levels: ['初审', '复审', '终审'].map((name, index) => ({
    key: ['first', 'second', 'final'][index] as string,
    name,
    signers: [] as string[],
    quorum: { kind: 'any' as const },
  })),
  recallRoles: [] as string[],
  proof: threeProofs({ rounds: [[], [], []] }),
};
