import { FAULT_WORDS, oneOf } from './fault-words';
import type { Fault, Level } from './level';

/** Acts for which a level may ask for a reason. Return, reject, recall and break-glass take one everywhere. */
export const REASONABLE = [
  'approve',
  'transfer',
  'add-signer',
  'remove-signer',
  'consult',
  'withdraw',
  'release',
  'schedule',
  'unschedule',
] as const;
/** An act of {@link REASONABLE}. */
export type ReasonableAct = (typeof REASONABLE)[number];

/** Everything wrong with what a level demands of its signers; `path` is the level's own, such as `levels.0`. */
export function demandFaults({ reading, reasons = [] }: Level, path: string): Fault[] {
  const faults: Fault[] = [];
  if (reading !== undefined && typeof reading !== 'boolean')
    faults.push({ path: `${path}.reading`, reason: FAULT_WORDS.yesOrNo });
  reasons.forEach((act, index) => {
    if (!REASONABLE.includes(act)) faults.push({ path: `${path}.reasons.${index}`, reason: oneOf(REASONABLE) });
    else if (reasons.indexOf(act) !== index)
      faults.push({ path: `${path}.reasons.${index}`, reason: FAULT_WORDS.actTwice });
  });
  return faults;
}
