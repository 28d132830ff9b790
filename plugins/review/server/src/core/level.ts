import type { Bilingual } from './errors';
import { FAULT_WORDS, oneOf } from './fault-words';
import { clockRuleFaults, type ClockRule } from './level-clock';
import { demandFaults, type ReasonableAct } from './level-demands';

/**
 * How many of those named have to sign: one (或签), every one (会签), a stated number, a whole per cent of them rounded
 * up, or all of them in the order in which they are named (依次).
 */
export type Quorum =
  | { kind: 'any' }
  | { kind: 'all' }
  | { kind: 'count'; count: number }
  | { kind: 'ratio'; percent: number }
  | { kind: 'ordered' };

/** What is wrong with a definition: a dotted path, and a reason in both languages. */
export interface Fault {
  path: string;
  reason: Bilingual;
}

/** What signers can depend on; the values of a document are its run's facets. */
export const FACETS = ['theme', 'column', 'topic', 'channel', 'source', 'category'] as const;
/** A facet of {@link FACETS}. */
export type FacetKey = (typeof FACETS)[number];

/** True for a document that has one of these values; one whose facet nobody could tell counts as having it. */
export interface Condition {
  facet: FacetKey;
  values: string[];
}

/** People who have to sign as well, in parallel with the level, where one of the conditions is true. */
export interface ExtraSigners {
  when: Condition | Condition[];
  signers: string[];
  quorum: Quorum;
}

/** A level (审级): who may sign it, named by their person's code, and how many have to. */
export interface Level {
  key: string;
  name: string;
  signers: string[];
  quorum: Quorum;
  /**
   * What a reject (驳回) does. `end` (default): the first one ends the level. `count`: it is one vote, and the level is
   * rejected once the approvals it needs can no longer be reached. Where everybody has to sign, or the first decision
   * decides, both come to the same.
   */
  rejects?: 'end' | 'count';
  /** Signers of the level or of {@link extra} whose reject ends the level at once, whosever turn it is. */
  vetoers?: string[];
  extra?: ExtraSigners[];
  /** How much working time it has; absent: there is no clock. */
  clock?: ClockRule;
  /** Whether its signers have to have read: every change seen, every finding answered, every new file opened. */
  reading?: boolean;
  /** Acts that take a reason here, besides those that always do. */
  reasons?: ReasonableAct[];
}

/** How many different people of so many have to sign: whole numbers throughout, and never nobody. */
export function neededOf(quorum: Quorum, size: number): number {
  switch (quorum.kind) {
    case 'any':
      return 1;
    case 'count':
      return Math.max(1, quorum.count);
    case 'ratio': {
      const hundredths = size * quorum.percent;
      const rest = hundredths % 100;
      return Math.max(1, (hundredths - rest) / 100 + (rest === 0 ? 0 : 1));
    }
    case 'all':
    case 'ordered':
      return Math.max(1, size);
  }
}

/** The conditions of extra signers, one or several. */
export function conditionsOf({ when }: Pick<ExtraSigners, 'when'>): Condition[] {
  return Array.isArray(when) ? when : [when];
}

/** Everything wrong with how a level is signed; paths begin with the level's own, such as `levels.0`. */
export function panelFaults(level: Level, path: string): Fault[] {
  const extra = level.extra ?? [];
  return [
    ...signerFaults(level, path),
    ...vetoFaults(level, `${path}.vetoers`),
    ...demandFaults(level, path),
    ...(level.rejects === undefined || level.rejects === 'end' || level.rejects === 'count'
      ? []
      : [{ path: `${path}.rejects`, reason: FAULT_WORDS.rejects }]),
    ...extra.flatMap((one, index) => [
      ...conditionFaults(one, `${path}.extra.${index}.when`),
      ...signerFaults(one, `${path}.extra.${index}`),
      ...overlapFaults(one, [level, ...extra.slice(0, index)], `${path}.extra.${index}.signers`),
    ]),
    ...(level.clock ? clockRuleFaults(level.clock) : []).map((one) => ({ ...one, path: `${path}.clock.${one.path}` })),
  ];
}

type Named = Pick<Level, 'signers' | 'quorum'>;

function signerFaults({ signers, quorum }: Named, path: string): Fault[] {
  const faults: Fault[] = [];
  if (new Set(signers).size !== signers.length)
    faults.push({ path: `${path}.signers`, reason: FAULT_WORDS.personTwice });
  const fault = quorumFault(quorum);
  if (fault) faults.push({ path: `${path}.quorum`, reason: fault });
  else if (neededOf(quorum, signers.length) > signers.length)
    faults.push({ path: `${path}.quorum`, reason: FAULT_WORDS.unmet });
  return faults;
}

function quorumFault(quorum: Quorum): Bilingual | null {
  switch (quorum.kind) {
    case 'any':
    case 'all':
    case 'ordered':
      return null;
    case 'count':
      return Number.isInteger(quorum.count) && quorum.count >= 1 ? null : FAULT_WORDS.unmet;
    case 'ratio':
      return Number.isInteger(quorum.percent) && quorum.percent >= 1 && quorum.percent <= 100
        ? null
        : FAULT_WORDS.percent;
    default:
      return FAULT_WORDS.quorumKind;
  }
}

function vetoFaults({ vetoers = [], signers, extra = [] }: Level, path: string): Fault[] {
  const named = new Set([...signers, ...extra.flatMap((one) => one.signers)]);
  const faults: Fault[] = [];
  if (new Set(vetoers).size !== vetoers.length) faults.push({ path, reason: FAULT_WORDS.personTwice });
  vetoers.forEach((person, index) => {
    if (!named.has(person)) faults.push({ path: `${path}.${index}`, reason: FAULT_WORDS.vetoer });
  });
  return faults;
}

/** Everything wrong with the conditions of something; paths begin with `path`. */
export function conditionFaults(one: Pick<ExtraSigners, 'when'>, path: string): Fault[] {
  const conditions = conditionsOf(one);
  if (conditions.length === 0) return [{ path, reason: FAULT_WORDS.noCondition }];
  return conditions.flatMap(({ facet, values }, index) => {
    const place = Array.isArray(one.when) ? `${path}.${index}` : path;
    const faults: Fault[] = [];
    if (!FACETS.includes(facet)) faults.push({ path: `${place}.facet`, reason: oneOf(FACETS) });
    if (values.length === 0) faults.push({ path: `${place}.values`, reason: FAULT_WORDS.noValue });
    if (new Set(values).size !== values.length)
      faults.push({ path: `${place}.values`, reason: FAULT_WORDS.valueTwice });
    return faults;
  });
}

/** Two people are two people: nobody's one signature counts for two of the groups that all have to sign. */
function overlapFaults({ signers }: Named, others: readonly Named[], path: string): Fault[] {
  const taken = new Set(others.flatMap((other) => other.signers));
  return signers.some((person) => taken.has(person)) ? [{ path, reason: FAULT_WORDS.otherGroup }] : [];
}
