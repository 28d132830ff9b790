import type { Rule } from '../core/rule';
import { facts, precededBy, unread, words, type Facts } from './rule-makers';

/** The reform of 2018. */
export const REFORM_2018 = unread('《深化党和国家机构改革方案》《国务院机构改革方案》', '2018');
/** The reform of 2023. */
export const REFORM_2023 = unread('《党和国家机构改革方案》', '2023');
/** The form of official documents. */
export const FORMAT = unread('GB/T 9704-2012 党政机关公文格式 7.2.5', '2012');
const LAWS = unread('国家法律法规数据库');

type Given = Omit<Facts, 'category' | 'messageEn'> & { messageEn?: string };

/** A rule about an official name. */
export const naming = (given: Given, rest: Partial<Rule> & Pick<Rule, 'kind'>): Rule => ({
  ...facts({ messageEn: 'The official name is another', ...given, category: 'names' }),
  ...rest,
});

/** A full name written wrongly: each wrong form with the right one. */
export const fullName = (
  id: string,
  swap: Readonly<Record<string, string>>,
  hit: string,
  miss: string,
  source = LAWS,
): Rule =>
  naming(
    {
      id,
      severity: 'warn',
      message: `“{text}”有误，应为${[...new Set(Object.values(swap))].join('、')}`,
      source,
      hit,
      miss,
    },
    { kind: 'substitution', swap },
  );

/** Each wrong form with each tail, and the right form with the same. */
export const each = (heads: string, wrong: readonly string[], right: string): Record<string, string> =>
  Object.fromEntries(words(heads).flatMap((tail) => wrong.map((form) => [form + tail, right + tail])));

/** An office or law that is no more, what took its place, and phrases in which its name is another’s. */
export interface Former {
  id: string;
  terms: readonly string[];
  now: string;
  exceptions: readonly string[];
  source?: typeof REFORM_2018;
  hit: string;
  miss: string;
}

/** An office that no longer exists; 原 before it says that the writer knows. */
export const former = ({ id, terms, now, exceptions, source = REFORM_2018, hit, miss }: Former): Rule =>
  naming(
    {
      id,
      severity: 'warn',
      message: `“{text}”已由${now}承接或取代；写历史时加“原”`,
      messageEn: `Replaced by ${now}; of the past write 原`,
      source,
      hit,
      miss,
    },
    {
      kind: 'existence',
      terms,
      exceptions: [...exceptions, ...terms.flatMap((term) => precededBy('原 原国家 原中国 原省 原市 原区 原县', term))],
    },
  );
