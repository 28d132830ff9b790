/**
 * A walk through everything that stands. `rescan`: by all packs, after they have changed or when somebody asks.
 * `trial`: one rule over what is live, before it is switched on.
 */
export type RescanKind = 'rescan' | 'trial';

/** How a walk stands. `superseded`: rules have changed since, and another one has begun. */
export type RescanState = 'running' | 'done' | 'superseded';

/** Where a content stands: before readers, or before those who are to sign it. */
export type Standing = 'live' | 'pending';

/** The rules in use: which versions of packs, and what came with the program. Equal words, equal rules. */
export interface RulesInUse {
  stamp: string;
  code: string;
}

/** A rescan as far as it matters for another one. */
export interface PastRescan extends RulesInUse {
  state: RescanState;
  /** Milliseconds. */
  startedAt: number;
}

/** So long, in milliseconds, a rescan by another version of the program is left alone. */
export const OTHER_CODE_PATIENCE = 24 * 3_600_000;

/** So many past rescans are remembered, with what they found. */
export const KEPT_RESCANS = 20;

const isBy = (rules: RulesInUse, one: RulesInUse): boolean => rules.stamp === one.stamp && rules.code === one.code;

/** The rescan under way by these rules, if there is one: whoever asks for another gets this. */
export function underWay<T extends PastRescan>(rules: RulesInUse, past: readonly T[]): T | undefined {
  return past.find((one) => one.state === 'running' && isBy(rules, one));
}

/**
 * Whether a rescan begins by itself: the rules have stayed as they are for `quiet` milliseconds, and nothing was read by
 * them yet. It supersedes the one that is under way by older rules. That of another version of the program is left alone
 * for a day: while machines are being updated, each would take the other's rules for the newer ones.
 */
export function isRescanDue(
  rules: RulesInUse,
  past: readonly PastRescan[],
  { since, now, quiet }: { since: number; now: number; quiet: number },
): boolean {
  if (past.some((one) => one.state !== 'superseded' && isBy(rules, one))) return false;
  const running = past.find(({ state }) => state === 'running');
  if (running && running.code !== rules.code && now - running.startedAt < OTHER_CODE_PATIENCE) return false;
  return now - since >= quiet;
}
