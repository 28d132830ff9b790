import type { Bilingual, Language } from './errors';
import type { ProofRound, ProofTrack } from './proof-track';

/** A round of a template: its people are asked for. */
export interface TemplateRound {
  key: string;
  name: Bilingual;
  quorum: ProofRound['quorum'];
  checklist: { key: string; text: Bilingual }[];
}

const ANY = { kind: 'any' } as const;

/** The three rounds of 三校 with their checklists, in the words of both languages. */
export const TEMPLATE_ROUNDS: readonly TemplateRound[] = [
  {
    key: 'proof-1',
    name: { zh: '一校', en: 'First proof' },
    quorum: ANY,
    checklist: [
      {
        key: 'characters',
        text: { zh: '错字、漏字、多字、标点已逐字核对', en: 'Every character and punctuation mark was compared' },
      },
      {
        key: 'names',
        text: {
          zh: '人名、职务、单位、地名与原始材料一致',
          en: 'Names of people, posts, units and places are those of the source material',
        },
      },
      {
        key: 'figures',
        text: { zh: '数字、单位、日期、星期核对无误', en: 'Figures, units, dates and days of the week are right' },
      },
    ],
  },
  {
    key: 'proof-2',
    name: { zh: '二校', en: 'Second proof' },
    quorum: ANY,
    checklist: [
      {
        key: 'wording',
        text: {
          zh: '重要表述、会议名称、文件名称使用规范全称',
          en: 'Set phrases and the names of meetings and documents are written in full',
        },
      },
      {
        key: 'quotes',
        text: {
          zh: '引文已对照出处，转载注明来源',
          en: 'Quotations were compared with their source; reprints name theirs',
        },
      },
      {
        key: 'consistency',
        text: { zh: '标题、导语、正文前后一致', en: 'Title, summary and text agree' },
      },
    ],
  },
  {
    key: 'proof-3',
    name: { zh: '三校', en: 'Third proof' },
    quorum: ANY,
    checklist: [
      {
        key: 'corrections',
        text: {
          zh: '一校、二校的改动均已落实，没有改出新错',
          en: 'What the first two proofs changed is done, and made no new mistakes',
        },
      },
      {
        key: 'pictures',
        text: {
          zh: '图片与说明相符，无敏感信息，附件能打开',
          en: 'Pictures fit their captions and show nothing that must not be shown; attachments open',
        },
      },
      {
        key: 'links',
        text: { zh: '链接、二维码、联系方式有效', en: 'Links, QR codes and contact details work' },
      },
    ],
  },
];

/** The rounds of the template in one language, nobody named yet. */
export const roundsIn = (language: Language): Omit<ProofRound, 'proofreaders'>[] =>
  TEMPLATE_ROUNDS.map(({ name, checklist, ...round }) => ({
    ...round,
    name: name[language],
    checklist: checklist.map(({ key, text }) => ({ key, text: text[language] })),
  }));

/** The rounds as a park's own words have them. */
export const THREE_ROUNDS = roundsIn('zh');

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
    rounds: THREE_ROUNDS.map((round, index) => ({ ...round, proofreaders: [...(rounds[index] as string[])] })),
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
