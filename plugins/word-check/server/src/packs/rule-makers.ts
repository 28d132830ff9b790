import type { Match, Rule, Severity, Source } from '../core/rule';

/** A source somebody on this project has read. */
export const read = (title: string, date?: string): Source => ({ title, ...(date ? { date } : {}), read: true });

/** A source cited from general knowledge; nobody has checked the wording yet, so its rules do not block. */
export const unread = (title: string, date?: string): Source => ({ title, ...(date ? { date } : {}), read: false });

/** Every phrase of `head` with each of `tails` behind it. */
export const followedBy = (head: string, tails: string): string[] => tails.split(' ').map((tail) => head + tail);

/** Every phrase of `tail` with each of `heads` before it. */
export const precededBy = (heads: string, tail: string): string[] => heads.split(' ').map((head) => head + tail);

/** Words in a string, separated by spaces. */
export const words = (list: string): string[] => list.split(' ');

/** Numbers of persons and the like: every width, no word boundaries. */
export const NUMBERS: Partial<Match> = { case: false, boundary: false };

/** The fields every rule has, shorter to write. */
export interface Facts {
  id: string;
  severity: Severity;
  category: string;
  message: string;
  messageEn: string;
  why?: string;
  source: Source;
  hit: string;
  miss: string;
}

/** The common part of a rule from its facts. */
export function facts({ hit, miss, ...rest }: Facts): Omit<Rule, 'kind'> {
  return { ...rest, examples: { hit: [hit], miss: [miss] } };
}
