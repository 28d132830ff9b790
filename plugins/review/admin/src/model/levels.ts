import type { Decision, Level, Person, Seat } from '../api/types';

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

/** The places of a level worth a line each: of one that is open or done, where there is more to say than a name. */
export function seatsToShow({ state, seats = [] }: Level): readonly Seat[] {
  const isTouched = seats.some(({ status }) => status === 'approved' || status === 'rejected');
  if (state === 'todo' && !isTouched) return [];
  const isPlain = seats.length === 1 && seats.every((seat) => seat.status !== 'vacant' && seat.before.length === 0);
  const isPlainDone = isPlain && seats.every(({ decidedBy }) => decidedBy === null);
  return isPlainDone ? [] : seats.filter(({ status }) => status !== 'removed');
}

/** How a level counts, as the end of a translation key; null where one person alone signs it. */
export function quorumKey({ quorum }: Level): string | null {
  if (!quorum || quorum.size <= 1) return null;
  return quorum.kind;
}
