import { EXACT, type Rule, type Severity, type Source } from '../core/rule';
import { facts, unread } from './rule-makers';

/** Typesetting and proofreading practice without one source. */
export const HABIT: Source = unread('排版与编校惯例');

/** What a rule about form says of itself. */
export interface Form {
  id: string;
  severity: Severity;
  zh: string;
  en: string;
  source: Source;
  hit: string;
  miss: string;
}

/** A rule about form: the text exactly as written. */
export const form = ({ id, severity, zh, en, source, hit, miss }: Form, rest: Partial<Rule>): Rule => ({
  ...facts({ id, severity, category: 'format', message: zh, messageEn: en, source, hit, miss }),
  kind: 'pattern',
  match: EXACT,
  ...rest,
});

/** A rule about form that a check of `checks.ts` finds. */
export const structure = (given: Form, check: string): Rule => form(given, { kind: 'structure', check });
