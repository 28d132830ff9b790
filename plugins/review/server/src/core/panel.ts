import { conditionsOf, neededOf, type Condition, type ExtraSigners, type Level, type Quorum } from './level';

/** A seat of a panel: who was named for it when the level started. */
export interface Seat {
  /** `s1`, `s2`, …: the same for the life of the panel, whoever holds it. */
  id: string;
  person: string;
  /** Key of its group. */
  group: string;
  /** Its holder's reject ends the level at once. */
  hasVeto: boolean;
}

/** People who have to agree among themselves: the signers of the level, or extra signers. A level needs all groups. */
export interface Group {
  /** `own`, or `extra-1`, … by the place in the definition. */
  key: string;
  kind: Quorum['kind'];
  /** Ids, in the order named. */
  seats: string[];
  /** The denominator n, and how many approvals k it takes. Neither ever changes. */
  size: number;
  needed: number;
  /** For extra signers, the conditions that were true, each with the values that made it so (none: nobody could tell). */
  because: Condition[];
}

/** Who signs a level and what it takes: frozen when the level starts, whatever becomes of the definition. */
export interface Panel {
  /** Key of the level. */
  level: string;
  rejects: 'end' | 'count';
  groups: Group[];
  seats: Seat[];
}

/** Values of a document by facet. A facet that is missing is unknown; one without values is known to have none. */
export type Facets = Readonly<Record<string, readonly string[] | undefined>>;

/** The panel of a level that starts now on a document with these facets. It shares nothing with the definition. */
export function panelFor(level: Level, facets: Facets): Panel {
  const panel: Panel = { level: level.key, rejects: level.rejects ?? 'end', groups: [], seats: [] };
  const vetoers = new Set(level.vetoers);
  addGroup(panel, 'own', level, [], vetoers);
  (level.extra ?? []).forEach((extra, index) => {
    const because = trueConditions(extra, facets);
    if (because.length > 0) addGroup(panel, `extra-${index + 1}`, extra, because, vetoers);
  });
  return panel;
}

function addGroup(
  panel: Panel,
  key: string,
  { signers, quorum }: Pick<Level, 'signers' | 'quorum'>,
  because: Condition[],
  vetoers: ReadonlySet<string>,
): void {
  const first = panel.seats.length + 1;
  const seats = [...new Set(signers)].map((person, index): Seat => {
    return { id: `s${first + index}`, person, group: key, hasVeto: vetoers.has(person) };
  });
  panel.seats.push(...seats);
  const size = seats.length;
  const ids = seats.map(({ id }) => id);
  panel.groups.push({ key, kind: quorum.kind, seats: ids, size, needed: neededOf(quorum, size), because });
}

/** The conditions that are true. A facet that nobody could tell asks too many people rather than too few. */
export function trueConditions(extra: Pick<ExtraSigners, 'when'>, facets: Facets): Condition[] {
  return conditionsOf(extra).flatMap(({ facet, values }): Condition[] => {
    const has = facets[facet];
    if (has === undefined) return [{ facet, values: [] }];
    const met = values.filter((value) => has.includes(value));
    return met.length > 0 ? [{ facet, values: met }] : [];
  });
}

/**
 * Each group as a level of its own, for {@link unfillableLevel}: different people have to be left for every signature
 * of every group of every level.
 */
export function groupLevels(panel: Panel, name: string): Level[] {
  const personOf = new Map(panel.seats.map(({ id, person }) => [id, person]));
  return panel.groups.map(({ seats, needed }) => ({
    key: panel.level,
    name,
    signers: seats.map((id) => personOf.get(id) as string),
    quorum: { kind: 'count', count: needed },
  }));
}
