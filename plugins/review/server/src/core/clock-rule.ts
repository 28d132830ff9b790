import type { Fault, Level } from './level';
import { clockRuleFaults } from './level-clock';

/** Everything wrong with the clock of a level; paths begin with the level's own, such as `levels.0`. */
export function clockFaultsOf({ clock }: Level, path: string): Fault[] {
  if (!clock) return [];
  return clockRuleFaults(clock).map((fault) => ({ path: `${path}.clock.${fault.path}`, reason: fault.reason }));
}
