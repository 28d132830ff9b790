/** A stream of numbers in [0, 1), always the same for the same seed (mulberry32). For order, not for secrets. */
export function seededNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A new list in an order that the numbers decide (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const rest = [...items];
  const order: T[] = [];
  while (rest.length > 0) {
    const last = rest.length - 1;
    const at = Math.floor(next() * rest.length);
    const taken = rest[at] as T;
    rest[at] = rest[last] as T;
    rest.length = last;
    order.push(taken);
  }
  return order;
}
