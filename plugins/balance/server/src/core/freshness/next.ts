/** A document that is signed and on its way: `at` is when it goes out, null while nobody has set a time. */
export interface Coming {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly title: string;
  readonly at: string | null;
}

/** Whether it comes before the limit is over; null where that depends on somebody, or there is no limit to keep. */
export interface NextUpdate extends Coming {
  readonly isInTime: boolean | null;
}

/**
 * The next item that would be an update: the one scheduled first, else one that is signed and waits for its release.
 *
 * @param coming those that would be an update here
 */
export function nextOf(coming: readonly Coming[], deadline: number | null): NextUpdate | null {
  const scheduled = coming.filter(({ at }) => at !== null).sort((a, b) => Date.parse(a.at!) - Date.parse(b.at!));
  const next = scheduled[0] ?? coming[0];
  if (next === undefined) return null;
  const isInTime = next.at === null || deadline === null ? null : Date.parse(next.at) < deadline;
  return { ...next, isInTime };
}
