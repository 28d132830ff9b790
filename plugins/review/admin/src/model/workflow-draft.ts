import type {
  ClockRule,
  Condition,
  DefinitionFault,
  ExtraSigners,
  LevelDefinition,
  Quorum,
  WorkflowDefinition,
  WorkflowTemplate,
} from '../api/workflows';

/** A workflow while it is edited: the same as its definition. */
export type Draft = WorkflowDefinition;

/** The kinds of quorum, in the order in which they are offered. */
export const QUORUMS = ['any', 'all', 'count', 'ratio', 'ordered'] as const;

/** A kind of {@link QUORUMS}. */
export type QuorumKind = (typeof QUORUMS)[number];

/** A quorum of a kind, with a number that can be met where one is needed. */
export function quorumOf(kind: QuorumKind, size: number): Quorum {
  if (kind === 'count') return { kind, count: Math.max(1, Math.min(2, size)) };
  return kind === 'ratio' ? { kind, percent: 50 } : { kind };
}

/** What a workflow begins with when nothing is chosen. */
export const EMPTY: Draft = { name: '', levels: [], recallRoles: [] };

/** A workflow that begins with a template: everything but the people. */
export function fromTemplate({ name, levels, rounds, breakGlass }: WorkflowTemplate): Draft {
  return {
    name,
    levels: levels.map((level) => ({ key: level.key, name: level.name, quorum: level.quorum, signers: [] })),
    recallRoles: ['strapi-super-admin'],
    ...(breakGlass ? { breakGlass: { signers: [], reviewHours: breakGlass.reviewHours } } : {}),
    ...(rounds
      ? { proof: { rounds: rounds.map((round) => ({ ...round, proofreaders: [] })), sharesPeople: false } }
      : {}),
  };
}

/** The first of `level-1`, `level-2`, … that nothing in a list has as its key; `word` stands for «level». */
export function freeKey(list: readonly { readonly key: string }[], word = 'level'): string {
  const taken = new Set(list.map(({ key }) => key));
  let number = list.length + 1;
  while (taken.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
}

/** The draft with one more level at its end. */
export const withLevel = (draft: Draft, name: string): Draft => ({
  ...draft,
  levels: [...draft.levels, { key: freeKey(draft.levels), name, signers: [], quorum: { kind: 'any' } }],
});

/** The draft without a level. */
export const withoutLevel = (draft: Draft, index: number): Draft => ({
  ...draft,
  levels: draft.levels.filter((_, at) => at !== index),
});

/** A list with one thing moved; unchanged when it would leave the list. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const to = index + by;
  if (to < 0 || to >= list.length || index < 0 || index >= list.length) return list;
  const next = [...list];
  next.splice(to, 0, ...next.splice(index, 1));
  return next;
}

/** The draft with a level moved forward or back. */
export const withMovedLevel = (draft: Draft, index: number, by: 1 | -1): Draft => ({
  ...draft,
  levels: moved(draft.levels, index, by),
});

/** Members that every level has. */
type LevelRest = Pick<LevelDefinition, 'key' | 'name' | 'signers' | 'quorum'>;

/** Some members of a level, changed; `undefined` takes one away that a level need not have. */
export type LevelPatch = Partial<LevelRest> & {
  readonly [K in Exclude<keyof LevelDefinition, keyof LevelRest>]?: LevelDefinition[K] | undefined;
};

/** The draft with a level changed. Who signs no more has no veto any more either. */
export function withChangedLevel(draft: Draft, index: number, patch: LevelPatch): Draft {
  const levels = draft.levels.map((level, at) => (at === index ? tidied({ ...level, ...patch }) : level));
  return { ...draft, levels };
}

/** Without members that say nothing. */
function tidied({ rejects, vetoers = [], extra = [], clock, ...level }: LevelPatch & LevelRest): LevelDefinition {
  const named = new Set([...level.signers, ...extra.flatMap((one) => one.signers)]);
  const kept = vetoers.filter((person) => named.has(person));
  return {
    ...level,
    ...(rejects === 'count' ? { rejects } : {}),
    ...(kept.length > 0 ? { vetoers: kept } : {}),
    ...(extra.length > 0 ? { extra } : {}),
    ...(clock ? { clock } : {}),
  };
}

/** What is sent: the draft as JSON knows it. */
export const toDefinition = (draft: Draft): WorkflowDefinition =>
  JSON.parse(JSON.stringify(draft)) as WorkflowDefinition;

/** Everybody a level names: its signers, then the extra ones. */
export const namedOn = ({ signers, extra = [] }: LevelDefinition): string[] => [
  ...new Set([...signers, ...extra.flatMap((one) => one.signers)]),
];

/** The conditions of extra signers or of reading aloud, one or several. */
export const conditionsOf = ({ when }: Pick<ExtraSigners, 'when'>): readonly Condition[] =>
  Array.isArray(when) ? (when as readonly Condition[]) : [when as Condition];

/** A clock to begin with: a working day of eight hours, nobody told. */
export const NEW_CLOCK: ClockRule = { limitMinutes: 480, escalation: null };

/** What is wrong at a path, or below it where `deep`: the first reason, for showing beside the field. */
export function faultAt(faults: readonly DefinitionFault[], path: string, deep = false): string | undefined {
  return faults.find((fault) => fault.path === path || (deep && fault.path.startsWith(`${path}.`)))?.reason;
}

/** Levels at which something is wrong, by index. */
export const faultyLevels = (faults: readonly DefinitionFault[]): ReadonlySet<number> =>
  new Set(faults.flatMap(({ path }) => /^levels\.(\d+)/.exec(path)?.[1] ?? []).map(Number));
