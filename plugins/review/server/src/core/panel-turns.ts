import { voteOf } from './panel-outcome';
import { addedTo, holderOf, openQuestions, parentOf, type Place, type Standing } from './panel-places';

/**
 * What a place waits for before its holder may decide: those before it in the order of the level, signers added before
 * it, an opinion, or (a signer added after) the holder of the seat. `people` are those who have to act.
 */
export interface Wait {
  for: 'order' | 'added' | 'opinion' | 'seat';
  people: string[];
}

/** Whether a decision at this place can still make a difference by its vote; a veto can for longer. */
export function isPending(standing: Standing, place: Place): boolean {
  if (standing.outcome.status !== 'open' || place.decision || place.removedBy !== null) return false;
  const parent = parentOf(standing, place);
  if (!parent) return voteOf(standing, place) === null && standing.tallies.get(place.group)?.status === 'open';
  if (place.added?.when === 'after' && parent.decision?.kind === 'approve') return true;
  return isPending(standing, parent);
}

/** Whether its holder may still end the level by a veto: any time before it closes, whosever turn it is. */
export function isVetoPending(standing: Standing, place: Place): boolean {
  return place.hasVeto && place.decision === null && standing.outcome.status === 'open';
}

/** Whether the holder can no longer act, so that somebody has to take their place. */
export function isVacant(standing: Standing, place: Place): boolean {
  return standing.departed.has(holderOf(place)) && isPending(standing, place);
}

/** Signers of a seat who still have to act before it is done: its holder, or those added after. */
function unfinished(standing: Standing, seat: Place): Place[] {
  if (!seat.decision) return [seat];
  return addedTo(standing, seat, 'after').filter(({ decision }) => decision === null);
}

/** In an ordered group, those before a seat (with whomever they added after themselves) who are not done. */
function orderWait(standing: Standing, seat: Place): Wait | null {
  const group = standing.tallies.get(seat.group)?.group;
  if (group?.kind !== 'ordered') return null;
  const earlier = group.seats.slice(0, group.seats.indexOf(seat.id));
  const people = earlier.flatMap((id) => unfinished(standing, standing.places.get(id) as Place)).map(holderOf);
  return people.length > 0 ? { for: 'order', people } : null;
}

/** Why a task has not reached its holder yet, or null: then it can be decided, handed over or added to. */
export function arrivalWait(standing: Standing, place: Place): Wait | null {
  const parent = parentOf(standing, place);
  if (!parent) return orderWait(standing, place);
  if (place.added?.when === 'before') return orderWait(standing, parent);
  return parent.decision ? null : { for: 'seat', people: [holderOf(parent)] };
}

/** Why the holder of a place cannot decide yet, or null: then it is their turn. */
export function waitOf(standing: Standing, place: Place): Wait | null {
  const arrival = arrivalWait(standing, place);
  if (arrival) return arrival;
  const before = addedTo(standing, place, 'before').filter(({ decision }) => decision === null);
  if (before.length > 0) return { for: 'added', people: before.map(holderOf) };
  const asked = openQuestions(standing, place).map((one) => one.asked);
  return asked.length > 0 ? { for: 'opinion', people: asked } : null;
}
