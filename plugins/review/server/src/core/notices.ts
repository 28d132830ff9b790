import type { Bilingual, Language } from './errors';

/** What becomes of a notice as e-mail: sent at once, put into the next digest, or not sent. The inbox has it always. */
export const MAIL_WAYS = ['now', 'digest', 'never'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

interface KindWords {
  /** What people call the kind, in the inbox and among their preferences. */
  name: Bilingual;
  /** The sentence. `{…}` is filled with a fact; a part in `[…]` is left out when a fact in it is not known. */
  sentence: Bilingual;
  mail: MailWay;
}

/**
 * Every kind of notice (消息) and its words, once. In the order in which a digest lists them: what waits for the person
 * first. No sentence has room for more of a draft than its title.
 */
export const NOTICES = {
  task: {
    name: { zh: '有新的审稿任务', en: 'A task has arrived' },
    sentence: { zh: '《{title}》等您审核[：{level}]', en: '“{title}” waits for your review[: {level}]' },
    mail: 'now',
  },
  ready: {
    name: { zh: '等您签发', en: 'Waiting for your release' },
    sentence: { zh: '《{title}》已经签完，等您签发', en: '“{title}” is fully signed and waits for your release' },
    mail: 'now',
  },
  emergency: {
    name: { zh: '紧急签发等您签字', en: 'An emergency release asks for your signature' },
    sentence: {
      zh: '《{title}》请求紧急签发[（{by}已签）]，等您决定',
      en: '“{title}” is up for an emergency release[ (signed by {by})]: you decide',
    },
    mail: 'now',
  },
  consulted: {
    name: { zh: '请您提供意见', en: 'Your opinion is asked for' },
    sentence: { zh: '[{by}]就《{title}》征求您的意见', en: '“{title}”: your opinion is asked for[ by {by}]' },
    mail: 'now',
  },
  escalation: {
    name: { zh: '超时上报', en: 'Escalation' },
    sentence: {
      zh: '《{title}》[的“{level}”]已超时[（应于 {at} 前办理）][，承办人：{who}]，请您督办',
      en: '“{title}”[, level “{level}”,] is overdue[ (it was due {at})][; waiting for {who}]. Please see to it',
    },
    mail: 'digest',
  },
  overdue: {
    name: { zh: '紧急签发的补审逾期', en: 'After-review overdue' },
    sentence: {
      zh: '《{title}》已紧急上线，补审逾期[（应于 {at} 前补审）][，等待：{who}]，请补审或撤稿',
      en: '“{title}” went live in an emergency and its after-review is overdue[ (it was due {at})][; waiting for {who}]. Sign it or recall it',
    },
    mail: 'now',
  },
  reminder: {
    name: { zh: '时限提醒', en: 'Time reminder' },
    sentence: {
      zh: '《{title}》等您办理[，时限已过 {percent}%][，截止 {at}]',
      en: '“{title}” waits for you[; {percent}% of the time is over][; it is due {at}]',
    },
    mail: 'digest',
  },
  urged: {
    name: { zh: '催办', en: 'Somebody reminds you' },
    sentence: { zh: '[{by}]催办：《{title}》等您办理', en: '“{title}” waits for you[ ({by} reminds you)]' },
    mail: 'digest',
  },
  answered: {
    name: { zh: '意见已答复', en: 'Your question was answered' },
    sentence: {
      zh: '您就《{title}》征求的意见已有答复[（{by}）]',
      en: '“{title}”: your question was answered[ by {by}]',
    },
    mail: 'digest',
  },
  returned: {
    name: { zh: '稿件被退回', en: 'Returned to you' },
    sentence: {
      zh: '《{title}》已退回[（{by}）]，请修改后再提交',
      en: '“{title}” was returned[ by {by}]; mend it and submit it again',
    },
    mail: 'digest',
  },
  rejected: {
    name: { zh: '稿件被驳回', en: 'Rejected' },
    sentence: { zh: '《{title}》已被驳回[（{by}）]', en: '“{title}” was rejected[ by {by}]' },
    mail: 'digest',
  },
  approved: {
    name: { zh: '稿件审核通过', en: 'Fully signed' },
    sentence: { zh: '《{title}》各审级已签完，待签发', en: 'Every level has signed “{title}”; it can be released now' },
    mail: 'digest',
  },
  released: {
    name: { zh: '稿件已签发', en: 'Released' },
    sentence: { zh: '《{title}》已签发上线[（{by}）]', en: '“{title}” was released[ by {by}]' },
    mail: 'digest',
  },
  recalled: {
    name: { zh: '稿件已撤稿', en: 'Recalled' },
    sentence: { zh: '《{title}》已撤稿[（{by}）]', en: '“{title}” was recalled[ by {by}]' },
    mail: 'digest',
  },
  void: {
    name: { zh: '审核作废', en: 'Review void' },
    sentence: {
      zh: '《{title}》的这一轮审核作废：内容已变或已撤下[（{by}）]',
      en: 'The review of “{title}” is void: the content changed or was taken down[ ({by})]',
    },
    mail: 'digest',
  },
  restarted: {
    name: { zh: '流程改动，重新审核', en: 'Review starts anew' },
    sentence: {
      zh: '审核流程有改动[（{by}）]，《{title}》从头重新审核，已签的意见不再算数',
      en: 'The workflow was changed[ by {by}]: the review of “{title}” starts anew and signatures given count no more',
    },
    mail: 'digest',
  },
  calendar: {
    name: { zh: '工作日历快用完', en: 'The working calendar ends' },
    sentence: {
      zh: '工作日历不够用[（没有 {year} 年）]，有审稿时限算不出来，请补充',
      en: 'The working calendar ends too early[ (it has no year {year})]: a due time cannot be known. Please add to it',
    },
    mail: 'now',
  },
  held: {
    name: { zh: '定时签发未执行', en: 'Schedule held' },
    sentence: {
      zh: '《{title}》的定时签发没有执行[（原定 {at}）]，请人工办理',
      en: 'The scheduled release of “{title}” did not happen[ (it was set for {at})]; somebody has to decide',
    },
    mail: 'digest',
  },
  closed: {
    name: { zh: '任务已由他人办结或收回', en: 'A task is no longer yours' },
    sentence: { zh: '《{title}》不再等您办理[（{by}已办）]', en: '“{title}” no longer waits for you[ ({by} acted)]' },
    mail: 'digest',
  },
  delegation: {
    name: { zh: '代理', en: 'Delegation' },
    sentence: {
      zh: '[{by}]的代理有变动[：{who}][，{from} 至 {until}]，请查看',
      en: 'A delegation[ of {by}] has changed[: {who}][, from {from} until {until}]. Please look',
    },
    mail: 'digest',
  },
} as const satisfies Record<string, KindWords>;

export type NoticeKind = keyof typeof NOTICES;

/** All kinds, in the catalogue's order. */
export const NOTICE_KINDS = Object.keys(NOTICES) as NoticeKind[];

/** Kinds that say that something waits for the person: over when it waits no more, read or not. */
export const TASK_KINDS: readonly NoticeKind[] = [
  'task',
  'ready',
  'emergency',
  'consulted',
  'escalation',
  'overdue',
  'reminder',
  'urged',
];

/** Kinds that a release has outdone, read or not. */
export const KINDS_BEFORE_RELEASE: readonly NoticeKind[] = [...TASK_KINDS, 'approved'];

/** For so long after a release it is news, in milliseconds: longer ago it was before anybody listened. */
export const RELEASE_NEWS_MS = 3 * 86_400_000;

/** The document a notice is about. `run` is the run at that time, if there was one. */
export interface NoticeAbout {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  run?: number;
}

/**
 * What a notice says besides the title. `by` and `who` are names of people, `level` that of a level; `at`, `from` and
 * `until` are ISO 8601 UTC; `percent` is a whole number. Nothing here may come from a draft or an opinion.
 */
export interface NoticeFacts {
  by?: string;
  who?: string;
  level?: string;
  at?: string;
  from?: string;
  until?: string;
  percent?: number;
  year?: number;
}

/**
 * Something to tell: `to` are person keys. With `once` a second notice of that name is not told to the same person. `at`
 * (ISO 8601 UTC) is when it happened, where that is not now.
 */
export interface NewNotice {
  kind: NoticeKind;
  to: string | readonly string[];
  about?: NoticeAbout;
  facts?: NoticeFacts;
  once?: string;
  at?: string;
}

const TIMES: ReadonlySet<string> = new Set(['at', 'from', 'until']);
const LONGEST = 250;
const UNTITLED: Bilingual = { zh: '（无标题）', en: '(untitled)' };

/** One line of text: no line breaks or other control characters, which could begin a header or a second notice. */
export function oneLine(text: string, most = LONGEST): string {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** A time to the minute in a zone, as both languages write it: 2026-11-26 09:05. */
export function minuteIn(timeZone: string, at: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(at));
}

/** What is stored of a notice's sentence: its kind, the document's title, the facts. */
export interface Said {
  kind: NoticeKind;
  title: string | null;
  facts: NoticeFacts | null;
}

/** The sentence of a notice, on one line. Times are written in `timeZone`. */
export function noticeWords({ kind, title, facts }: Said, language: Language, timeZone: string): string {
  const words = new Map<string, string>([['title', oneLine(title ?? '') || UNTITLED[language]]]);
  for (const [name, value] of Object.entries(facts ?? {}) as [string, string | number][])
    words.set(name, TIMES.has(name) ? minuteIn(timeZone, String(value)) : oneLine(String(value), 100));
  const fill = (part: string): string => part.replace(/\{(\w+)\}/g, (_, name: string) => words.get(name) ?? '');
  const isKnown = (part: string): boolean => [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => words.get(name));
  const sentence = NOTICES[kind].sentence[language];
  const known = sentence.replace(/\[([^\]]*)\]/g, (_, part: string) => (isKnown(part) ? part : ''));
  return fill(known);
}

/** Preferences as they are stored: only what differs from the catalogue. */
export type MailChoices = Partial<Record<NoticeKind, MailWay>>;

/** What becomes of a kind of notice as e-mail for a person. */
export const mailWayOf = (kind: NoticeKind, choices: MailChoices): MailWay => choices[kind] ?? NOTICES[kind].mail;

/** What is wrong with the settings for notices, as a sentence, or null. */
export function noticeSettingsFault(settings: { digestAt?: unknown; keptDays?: unknown } | undefined): string | null {
  const { digestAt, keptDays } = settings ?? {};
  if (typeof digestAt !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(digestAt))
    return '"notices.digestAt" must be a time of the day, "HH:MM".';
  return Number.isInteger(keptDays) && Number(keptDays) >= 1
    ? null
    : '"notices.keptDays" must be a whole number of days, 1 or more.';
}
