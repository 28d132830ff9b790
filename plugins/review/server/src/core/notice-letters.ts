import type { Bilingual, Language } from './errors';
import { minuteIn, NOTICE_KINDS, NOTICES, noticeWords, oneLine, type Said } from './notices';

/** A notice as it goes into an e-mail: `link` leads to the panel, where one has to log in. */
export interface LetterNotice extends Said {
  at: string;
  link: string | null;
}

/** An e-mail in plain words. */
export interface Letter {
  subject: string;
  text: string;
}

/** What a letter is written with: `inbox` is the address of the page where notices and preferences are. */
export interface LetterFrame {
  language: Language;
  timeZone: string;
  inbox: string;
  /** The day of a digest; null for what is sent at once. */
  day: string | null;
}

/** So many notices are listed in one e-mail; the inbox has all. */
export const LISTED = 50;
/** A subject is cut after so many characters. */
const SUBJECT = 120;

const MARK: Bilingual = { zh: '【审稿】', en: '[Review] ' };

/**
 * Whether e-mail is set up: the sender's address was changed from the one Strapi comes with, which is nobody's here.
 * `settings` are those of Strapi's email plugin.
 */
export function isMailSetUp(settings: { defaultFrom?: unknown } | undefined): boolean {
  const from = settings?.defaultFrom;
  return typeof from === 'string' && from.includes('@') && !/@strapi\.io>?\s*$/i.test(from);
}

function subjectOf(notices: readonly LetterNotice[], { language, timeZone, day }: LetterFrame): string {
  const [first] = notices;
  if (day === null && notices.length === 1 && first)
    return oneLine(`${MARK[language]}${noticeWords(first, language, timeZone)}`, SUBJECT);
  const count = notices.length;
  const of = day === null ? '' : `${day} `;
  return `${MARK[language]}${{ zh: `${of}消息 ${count} 条`, en: `${of}${count} notice${count === 1 ? '' : 's'}` }[language]}`;
}

/** The lines of one kind of notice: its name, then a sentence, a time and an address for each. */
function section(notices: readonly LetterNotice[], { language, timeZone }: LetterFrame): string[] {
  const [first] = notices;
  if (!first) return [];
  const lines = notices.flatMap((notice) => [
    `- ${noticeWords(notice, language, timeZone)} (${minuteIn(timeZone, notice.at)})`,
    ...(notice.link ? [`  ${notice.link}`] : []),
  ]);
  return [`${NOTICES[first.kind].name[language]}`, ...lines, ''];
}

function footer(left: number, { language, inbox }: LetterFrame): string[] {
  const more = { zh: `另有 ${left} 条，请到消息页查看。`, en: `${left} more are on the page of notices.` }[language];
  const where = {
    zh: '全部消息，以及哪些消息发邮件，请到消息页查看和设定：',
    en: 'All notices, and which of them you get by e-mail:',
  }[language];
  return [...(left > 0 ? [more, ''] : []), '--', where, inbox, ''];
}

/** Writes the e-mail for some notices of one person, in the catalogue's order and, of a kind, the oldest first. */
export function letterOf(notices: readonly LetterNotice[], frame: LetterFrame): Letter {
  const sorted = NOTICE_KINDS.flatMap((kind) => notices.filter((notice) => notice.kind === kind));
  const listed = sorted.slice(0, LISTED);
  const sections = NOTICE_KINDS.map((kind) => listed.filter((notice) => notice.kind === kind));
  const lines = sections.flatMap((one) => section(one, frame));
  return {
    subject: subjectOf(sorted, frame),
    text: [...lines, ...footer(sorted.length - listed.length, frame)].join('\n'),
  };
}
