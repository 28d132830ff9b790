import { canonicalJson, type Json } from './canonical-json';
import { sha256 } from './digest';
import type { RunState } from './situation';
import type { Workflow } from './workflow';
import { definitionChanges, type DefinitionChange, type LevelName } from './workflow-diff';

/** What to do with runs under way: they go on under their own version, or begin again under the new one. */
export const CHOICES = ['keep', 'restart'] as const;

/** A choice of {@link CHOICES}. There is none that moves a run forward. */
export type Choice = (typeof CHOICES)[number];

/** An open run as far as a change of its workflow matters to it. */
export interface PinnedRun {
  id: number;
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  state: RunState;
  /** Index of the level it stands at, in the version it is pinned to. */
  level: number;
  version: number;
  /** Its content is live by an emergency release, and it is the after-review. */
  isLiveEarly: boolean;
  /** Codes of the people it waits for. */
  waitingFor: readonly string[];
}

/** What a new definition would mean for runs at a level, had they been started under it. */
export type WhatChanges =
  | 'level-removed'
  | 'signers-removed'
  | 'signers-added'
  | 'quorum-changed'
  | 'rules-changed'
  | 'proof-changed'
  | 'order-changed'
  | 'other-levels-changed'
  | 'unchanged';

/** Runs that stand alike: at one level, in one state, pinned to one version. */
export interface ImpactGroup {
  /** Names exactly these runs and this definition: it is another one as soon as a run moves or the definition changes. */
  key: string;
  level: LevelName & { index: number };
  state: RunState;
  version: number;
  /** How many there are. */
  runs: number;
  examples: Pick<PinnedRun, 'uid' | 'documentId' | 'locale' | 'title'>[];
  waitingFor: string[];
  whatChanges: WhatChanges[];
  choices: Choice[];
  isLiveEarly: boolean;
}

/** So many runs of a group are named. */
const EXAMPLES = 3;

type Definition = Omit<Workflow, 'version'>;

/** Open runs in groups, in the order of the levels, with what the definition changes for each. */
export function impactOf(
  runs: readonly PinnedRun[],
  versions: ReadonlyMap<number, Workflow>,
  next: Definition,
): ImpactGroup[] {
  const groups = new Map<string, PinnedRun[]>();
  for (const run of [...runs].sort((one, other) => one.version - other.version || rank(one) - rank(other))) {
    const place = [run.version, run.level, run.state, run.isLiveEarly].join(' ');
    groups.set(place, [...(groups.get(place) ?? []), run]);
  }
  return [...groups.values()].map((group) => toGroup(group, versions, next));
}

/** By level, those that are fully signed last. */
const rank = ({ level, state }: PinnedRun): number => level + (state === 'in_review' ? 0 : 0.5);

function toGroup(runs: PinnedRun[], versions: ReadonlyMap<number, Workflow>, next: Definition): ImpactGroup {
  const [first] = runs as [PinnedRun];
  const pinned = versions.get(first.version);
  const level = pinned?.levels[first.level];
  const { key = '', name = '' } = level ?? {};
  const ids = runs.map(({ id }) => id).sort((one, other) => one - other);
  const mark = sha256(canonicalJson({ ids, next } as unknown as Json)).slice(0, 12);
  return {
    key: `v${first.version}.${key}.${first.state}.${mark}`,
    level: { key, name, index: first.level },
    state: first.state,
    version: first.version,
    runs: runs.length,
    examples: runs.slice(0, EXAMPLES).map(({ uid, documentId, locale, title }) => ({ uid, documentId, locale, title })),
    waitingFor: [...new Set(runs.flatMap(({ waitingFor }) => waitingFor))],
    whatChanges: pinned ? whatChanges(definitionChanges(pinned, next), key) : ['other-levels-changed'],
    // What is live already has to be signed afterwards under the rules it went out by.
    choices: first.isLiveEarly ? ['keep'] : [...CHOICES],
    isLiveEarly: first.isLiveEarly,
  };
}

const ORDER: readonly WhatChanges[] = [
  ...(['level-removed', 'signers-removed', 'signers-added', 'quorum-changed', 'rules-changed'] as const),
  ...(['proof-changed', 'order-changed', 'other-levels-changed', 'unchanged'] as const),
];

function whatChanges(changes: readonly DefinitionChange[], level: string): WhatChanges[] {
  const found = new Set(changes.flatMap((change) => whatOf(change, level) ?? []));
  if (found.size === 0) found.add('unchanged');
  return ORDER.filter((what) => found.has(what));
}

function whatOf(change: DefinitionChange, key: string): WhatChanges | null {
  if (change.kind === 'order-changed') return 'order-changed';
  if (change.kind === 'workflow-rule-changed') return change.member === 'proof' ? 'proof-changed' : 'rules-changed';
  if (!('level' in change)) return null;
  if (change.kind === 'level-renamed') return null;
  if (change.level.key !== key) return 'other-levels-changed';
  switch (change.kind) {
    case 'level-removed':
      return 'level-removed';
    case 'signers-removed':
      return 'signers-removed';
    case 'signers-added':
      return 'signers-added';
    case 'rule-changed':
      return change.member === 'quorum' ? 'quorum-changed' : 'rules-changed';
    default:
      return 'rules-changed';
  }
}

/**
 * Whether choices answer exactly the groups there are: none left out, none that is gone, each one that is offered.
 * Anything else was chosen on another impact than this one, and has to be looked at again.
 */
export function isAnswered(groups: readonly ImpactGroup[], choices: Readonly<Record<string, Choice>>): boolean {
  return (
    Object.keys(choices).length === groups.length &&
    groups.every(({ key, choices: offered }) => {
      const choice = Object.hasOwn(choices, key) ? choices[key] : undefined;
      return choice !== undefined && offered.includes(choice);
    })
  );
}
