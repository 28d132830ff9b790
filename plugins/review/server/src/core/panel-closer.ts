import { addedTo, parentOf, type Place, type Signature, type Standing } from './panel-places';

/** Who closed the level, or did whatever was done last. */
export function lastActor(standing: Standing): string | null {
  return standing.acts.at(-1)?.by ?? null;
}

/** Who made a decision at this place unnecessary or gave it; null while nobody has. Asked of places that are not pending. */
export function closerOf(standing: Standing, place: Place): string | null {
  if (place.removedBy !== null) return place.removedBy;
  if (standing.outcome.status !== 'open') return lastActor(standing);
  const seat = parentOf(standing, place) ?? place;
  const own = place.decision ?? seat.decision ?? rejectionBefore(standing, seat);
  return (own ?? lastApproval(standing, place.group))?.by ?? null;
}

/** Who else has acted on the level since the decision at this place; null: nobody, it can be taken back. */
export function actedSince(standing: Standing, { decision }: Place): string | null {
  if (!decision) return null;
  return standing.acts.findLast(({ at, by }) => at > decision.at && by !== decision.by)?.by ?? null;
}

function rejectionBefore(standing: Standing, seat: Place): Signature | null {
  return addedTo(standing, seat, 'before').find(({ decision }) => decision?.kind === 'reject')?.decision ?? null;
}

/** The approval that was the last one a group needed. */
function lastApproval(standing: Standing, group: string): Signature | null {
  const approvals = [...standing.places.values()].flatMap(({ decision, ...place }) =>
    place.group === group && place.added === null && decision?.kind === 'approve' ? [decision] : [],
  );
  return approvals.sort((one, other) => other.at - one.at)[0] ?? null;
}
