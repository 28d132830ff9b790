import { canonicalJson, type Json } from './canonical-json';
import type { Level, Workflow } from './workflow';

/** Which level a change is about, by the key and name it had (or, added, has). */
export interface LevelName {
  key: string;
  name: string;
}

/** Members of a level that are compared as a whole. */
export const LEVEL_RULES = ['quorum', 'rejects', 'vetoers', 'extra', 'clock', 'proof'] as const;

/** One difference between two definitions, for people to read in words; `people` and values are codes. */
export type DefinitionChange =
  | { kind: 'renamed'; before: string; after: string }
  | { kind: 'level-added' | 'level-removed'; level: LevelName }
  /** Levels that both have stand in another order. */
  | { kind: 'order-changed'; before: LevelName[]; after: LevelName[] }
  | { kind: 'level-renamed'; level: LevelName; after: string }
  | { kind: 'signers-added' | 'signers-removed'; level: LevelName; people: string[] }
  | { kind: 'signers-reordered'; level: LevelName; people: string[] }
  /** `member` is one of {@link LEVEL_RULES}, or a member that this version does not know. Null: there was, or is, none. */
  | { kind: 'rule-changed'; level: LevelName; member: string; before: Json; after: Json }
  /** A rule of the whole workflow: who may recall, emergencies. */
  | { kind: 'workflow-rule-changed'; member: string; before: Json; after: Json };

type Definition = Omit<Workflow, 'version'>;

const nameOf = ({ key, name }: Level): LevelName => ({ key, name });
const keysOf = (levels: readonly LevelName[]): string => levels.map(({ key }) => key).join();
const jsonOf = (value: unknown): Json => (value === undefined ? null : (value as Json));
const isSame = (one: Json, other: Json): boolean => canonicalJson(one) === canonicalJson(other);

/** Everything that differs between two definitions, workflow first, then level by level; empty when nothing does. */
export function definitionChanges(before: Definition, after: Definition): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  if (before.name !== after.name) changes.push({ kind: 'renamed', before: before.name, after: after.name });
  changes.push(...levelListChanges(before.levels, after.levels));
  for (const level of after.levels) {
    const was = before.levels.find(({ key }) => key === level.key);
    if (was) changes.push(...levelChanges(was, level));
  }
  return [...changes, ...workflowRuleChanges(before, after)];
}

function levelListChanges(before: Level[], after: Level[]): DefinitionChange[] {
  const has = (levels: Level[], key: string): boolean => levels.some((level) => level.key === key);
  const removed = before.filter(({ key }) => !has(after, key));
  const added = after.filter(({ key }) => !has(before, key));
  const kept = before.filter(({ key }) => has(after, key)).map(nameOf);
  const now = after.filter(({ key }) => has(before, key)).map(nameOf);
  const isMoved = keysOf(kept) !== keysOf(now);
  return [
    ...removed.map((level): DefinitionChange => ({ kind: 'level-removed', level: nameOf(level) })),
    ...added.map((level): DefinitionChange => ({ kind: 'level-added', level: nameOf(level) })),
    ...(isMoved ? [{ kind: 'order-changed', before: kept, after: now } as const] : []),
  ];
}

function levelChanges(before: Level, after: Level): DefinitionChange[] {
  const level = nameOf(before);
  const changes: DefinitionChange[] = [];
  if (before.name !== after.name) changes.push({ kind: 'level-renamed', level, after: after.name });
  const added = after.signers.filter((person) => !before.signers.includes(person));
  const removed = before.signers.filter((person) => !after.signers.includes(person));
  if (added.length > 0) changes.push({ kind: 'signers-added', level, people: added });
  if (removed.length > 0) changes.push({ kind: 'signers-removed', level, people: removed });
  const isListChanged = before.signers.join() !== after.signers.join();
  if (isListChanged && added.length + removed.length === 0)
    changes.push({ kind: 'signers-reordered', level, people: after.signers });
  return [...changes, ...ruleChanges(level, before, after)];
}

const NOT_RULES: ReadonlySet<string> = new Set(['name', 'signers']);

function ruleChanges(level: LevelName, before: Level, after: Level): DefinitionChange[] {
  return membersOf(before, after, NOT_RULES).flatMap(({ member, was, is }): DefinitionChange[] =>
    isSame(was, is) ? [] : [{ kind: 'rule-changed', level, member, before: was, after: is }],
  );
}

const NOT_WORKFLOW_RULES: ReadonlySet<string> = new Set(['key', 'version', 'name', 'levels']);

function workflowRuleChanges(before: Definition, after: Definition): DefinitionChange[] {
  return membersOf(before, after, NOT_WORKFLOW_RULES).flatMap(({ member, was, is }): DefinitionChange[] =>
    isSame(was, is) ? [] : [{ kind: 'workflow-rule-changed', member, before: was, after: is }],
  );
}

/** What two objects hold under each member but some. An absent default is the same as the default itself. */
function membersOf(before: object, after: object, without: ReadonlySet<string>) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)].filter((name) => !without.has(name)));
  return [...names].sort().map((member) => ({
    member,
    was: withoutDefault(member, jsonOf((before as Record<string, unknown>)[member])),
    is: withoutDefault(member, jsonOf((after as Record<string, unknown>)[member])),
  }));
}

/** An empty list, and a reject that ends the level, mean the same as nothing said. */
function withoutDefault(member: string, value: Json): Json {
  if (Array.isArray(value) && value.length === 0) return null;
  return member === 'rejects' && value === 'end' ? null : value;
}
