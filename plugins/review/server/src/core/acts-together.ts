import type { Action } from './situation';

/**
 * Acts that one request may do on several documents. Each of them changes who has a task or takes something back, so
 * that nobody has to have the text before their eyes; but for an approval, see {@link needsOpening}. Left out is what
 * makes content live, what takes a reason of its own for each text (return, reject, reply), and the recall: it is
 * about what is live, which a list of runs does not show, and what else uses its pictures has to be read first.
 */
export const ACTS_TOGETHER = [
  'approve',
  'withdraw',
  'transfer',
  'remind',
  'unschedule',
] as const satisfies readonly Action[];

/** An act that several documents can be given at once. */
export type ActTogether = (typeof ACTS_TOGETHER)[number];

/** So many documents at most in one request. */
export const MOST_TOGETHER = 100;

/**
 * Whether somebody has to have had exactly this version before their eyes, on the reviewing page, before they do this
 * to several at once. That they had is their word: the digest they send, as for a single act. No record is kept of it.
 */
export function needsOpening(action: ActTogether): boolean {
  return action === 'approve';
}
