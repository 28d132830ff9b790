import type { Decision, Level, Person } from '../api/types';

/** A person with post, as shown in lists. */
export const personText = (person: Person | string | null): string => {
  if (person === null) return '';
  if (typeof person === 'string') return person;
  return person.post ? `${person.name}（${person.post}）` : person.name;
};

/** The name of the level a decision was made at; decisions outside a level have none. */
export function decisionLevel(level: Decision['level'], levels: readonly Level[]): string {
  if (level === null) return '';
  if (typeof level !== 'string') return level.name;
  return levels.find((candidate) => candidate.key === level)?.name ?? level;
}
