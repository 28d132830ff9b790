import type { Rule } from '../rule';

/** A place where something of a rule stands, before it is known whether that is wrong. */
export interface Place {
  /** Index of the text. */
  passage: number;
  start: number;
  end: number;
  /** Index among the rule's phrases; -1 for what its pattern found. */
  term: number;
  /** The segmenters disagree whether a word is cut here. */
  unsure: boolean;
}

/** A place that is wrong, and what to write instead. */
export type Fault = Pick<Place, 'passage' | 'start' | 'end' | 'unsure'> & { suggestions: readonly string[] };

/** Says which places of a rule are wrong. Places are in the order of the texts; texts are those the rule speaks about. */
export type Decide = (rule: Rule, places: readonly Place[], texts: ReadonlyMap<number, string>) => Fault[];

/** A place as a fault. */
export const faultAt = (
  { passage, start, end, unsure }: Omit<Place, 'term'>,
  suggestions: readonly string[] = [],
): Fault => ({ passage, start, end, unsure, suggestions });

/** What stands at a place. */
export const textAt = ({ passage, start, end }: Omit<Place, 'term' | 'unsure'>, texts: ReadonlyMap<number, string>) =>
  (texts.get(passage) ?? '').slice(start, end);
