import type { Panel } from './panel';
import type { PanelEvent } from './panel-events';
import { outcomeOf, talliesOf } from './panel-outcome';
import { holderOf, voiceOf, type Place, type Standing } from './panel-places';

/**
 * A panel after these events. What cannot have happened by the rules (a decision at a decided place, a second one by
 * the same person or in their name, anything after the level was closed) is passed over: it never adds a signature.
 */
export function standingOf(panel: Panel, events: readonly PanelEvent[]): Standing {
  const standing = opening(panel);
  events.forEach((event, at) => {
    if (happen(standing, event, at)) count(standing);
  });
  return standing;
}

function opening(panel: Panel): Standing {
  const places = new Map(
    panel.seats.map(({ id, person, group, hasVeto }): [string, Place] => [
      id,
      { id, group, hasVeto, holders: [{ person, by: null }], decision: null, added: null, removedBy: null },
    ]),
  );
  const standing: Standing = {
    panel,
    places,
    questions: new Map(),
    departed: new Set(),
    acts: [],
    tallies: new Map(),
    outcome: { status: 'open' },
  };
  count(standing);
  return standing;
}

function count(standing: Standing): void {
  standing.tallies = talliesOf(standing);
  standing.outcome = outcomeOf(standing, standing.tallies);
}

/** Whether the votes have to be counted anew. */
function happen(standing: Standing, event: PanelEvent, at: number): boolean {
  switch (event.kind) {
    case 'depart':
      leave(standing, event.person);
      return false;
    case 'rejoin':
      standing.departed.delete(event.person);
      return false;
    case 'take-back':
      return takeBack(standing, event);
    default: {
      const isNews = standing.outcome.status === 'open' && act(standing, event, at);
      if (isNews) standing.acts.push({ by: event.by, at });
      return isNews;
    }
  }
}

/** Somebody who leaves cannot answer any more; the task is back with whoever asked. */
function leave(standing: Standing, person: string): void {
  standing.departed.add(person);
  for (const question of standing.questions.values()) if (question.asked === person) question.endedBy ??= person;
}

type Decision = Extract<PanelEvent, { kind: 'approve' | 'reject' }>;
type Newcomer = Extract<PanelEvent, { to: string }>;
type Addition = Extract<PanelEvent, { kind: 'add-before' | 'add-after' }>;
type Consultation = Extract<PanelEvent, { kind: 'consult' }>;
type Ending = Extract<PanelEvent, { kind: 'remove' | 'reply' }>;
type Act = Exclude<PanelEvent, { kind: 'depart' | 'rejoin' | 'take-back' }>;

function act(standing: Standing, event: Act, at: number): boolean {
  switch (event.kind) {
    case 'approve':
    case 'reject':
      return decide(standing, event, at);
    case 'transfer':
    case 'substitute':
      return handOver(standing, event);
    case 'add-before':
    case 'add-after':
      return add(standing, event);
    case 'consult':
      return ask(standing, event);
    case 'remove':
      return standing.places.has(event.seat) ? remove(standing, event) : end(standing, event);
    case 'reply':
      return end(standing, event);
  }
}

function isUndecided(place: Place | undefined): place is Place {
  return place !== undefined && place.decision === null && place.removedBy === null;
}

function decide(standing: Standing, { kind, by, seat }: Decision, at: number): boolean {
  const place = standing.places.get(seat);
  if (!isUndecided(place) || voiceOf(standing, by) || voiceOf(standing, holderOf(place))) return false;
  place.decision = { by, kind, at };
  return true;
}

/** A level that was rejected is over; one that was signed can be opened again while the next has not acted. */
function takeBack(standing: Standing, { by, seat }: Extract<PanelEvent, { kind: 'take-back' }>): boolean {
  const place = standing.places.get(seat);
  const decision = place?.decision;
  if (!place || decision?.by !== by || standing.outcome.status === 'rejected') return false;
  place.decision = null;
  standing.acts = standing.acts.filter(({ at }) => at !== decision.at);
  return true;
}

function handOver(standing: Standing, { by, seat, to }: Newcomer): boolean {
  const place = standing.places.get(seat);
  if (!isUndecided(place)) return false;
  place.holders.push({ person: to, by });
  return true;
}

function add(standing: Standing, { kind, by, seat, to, id }: Addition): boolean {
  const parent = standing.places.get(seat);
  if (!isUndecided(parent) || parent.added || standing.places.has(id)) return false;
  standing.places.set(id, {
    id,
    group: parent.group,
    hasVeto: false,
    holders: [{ person: to, by }],
    decision: null,
    added: { to: seat, when: kind === 'add-before' ? 'before' : 'after' },
    removedBy: null,
  });
  return true;
}

function ask(standing: Standing, { seat, to, id }: Consultation): boolean {
  if (!isUndecided(standing.places.get(seat)) || standing.questions.has(id)) return false;
  standing.questions.set(id, { id, place: seat, asked: to, endedBy: null });
  return true;
}

function remove(standing: Standing, { by, seat }: Ending): boolean {
  const place = standing.places.get(seat);
  if (!isUndecided(place) || !place.added) return false;
  place.removedBy = by;
  return true;
}

function end(standing: Standing, { by, seat }: Ending): boolean {
  const question = standing.questions.get(seat);
  if (!question || question.endedBy !== null) return false;
  question.endedBy = by;
  return true;
}
