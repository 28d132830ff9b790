import * as checksum from './checksum';
import { findImpossibleDates, findReversedRanges, findWrongWeekdays } from './date-checks';
import { findRepeatedRuns } from './kinds/repetition';
import { findNumberingGaps } from './numbering';
import { findSeriesGaps, findWrongItemCounts } from './series';
import { findTooManyPerCent, findWrongTotals } from './totals';
import { findNestedMarks, findUnpairedMarks } from './pairing';
import type { Rule } from './rule';
import {
  findBulkNumbers,
  findFullWidthLetters,
  findHealthFoodWithoutNotice,
  findRepeatedSentences,
} from './text-checks';

/** A check: all its hits in a text, in order. */
export type TextCheck = (text: string) => readonly checksum.CheckHit[];

/** The checks a `checksum` or `structure` rule may name. A Map: `constructor` is no check. */
export const CHECKS: ReadonlyMap<string, TextCheck> = new Map<string, TextCheck>([
  ['identity-number', checksum.findIdentityNumbers],
  ['wrong-identity-number', checksum.findWrongIdentityNumbers],
  ['bank-card', checksum.findBankCards],
  ['credit-code', checksum.findCreditCodes],
  ['wrong-credit-code', checksum.findWrongCreditCodes],
  ['unpaired-marks', findUnpairedMarks],
  ['nested-marks', findNestedMarks],
  ['wrong-weekday', findWrongWeekdays],
  ['impossible-date', findImpossibleDates],
  ['reversed-range', findReversedRanges],
  ['wrong-total', findWrongTotals],
  ['too-many-per-cent', findTooManyPerCent],
  ['wrong-item-count', findWrongItemCounts],
  ['series-gaps', findSeriesGaps],
  ['numbering-gaps', findNumberingGaps],
  ['repeated-sentence', findRepeatedSentences],
  ['bulk-numbers', findBulkNumbers],
  ['full-width-letters', findFullWidthLetters],
  ['health-food-notice', findHealthFoodWithoutNotice],
]);

/**
 * Checks of a `structure` rule that no text decides alone: what is wrong with a link into the own site, by what is live
 * there at the moment. See `links/dead-links.ts`.
 */
export const LINK_CHECKS = ['link-missing', 'link-recalled', 'link-unreleased', 'link-file', 'link-closed'] as const;

/** A check about links. */
export type LinkFault = (typeof LINK_CHECKS)[number];

/** Whether a rule is about links. */
export const isAboutLinks = ({ kind, check }: Pick<Rule, 'kind' | 'check'>): boolean =>
  kind === 'structure' && LINK_CHECKS.some((name) => name === check);

/** The function that finds a rule's hits by itself, for the kinds that have one. */
export function checkOf({ kind, check, run }: Rule): TextCheck | undefined {
  if (kind === 'checksum' || kind === 'structure') return CHECKS.get(check ?? '');
  return kind === 'repetition' && run ? (text) => findRepeatedRuns(text, run[0], run[1]) : undefined;
}
