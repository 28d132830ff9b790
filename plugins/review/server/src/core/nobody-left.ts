import { Refusal } from './errors';
import type { Level } from './workflow';

/** Why somebody who is named for a level cannot fill it. `needed-elsewhere`: they sign another level of the same run. */
export type Unable = 'inactive' | 'edited' | 'uploaded' | 'submitted' | 'needed-elsewhere';

/**
 * The refusal of a run that nobody could sign at one level: which one, why each of its signers cannot, and who could be
 * added. People are named by their codes.
 */
export function nobodyLeft(
  levels: readonly Level[],
  index: number,
  eligible: ReadonlySet<string>,
  because: (person: string) => Unable,
): Refusal {
  const { key, name, signers } = levels[index] as Level;
  const named = new Set(levels.flatMap((level) => level.signers));
  const details = {
    level: key,
    levelName: name,
    signers: signers.map((person) => ({ person, because: because(person) })),
    candidates: [...eligible].filter((person) => !named.has(person)),
  };
  return new Refusal('NO_ELIGIBLE_SIGNER', details, { levelName: name });
}
