/** Allows so many uses of each key in a time, counted from the key's first use in it. Kept in memory, in one process. */
export class RateLimit {
  private readonly windows = new Map<string, { since: number; uses: number }>();

  /**
   * @param limit uses allowed in the time
   * @param milliseconds the time
   * @param maxKeys when more keys than this are known, those whose time is over are forgotten, then the oldest
   */
  constructor(
    private readonly limit: number,
    private readonly milliseconds: number,
    private readonly maxKeys = 10_000,
  ) {}

  /** Counts a use at `now` (ms); false when it is one too many. */
  allow(key: string, now: number): boolean {
    const known = this.windows.get(key);
    if (known && now - known.since < this.milliseconds && now >= known.since) {
      known.uses += 1;
      return known.uses <= this.limit;
    }
    this.windows.delete(key);
    if (this.windows.size >= this.maxKeys) this.forget(now);
    this.windows.set(key, { since: now, uses: 1 });
    return this.limit >= 1;
  }

  private forget(now: number): void {
    for (const [key, { since }] of this.windows) if (now - since >= this.milliseconds) this.windows.delete(key);
    for (const key of this.windows.keys()) {
      if (this.windows.size < this.maxKeys) return;
      this.windows.delete(key);
    }
  }
}
