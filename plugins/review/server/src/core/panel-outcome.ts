import type { Group } from './panel';
import { addedTo, type Place, type Standing } from './panel-places';

/** How a level stands. A rejected one says by what: a veto, one reject, or approvals that cannot be reached any more. */
export type Outcome =
  | { status: 'open' }
  | { status: 'signed' }
  | { status: 'rejected'; why: 'veto' | 'one-reject' | 'count' };

/** The votes of a group. */
export interface Tally {
  group: Group;
  approvals: number;
  rejections: number;
  status: Outcome['status'];
}

type Votes = Pick<Standing, 'panel' | 'places'>;

/** What a seat has voted: its holder's decision, or no once somebody who has to sign before it rejects. */
export function voteOf(votes: Votes, seat: Place): 'approve' | 'reject' | null {
  if (seat.decision) return seat.decision.kind;
  return addedTo(votes, seat, 'before').some((one) => one.decision?.kind === 'reject') ? 'reject' : null;
}

function statusOf({ kind, size, needed }: Group, approvals: number, rejections: number): Outcome['status'] {
  if (approvals >= needed) return 'signed';
  // Out of reach by votes only: a panel that could never be met waits for people and is not rejected by nobody.
  const isOut = rejections > 0 && (kind === 'any' || size - rejections < needed);
  return isOut ? 'rejected' : 'open';
}

function tallyOf(votes: Votes, group: Group): Tally {
  const cast = group.seats.map((id) => voteOf(votes, votes.places.get(id) as Place));
  const approvals = cast.filter((vote) => vote === 'approve').length;
  const rejections = cast.filter((vote) => vote === 'reject').length;
  return { group, approvals, rejections, status: statusOf(group, approvals, rejections) };
}

/** The votes of each group, by its key. Added signers have none: n and k are those of the seats. */
export function talliesOf(votes: Votes): Map<string, Tally> {
  return new Map(votes.panel.groups.map((group) => [group.key, tallyOf(votes, group)]));
}

/** 或签: the first decision decides. */
function isFirstCome({ group }: Tally): boolean {
  return group.kind === 'any';
}

/** Signers added after a seat whose holder has approved: the level waits for them. */
function isAwaited(votes: Votes, { added, decision, removedBy }: Place): boolean {
  if (added?.when !== 'after' || decision || removedBy !== null) return false;
  return votes.places.get(added.to)?.decision?.kind === 'approve';
}

/** How the level stands by the votes cast. Who has left, and who was asked for an opinion, makes no difference. */
export function outcomeOf(votes: Votes, tallies: ReadonlyMap<string, Tally>): Outcome {
  const places = [...votes.places.values()];
  const against = places.filter(({ decision }) => decision?.kind === 'reject');
  if (against.some(({ hasVeto }) => hasVeto)) return { status: 'rejected', why: 'veto' };
  if (against.length > 0 && votes.panel.rejects !== 'count') return { status: 'rejected', why: 'one-reject' };
  const groups = [...tallies.values()];
  const lost = groups.filter(({ status }) => status === 'rejected');
  if (lost.length > 0) return { status: 'rejected', why: lost.some(isFirstCome) ? 'one-reject' : 'count' };
  // An approval that somebody added is needed like any other: the level waits for it and cannot be signed without.
  if (against.some(({ added }) => added?.when === 'after')) return { status: 'rejected', why: 'one-reject' };
  const isSigned = groups.length > 0 && groups.every(({ status }) => status === 'signed');
  return { status: isSigned && !places.some((place) => isAwaited(votes, place)) ? 'signed' : 'open' };
}
