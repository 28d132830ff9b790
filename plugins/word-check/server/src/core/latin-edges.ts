import { foldText, isLatin, unitAt } from './fold';
import type { FoldProfile } from './fold-tables';

const FULL_WIDTH: FoldProfile = { width: true, case: false, traditional: false, skip: 'invisible', repeat: false };
/** More invisible characters than this between two letters and they count as apart. */
const NEAR = 8;

/** Whether an ASCII letter or digit, of any width, stands right before `start`, invisible characters aside. */
export function latinBefore(text: string, start: number): boolean {
  const folded = foldText(text.slice(Math.max(0, start - NEAR), start), FULL_WIDTH);
  return folded.length > 0 && isLatin(unitAt(folded, folded.length - 1));
}

/** Whether one stands right after `end`. */
export function latinAfter(text: string, end: number): boolean {
  const folded = foldText(text.slice(end, end + NEAR), FULL_WIDTH);
  return folded.length > 0 && isLatin(unitAt(folded, 0));
}
