import { addWorkingMinutes, type Calendar, type Reckoned } from './calendar';
import { minuteOfDay } from './calendar-data';
import { Refusal } from './errors';
import { invalidInput } from './invalid-input';
import type { Passage } from './passages';
import { foldText } from './text-fold';

/** Where an error came to light: somebody looked for it, a superior's notice, a reader wrote. */
export const ORIGINS = ['patrol', 'notice', 'report'] as const;
/** One of {@link ORIGINS}, or a check that read what is live again. */
export type Origin = (typeof ORIGINS)[number] | 'check';

/** What a case (纠错) is about: a wrong phrase that is live, or a reprint whose original has changed or is gone. */
export const CASE_KINDS = ['phrase', 'source'] as const;
/** One of {@link CASE_KINDS}, which people open, or `finding`: what a check has found, opened by itself. */
export type CaseKind = (typeof CASE_KINDS)[number] | 'finding';

/** So many working days a case may take. */
export const CORRECTION_DAYS = 3;

/** Shorter than this a phrase is nearly everywhere and names no paragraph. In characters, as they are compared. */
export const SHORTEST_PHRASE = 2;

/** A phrase as it stands live, and as it should be; the right one is empty when it should go. */
export interface Phrases {
  wrong: string;
  right: string;
}

/** What keeps phrases from being a case, as a refusal. */
export function refusePhrases({ wrong, right }: Phrases): Refusal | null {
  const [bad, good] = [foldText(wrong), foldText(right)];
  if ([...bad].length < SHORTEST_PHRASE)
    return invalidInput('wrong', {
      zh: `错误文字至少 ${SHORTEST_PHRASE} 个字，须能指明段落。`,
      en: `The wrong phrase needs ${SHORTEST_PHRASE} characters at least, so that it names a paragraph.`,
    });
  if (bad === good)
    return invalidInput('right', {
      zh: '正确文字与错误文字相同（全半角、空格不计）。',
      en: 'The right phrase is the wrong one (width and spaces do not count).',
    });
  return null;
}

/** Whether a text still has the wrong phrase. Where the right one contains it, it counts only outside of that. */
export function hasPhrase(text: string, { wrong, right }: Phrases): boolean {
  const [bad, good] = [foldText(wrong), foldText(right)];
  const rest = good.includes(bad) ? foldText(text).split(good).join('\n') : foldText(text);
  return rest.includes(bad);
}

/** The paragraphs that have the wrong phrase. */
export function passagesWith(passages: readonly Passage[], phrases: Phrases): Passage[] {
  return passages.filter(({ text }) => hasPhrase(text, phrases));
}

/** When a case has to be done: {@link CORRECTION_DAYS} whole working days after it was opened. */
export function correctionDue(calendar: Calendar, openedAt: string): Reckoned<string> {
  const minutes = calendar.data.officeHours.reduce(
    (sum, { from, to }) => sum + (minuteOfDay(to) ?? 0) - (minuteOfDay(from) ?? 0),
    0,
  );
  return addWorkingMinutes(calendar, openedAt, CORRECTION_DAYS * minutes);
}

/** How a case stands. */
export type CaseState = 'open' | 'overdue' | 'closed';

/** How a case stands at a moment; times are ISO 8601 UTC. */
export function caseState(
  { closedAt, dueAt }: { closedAt: string | null; dueAt: string | null },
  now: string,
): CaseState {
  if (closedAt !== null) return 'closed';
  return dueAt !== null && dueAt <= now ? 'overdue' : 'open';
}

/** A place where a case's phrase was found, and whether that release is live still. */
export interface Place {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  live: boolean;
}

const MOST_NAMED = 10;

/**
 * Why a case cannot be closed, or null. A phrase may stand nowhere any more; a changed original, and a finding that is
 * left as it is, need somebody to say what was decided, for nothing about it changes by itself.
 */
export function refuseClosing(
  { kind, closedAt }: { kind: CaseKind; closedAt: string | null },
  places: readonly Place[],
  comment: string | undefined,
): Refusal | null {
  if (closedAt !== null) return new Refusal('CASE_CLOSED');
  const left = places.filter(({ live }) => live);
  if (kind === 'phrase' && left.length > 0) {
    const name = ({ title, locale }: Place): string => `“${title}”（${locale}）`;
    const titles = left.slice(0, MOST_NAMED).map(name).join('、') + (left.length > MOST_NAMED ? '…' : '');
    const named = left.map(({ uid, documentId, locale, title }) => ({ uid, documentId, locale, title }));
    return new Refusal('STILL_LIVE', { places: named }, { count: left.length, titles });
  }
  const needsReason = kind === 'source' || (kind === 'finding' && left.length > 0);
  return needsReason && !comment?.trim() ? new Refusal('REASON_REQUIRED') : null;
}
