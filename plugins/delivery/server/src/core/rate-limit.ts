/** Allows so many uses of each key in a time, counted from the key's first use in it. Kept in memory, in one process. */
export class RateLimit {
  private readonly windows = new Map<number, { since: number; uses: number }>();

  /** @param limit uses allowed in the time; @param milliseconds the time */
  constructor(
    private readonly limit: number,
    private readonly milliseconds: number,
  ) {}

  /** Counts a use at `now` (ms); false when it is one too many. Keys are known screens, so there are few. */
  allow(key: number, now: number): boolean {
    const known = this.windows.get(key);
    if (known === undefined || now < known.since || now - known.since >= this.milliseconds) {
      this.windows.set(key, { since: now, uses: 1 });
      return true;
    }
    known.uses += 1;
    return known.uses <= this.limit;
  }
}
