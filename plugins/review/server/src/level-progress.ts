import type { Level } from './core/level';
import type { PanelState, SeatProgress } from './core/panel-state';

/** A seat of a level as the screens show it; people by name. */
interface ShownSeat {
  id: string;
  name: string;
  status: SeatProgress['status'];
  /** Who decided in the holder's name. */
  decidedBy: string | null;
  /** Those who held it before, oldest first. */
  before: string[];
  waitsFor: { for: string; people: string[] } | null;
  closedBy: string | null;
  hasVeto: boolean;
  /** Of an added signer: before or after whose turn. */
  added: { when: 'before' | 'after'; to: string } | null;
  /** Of extra signers: their group. */
  isExtra: boolean;
}

/** How far a level is: what it takes, each seat, who is asked for an opinion, and whether it is stuck. */
export interface LevelProgress {
  quorum: { kind: string; needed: number; size: number };
  rejects: 'end' | 'count';
  seats: ShownSeat[];
  asked: string[];
  isBlocked: boolean;
  rejected: PanelState['why'];
}

/** The progress of a level in the words of the screens. `called` gives the name of a person. */
export function levelProgress(
  level: Level,
  state: PanelState | null,
  called: (person: string) => string,
): LevelProgress | Record<string, never> {
  if (!state) return {};
  const own = state.groups[0];
  const holder = new Map(state.seats.map(({ seat, person }) => [seat, person]));
  const seats = state.seats.map((one): ShownSeat => {
    const decider = one.decidedBy !== null && one.decidedBy !== one.person ? called(one.decidedBy) : null;
    return {
      id: one.seat,
      name: called(one.person),
      status: one.status,
      decidedBy: decider,
      before: one.held.slice(0, -1).map(called),
      waitsFor: one.waitsFor && { for: one.waitsFor.for, people: one.waitsFor.people.map(called) },
      closedBy: one.closedBy === null ? null : called(one.closedBy),
      hasVeto: one.hasVeto,
      added: one.added && { when: one.added.when, to: called(holder.get(one.added.to) ?? '') },
      isExtra: one.group !== 'own',
    };
  });
  return {
    quorum: { kind: level.quorum.kind, needed: own?.needed ?? 0, size: own?.size ?? 0 },
    rejects: level.rejects ?? 'end',
    seats,
    asked: state.asked.map(({ person }) => called(person)),
    isBlocked: state.isBlocked,
    rejected: state.why,
  };
}
