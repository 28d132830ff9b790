import type { Rule } from '../../../server/src/core/rule';

/** A rule as it is stored, null where there is none of its number, and the version of its pack. */
export interface StoredRule {
  readonly rule: Rule | null;
  readonly version: number;
}

interface Means {
  readonly save: (version: number) => Promise<unknown>;
  /** How the rule is stored now. */
  readonly now: () => Promise<StoredRule>;
  /** Whether an error says that the pack is another version by now. */
  readonly isStale: (error: unknown) => boolean;
}

/**
 * Saves a rule that was read as `read`; null: a new one. Whoever else has changed the pack meanwhile, but not this rule,
 * is no reason to refuse it. False where a new rule's number is another rule's. @throws what `save` threw
 */
export async function saveOnto(read: StoredRule | null, { save, now, isStale }: Means): Promise<boolean> {
  const known = read ?? (await now());
  if (!read && known.rule) return false;
  try {
    await save(known.version);
  } catch (error) {
    if (!isStale(error)) throw error;
    const { rule, version } = await now();
    // Somebody has changed this very rule: saving would undo that unseen.
    if (JSON.stringify(rule) !== JSON.stringify(known.rule)) throw error;
    await save(version);
  }
  return true;
}
