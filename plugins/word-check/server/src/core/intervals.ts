/** Stretches of a text, merged as they are asked about; half-open, UTF-16 units. */
export class Intervals {
  private readonly spans: { start: number; end: number }[] = [];
  private merged = true;

  /** Adds a stretch in any order. */
  add(start: number, end: number): void {
    this.spans.push({ start, end });
    this.merged = false;
  }

  /** Whether any stretch shares a unit with `start`–`end`. */
  overlaps(start: number, end: number): boolean {
    if (!this.merged) this.merge();
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.spans[middle]!.end > start) high = middle;
      else low = middle + 1;
    }
    const first = this.spans[low];
    return first !== undefined && first.start < end;
  }

  private merge(): void {
    const sorted = this.spans.splice(0).sort((a, b) => a.start - b.start);
    for (const span of sorted) {
      const last = this.spans.at(-1);
      if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
      else this.spans.push(span);
    }
    this.merged = true;
  }
}
