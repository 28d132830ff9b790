/**
 * A bounded store that forgets what was used longest ago. `weigh` gives the weight of a value, normally in bytes; a
 * value heavier than the whole store is not kept.
 */
export class Lru<T> {
  private readonly entries = new Map<string, { value: T; weight: number }>();
  private total = 0;

  constructor(
    private readonly limits: { entries: number; weight: number },
    private readonly weigh: (value: T) => number,
  ) {}

  /** Number of values held. */
  get size(): number {
    return this.entries.size;
  }

  /** Weight of all values held. */
  get weight(): number {
    return this.total;
  }

  get(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: T): void {
    this.delete(key);
    const weight = this.weigh(value);
    if (weight > this.limits.weight) return;
    this.entries.set(key, { value, weight });
    this.total += weight;
    while (this.entries.size > this.limits.entries || this.total > this.limits.weight) {
      const oldest = this.entries.keys().next().value;
      if (oldest === undefined) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.total -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
    this.total = 0;
  }
}
