import type { ReviewDocument, ReviewState, RunState } from '../api/types';

/** Colours of the design system's badge. The label always stands in it: colour is never alone. */
export type Tone = 'neutral' | 'primary' | 'success' | 'warning' | 'danger' | 'secondary' | 'alternative';

const TONES: Readonly<Record<ReviewState | RunState, Tone>> = {
  draft: 'neutral',
  in_review: 'primary',
  returned: 'warning',
  approved: 'secondary',
  scheduled: 'alternative',
  released: 'success',
  recalled: 'danger',
  withdrawn: 'neutral',
  void: 'neutral',
};

/** Every state of a governed document and of a run. */
export const STATES: readonly string[] = Object.keys(TONES);

/** The badge colour of a state; a state this panel does not know yet is neutral. */
export const stateTone = (state: string): Tone => (TONES as Readonly<Record<string, Tone>>)[state] ?? 'neutral';

/** A sentence under the badge: the key of its translation. */
export type StateNote = 'modified' | 'run-over';

/** What the badge alone does not tell: the draft differs from what is live, or the shown run no longer counts. */
export function stateNotes(document: Pick<ReviewDocument, 'state' | 'modified' | 'run'>): readonly StateNote[] {
  const notes: StateNote[] = [];
  if (document.modified) notes.push('modified');
  const { run, state } = document;
  if (run !== null && (state === 'draft' || run.state === 'void')) notes.push('run-over');
  return notes;
}

/** Whether a run is under way: only then have the checks' findings a meaning. */
export const isUnderReview = (state: string): boolean => ['in_review', 'approved', 'scheduled'].includes(state);
