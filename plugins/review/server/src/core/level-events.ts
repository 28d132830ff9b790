import { panelFor, type Panel } from './panel';
import type { PanelEvent } from './panel-events';
import type { DecisionFact, RunFact } from './situation';

/**
 * Who signs a level of a run and what it takes. The run is pinned to a workflow version and to the values its content
 * had when it was submitted, so that this is the same for the life of the run; null when there is no such level.
 */
export function panelOf(run: Pick<RunFact, 'workflow' | 'facets'>, index: number): Panel | null {
  const level = run.workflow.levels[index];
  return level ? panelFor(level, run.facets ?? {}) : null;
}

/** An event that is somebody's act. */
type ActEvent = Exclude<PanelEvent, { person: string }>;

/** What has happened on a level on exactly this content and was not taken back, in order. */
export function eventsOf(run: Pick<RunFact, 'decisions'>, index: number, digest: string, panel: Panel): ActEvent[] {
  return run.decisions
    .filter((decision) => decision.level === index && !decision.void && decision.digest === digest)
    .flatMap((decision) => eventOf(decision, panel) ?? []);
}

/** The same and, at the end, that people who have no active account any more have left. */
export function eventsNow(
  run: Pick<RunFact, 'decisions'>,
  index: number,
  digest: string,
  panel: Panel,
  active: ReadonlySet<string>,
): PanelEvent[] {
  const events = eventsOf(run, index, digest, panel);
  const people = new Set([...panel.seats.map(({ person }) => person), ...events.flatMap(peopleOf)]);
  const left = [...people].filter((person) => !active.has(person));
  return [...events, ...left.map((person): PanelEvent => ({ kind: 'depart', person }))];
}

function peopleOf(event: ActEvent): string[] {
  return 'to' in event ? [event.by, event.to] : [event.by];
}

/** A decision as an event; null when it is none, or about a seat that nobody can name. */
function eventOf(decision: DecisionFact, panel: Panel): ActEvent | null {
  const { kind, person: by, to, ref } = decision;
  const seat = decision.seat ?? panel.seats.find(({ person }) => person === by)?.id;
  if (seat === undefined) return null;
  switch (kind) {
    case 'return':
    case 'break-glass':
    case 'remind':
      return null;
    case 'transfer':
    case 'substitute':
      return to === undefined ? null : { kind, by, seat, to };
    case 'add-before':
    case 'add-after':
    case 'consult':
      return to === undefined || ref === undefined ? null : { kind, by, seat, to, id: ref };
    default:
      return { kind, by, seat };
  }
}
