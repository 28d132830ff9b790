import type { Panel } from './panel';
import { closerOf, lastActor } from './panel-closer';
import type { PanelEvent } from './panel-events';
import type { Outcome, Tally } from './panel-outcome';
import { holderOf, openQuestions, type Place, type Standing } from './panel-places';
import { standingOf } from './panel-replay';
import { isPending, isVacant, waitOf, type Wait } from './panel-turns';

/** How far a place is: its task is with the holder, waits, is done, needs a substitute, or others made it unnecessary. */
export type SeatStatus = 'turn' | 'waiting' | 'vacant' | 'approved' | 'rejected' | 'closed' | 'removed';

/** One line of a level's progress: a seat or an added signer. People by their keys. */
export interface SeatProgress {
  seat: string;
  group: string;
  /** Who holds it, and everybody who has, oldest first (转办 keeps the old names). */
  person: string;
  held: string[];
  status: SeatStatus;
  /** Who decided: the holder or whoever stood in for them. */
  decidedBy: string | null;
  waitsFor: Wait | null;
  /** Of a closed or removed one: who made it unnecessary. */
  closedBy: string | null;
  hasVeto: boolean;
  added: { to: string; when: 'before' | 'after' } | null;
}

/** Something to be looked at: a signature of somebody who has left since (it stands), or a task nobody holds. */
export interface PanelFlag {
  kind: 'signer-left' | 'vacant';
  seat: string;
  person: string;
}

/** A level as everybody sees it. */
export interface PanelState {
  status: Outcome['status'];
  /** Of a rejected level: by a veto, by one reject, or because the approvals needed can no longer be reached. */
  why: 'veto' | 'one-reject' | 'count' | null;
  closedBy: string | null;
  /** Who may decide now, and who is asked for an opinion. */
  turn: { person: string; seat: string }[];
  asked: { person: string; question: string; seat: string }[];
  seats: SeatProgress[];
  groups: ({ key: string; size: number; needed: number } & Pick<Tally, 'approvals' | 'rejections' | 'status'>)[];
  flags: PanelFlag[];
  /** Open, but nobody can move before a place is filled by a substitute. */
  isBlocked: boolean;
}

/** The state of a panel after these events, computed from nothing else. */
export function panelState(panel: Panel, events: readonly PanelEvent[]): PanelState {
  const standing = standingOf(panel, events);
  const { outcome } = standing;
  const seats = [...standing.places.values()].map((place) => progressOf(standing, place));
  const turn = seats.filter(({ status }) => status === 'turn').map(({ person, seat }) => ({ person, seat }));
  const asked = [...standing.places.values()].flatMap((place) => askedAt(standing, place));
  return {
    status: outcome.status,
    why: outcome.status === 'rejected' ? outcome.why : null,
    closedBy: outcome.status === 'open' ? null : lastActor(standing),
    turn,
    asked,
    seats,
    groups: [...standing.tallies.values()].map(groupProgress),
    flags: [...standing.places.values()].flatMap((place) => flagsOf(standing, place)),
    isBlocked: outcome.status === 'open' && turn.length === 0 && asked.length === 0,
  };
}

function groupProgress({ group, approvals, rejections, status }: Tally): PanelState['groups'][number] {
  return { key: group.key, size: group.size, needed: group.needed, approvals, rejections, status };
}

function progressOf(standing: Standing, place: Place): SeatProgress {
  const status = statusOf(standing, place);
  const isWaiting = status === 'waiting' || status === 'vacant';
  return {
    seat: place.id,
    group: place.group,
    person: holderOf(place),
    held: place.holders.map(({ person }) => person),
    status,
    decidedBy: place.decision?.by ?? null,
    waitsFor: isWaiting ? waitOf(standing, place) : null,
    closedBy: status === 'closed' || status === 'removed' ? closerOf(standing, place) : null,
    hasVeto: place.hasVeto,
    added: place.added,
  };
}

function statusOf(standing: Standing, place: Place): SeatStatus {
  if (place.removedBy !== null) return 'removed';
  if (place.decision) return place.decision.kind === 'approve' ? 'approved' : 'rejected';
  if (!isPending(standing, place)) return 'closed';
  if (isVacant(standing, place)) return 'vacant';
  return waitOf(standing, place) ? 'waiting' : 'turn';
}

function askedAt(standing: Standing, place: Place): PanelState['asked'] {
  if (!isPending(standing, place)) return [];
  return openQuestions(standing, place).map(({ id, asked }) => ({ person: asked, question: id, seat: place.id }));
}

function flagsOf(standing: Standing, place: Place): PanelFlag[] {
  if (isVacant(standing, place)) return [{ kind: 'vacant', seat: place.id, person: holderOf(place) }];
  if (!place.decision) return [];
  // A signature that somebody gave for another is flagged when either has left.
  const left = [place.decision.by, holderOf(place)].find((person) => standing.departed.has(person));
  return left === undefined ? [] : [{ kind: 'signer-left', seat: place.id, person: left }];
}
