import type { Rule, Severity, Source } from '../core/rule';
import { facts, NUMBERS, unread } from './rule-makers';

/** The Personal Information Protection Law, or an article of it. */
export const PIPL = (article = '') => unread(`《个人信息保护法》${article}`, '2021');

/** What a rule about a person’s data says of itself. */
export interface Datum {
  id: string;
  severity: Severity;
  zh: string;
  en: string;
  source?: Source;
  hit: string;
  miss: string;
}

/** A rule about numbers and addresses of persons. Messages show the value masked. */
export const datum = ({ id, severity, zh, en, source = PIPL(), hit, miss }: Datum, rest: Partial<Rule>): Rule => ({
  ...facts({ id, severity, category: 'personal-data', message: zh, messageEn: en, source, hit, miss }),
  kind: 'pattern',
  match: NUMBERS,
  ...rest,
});
