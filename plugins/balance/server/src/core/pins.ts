import type { FieldProblem } from './errors';

/** What puts an item before the mix: at its head, or, for an emergency, alone on the screens. */
export type PinKind = 'pinned' | 'emergency';

/** An item that somebody put before the mix. `until` is ISO 8601. */
export interface Pin {
  id: number;
  document: string;
  kind: PinKind;
  until: string;
}

const HOUR_MS = 3_600_000;

/** Pinned items of one list at most: what stands before the mix is no longer balanced by it. */
export const MOST_PINNED = 2;

/** How long a pin may last, from when it is set or renewed. */
export const LONGEST_MS: Readonly<Record<PinKind, number>> = { pinned: 14 * 24 * HOUR_MS, emergency: 24 * HOUR_MS };

/** What is wrong with an end (milliseconds since 1970; null: not readable), or null. Every pin has one. */
export function untilProblem(kind: PinKind, until: number | null, now: number): FieldProblem | null {
  const reason =
    until === null
      ? 'expected an ISO 8601 date and time with Z or an offset'
      : until <= now
        ? 'must be in the future'
        : until > now + LONGEST_MS[kind]
          ? `must be within ${LONGEST_MS[kind] / HOUR_MS} hours`
          : null;
  return reason === null ? null : { path: 'until', reason };
}

/** The place of a new pinned item among {@link MOST_PINNED}, or null when all are taken. Emergencies take none. */
export function freePlace(taken: readonly (number | null)[]): number | null {
  const places = Array.from({ length: MOST_PINNED }, (_, i) => i + 1);
  return places.find((place) => !taken.includes(place)) ?? null;
}

/** A list taken apart by its pins. */
export interface Arranged<T> {
  emergency: T[];
  pinned: T[];
  mixed: T[];
}

/**
 * Emergency before pinned before mixed. Only items of the list count: what is not live in it has no place, pinned or not.
 *
 * @param pins those in force, in the order they are to stand in
 */
export function arrangeByPins<T extends { id: string }>(items: readonly T[], pins: readonly Pin[]): Arranged<T> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const of = (kind: PinKind): T[] =>
    pins.flatMap((pin) => (pin.kind === kind && byId.has(pin.document) ? [byId.get(pin.document) as T] : []));
  const before = new Set(pins.map(({ document }) => document));
  return { emergency: of('emergency'), pinned: of('pinned'), mixed: items.filter(({ id }) => !before.has(id)) };
}
