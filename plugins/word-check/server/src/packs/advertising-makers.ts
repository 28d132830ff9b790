import type { Rule, Source } from '../core/rule';
import { facts, read, unread, type Facts } from './rule-makers';

/** An article of the Advertising Law, cited from general knowledge. */
export const adLaw = (article: string): Source => unread(`《广告法》${article}`, '2021年修正');

/** Article 9 (3) and the guide on how it is enforced, both read. */
export const ABSOLUTE_CLAIMS: Source = read(
  '《广告法》第九条(三)；《广告绝对化用语执法指南》（市场监管总局公告2023年第6号）',
  '2021年修正；2023年',
);

/** A rule about promotion. */
export const ad = (given: Omit<Facts, 'category'>, rest: Partial<Rule> & Pick<Rule, 'kind'>): Rule => ({
  ...facts({ ...given, category: 'advertising' }),
  ...rest,
});
