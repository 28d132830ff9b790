import type { Outcome, Tally } from './panel-outcome';
import type { Panel } from './panel';

/** A decision that stands. `at` is the number of its event. */
export interface Signature {
  by: string;
  kind: 'approve' | 'reject';
  at: number;
}

/** Where a signature is asked for: a seat of the panel, or a signer whom the holder of one has added. */
export interface Place {
  id: string;
  group: string;
  hasVeto: boolean;
  /** Everybody who has held it, oldest first, and who put them there; the last one holds it. */
  holders: { person: string; by: string | null }[];
  decision: Signature | null;
  /** Of an added signer: the seat they were added to, and whether they act before or after it. */
  added: { to: string; when: 'before' | 'after' } | null;
  removedBy: string | null;
}

/** An opinion asked for (委派): the place waits until it is given, taken back, or can no longer be given. */
export interface Question {
  id: string;
  place: string;
  asked: string;
  /** Who ended it: by a reply, by taking it back, or by leaving. */
  endedBy: string | null;
}

/** A panel after some events. */
export interface Standing {
  panel: Panel;
  places: Map<string, Place>;
  questions: Map<string, Question>;
  departed: Set<string>;
  /** Acts of people that nobody has undone. */
  acts: { by: string; at: number }[];
  tallies: Map<string, Tally>;
  outcome: Outcome;
}

/** Who holds a place now. */
export function holderOf(place: Place): string {
  return (place.holders.at(-1) as Place['holders'][number]).person;
}

/** Whether a person has a task here, open or not. */
export function holdsPlace({ places }: Pick<Standing, 'places'>, person: string): boolean {
  return [...places.values()].some((place) => place.removedBy === null && holderOf(place) === person);
}

/** Signers added to a seat and not taken back. */
export function addedTo(standing: Pick<Standing, 'places'>, seat: Place, when: 'before' | 'after'): Place[] {
  return [...standing.places.values()].filter(
    ({ added, removedBy }) => added?.to === seat.id && added.when === when && removedBy === null,
  );
}

/** The place an added signer was added to. */
export function parentOf(standing: Standing, { added }: Place): Place | null {
  return added ? (standing.places.get(added.to) ?? null) : null;
}

/**
 * The decision on this level that a person stands behind already: given by them, for whomever, or in their name by
 * whoever stood in for them. Nobody has two.
 */
export function voiceOf(standing: Pick<Standing, 'places'>, person: string): Signature | null {
  for (const place of standing.places.values())
    if (place.decision && (place.decision.by === person || holderOf(place) === person)) return place.decision;
  return null;
}

/** Opinions that a place still waits for. */
export function openQuestions(standing: Standing, place: Place): Question[] {
  return [...standing.questions.values()].filter((one) => one.place === place.id && one.endedBy === null);
}
