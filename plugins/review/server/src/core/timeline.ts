/** A row as far as its place in the time line goes. */
export interface Placed {
  seq: number;
  run?: number;
}

/** What happened during one run, oldest first; `run` is null for what came before the first one. */
export interface Stretch<Entry> {
  run: number | null;
  entries: Entry[];
}

/**
 * The rows of one document and locale by run, the newest run first. A row that names no run (a preview, a drift) belongs
 * to the one under which it happened.
 * @param entries oldest first
 */
export function byRun<Entry extends Placed>(entries: readonly Entry[]): Stretch<Entry>[] {
  const stretches: Stretch<Entry>[] = [];
  for (const entry of entries) {
    const current = stretches.at(-1);
    const run = entry.run ?? current?.run ?? null;
    // An older run is named again by what ends it late, such as an overdue alarm: it goes where it belongs.
    const place = stretches.find((stretch) => stretch.run === run);
    if (place) place.entries.push(entry);
    else stretches.push({ run, entries: [entry] });
  }
  return stretches.reverse();
}
