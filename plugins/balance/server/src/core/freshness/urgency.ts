import type { State } from './state';

/** As much as the order looks at. `isLate`: an inspection would find it. */
interface Urgent {
  readonly state: State;
  readonly isLate: boolean;
  readonly left: number | null;
}

/** Late first, and blank where something should be there; then by the time left; at the end what has no limit. */
function rank({ state, isLate }: Urgent): number {
  if (state === 'late' || (state === 'blank' && isLate)) return 0;
  if (state === 'soon') return 1;
  if (state === 'fresh') return 2;
  return state === 'blank' ? 3 : 4;
}

/** The most urgent first; what is equally urgent stays in its order. Blank ones stand before what is late. */
export function byUrgency<T extends Urgent>(all: readonly T[]): T[] {
  const left = (one: T): number => one.left ?? Number.NEGATIVE_INFINITY;
  const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  return [...all].sort((a, b) => rank(a) - rank(b) || compare(left(a), left(b)));
}
