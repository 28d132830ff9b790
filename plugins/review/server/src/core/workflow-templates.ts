import type { Bilingual } from './errors';
import { TEMPLATE_ROUNDS, type TemplateRound } from './templates-proof';
import type { Level, Workflow } from './workflow';

/** A level of a template: its people are asked for. */
export interface TemplateLevel {
  key: string;
  name: Bilingual;
  quorum: Level['quorum'];
  /** Who usually signs it. */
  who: Bilingual;
}

/** A workflow without its people. */
export interface WorkflowTemplate {
  key: string;
  name: Bilingual;
  /** When to choose it. */
  about: Bilingual;
  levels: TemplateLevel[];
  /** Proof rounds (校次) beside the levels. */
  rounds?: readonly TemplateRound[];
  /** Whether it names people for emergencies, and how many hours the levels then have to sign afterwards. */
  breakGlass?: Pick<NonNullable<Workflow['breakGlass']>, 'reviewHours'>;
}

const ANY = { kind: 'any' } as const;

const FIRST: TemplateLevel = {
  key: 'first',
  name: { zh: '初审', en: 'First review' },
  quorum: ANY,
  who: { zh: '编辑部门的审稿人', en: 'a reviewer of the editing department' },
};
const SECOND: TemplateLevel = {
  key: 'second',
  name: { zh: '复审', en: 'Second review' },
  quorum: ANY,
  who: { zh: '部门负责人', en: 'the head of the department' },
};
const FINAL: TemplateLevel = {
  key: 'final',
  name: { zh: '终审', en: 'Final review' },
  quorum: ANY,
  who: { zh: '分管领导，由其签发', en: 'the leader in charge, who releases' },
};

/** What a new workflow can begin with, the simplest first. */
export const TEMPLATES: readonly WorkflowTemplate[] = [
  {
    key: 'one',
    name: { zh: '一审', en: 'One review' },
    about: {
      zh: '一个人审过即可签发，适合日常通知等风险低的内容。',
      en: 'One person reads and releases it: everyday notices of little risk.',
    },
    levels: [FINAL],
  },
  {
    key: 'two',
    name: { zh: '二审', en: 'Two reviews' },
    about: { zh: '先由部门审，再由领导终审签发。', en: 'The department first, then the leader who releases.' },
    levels: [FIRST, FINAL],
  },
  {
    key: 'three',
    name: { zh: '三审三校', en: 'Three reviews, three proofs' },
    about: {
      zh: '初审、复审、终审由三个人逐级签字；同时一校、二校、三校，签发前须全部校完。',
      en: 'First, second and final review are signed by three people, one after the other; beside them go three proof rounds, all signed before it is released.',
    },
    levels: [FIRST, SECOND, FINAL],
    rounds: TEMPLATE_ROUNDS,
  },
  {
    key: 'urgent',
    name: { zh: '紧急', en: 'Urgent' },
    about: {
      zh: '平时二审；遇紧急事项，指定的人中有两人说明理由即可先上线，各审级须在 24 小时内补审。',
      en: 'Two reviews; in an emergency two of the people named, each with a reason, put it live at once, and the levels sign within 24 hours.',
    },
    levels: [FIRST, FINAL],
    breakGlass: { reviewHours: 24 },
  },
];
