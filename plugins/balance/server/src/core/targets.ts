import { equalTargets } from './apportionment';
import { type FieldProblem, Refusal } from './errors';

/** Wanted share per theme code, in whole per cent. */
export type TargetsByCode = Readonly<Record<string, number>>;

/** Points of per cent a share may be off before anybody is nudged, unless a channel says otherwise. */
export const DEFAULT_TOLERANCE = 5;

/**
 * Checks targets against the themes: every theme named and no other, whole, not negative, summing to 100.
 * Refuses with INVALID_TARGETS naming every bad place and the sum.
 *
 * @param codes the codes of all themes
 */
export function checkTargets(targets: TargetsByCode, codes: readonly string[]): void {
  const fields: FieldProblem[] = [];
  const known = new Set(codes);
  const given = new Map(Object.entries(targets));
  const bad = (code: string, reason: string): void => void fields.push({ path: `targets.${code}`, reason });
  for (const code of codes) if (!given.has(code)) bad(code, 'missing: every theme must be named');
  for (const [code, value] of given) {
    if (!known.has(code)) bad(code, 'there is no such theme');
    else if (!Number.isInteger(value)) bad(code, 'must be a whole number');
    else if (value < 0) bad(code, 'must not be negative');
  }
  const sum = [...given.values()].reduce((total, value) => total + value, 0);
  if (sum !== 100) fields.push({ path: 'targets', reason: `must sum to 100, not ${sum}` });
  if (fields.length > 0) throw new Refusal('INVALID_TARGETS', { fields, sum });
}

/** The targets of a channel nobody has set any for: equal shares in the themes' order. */
export function defaultTargets(codes: readonly string[]): TargetsByCode {
  const equal = equalTargets(codes.length);
  return Object.fromEntries(codes.map((code, i) => [code, equal[i] ?? 0]));
}

/** Targets with the moment from which they are in force, ISO 8601. */
export interface DatedTargets {
  effectiveFrom: string;
}

/**
 * The row in force at the end of a window (milliseconds, exclusive), of rows from oldest to newest. For a window older than
 * any row the oldest that is in force by `now`: no plan at all would say nothing. Null where there is none.
 */
export function inForceAt<T extends DatedTargets>(rows: readonly T[], end: number, now: number): T | null {
  const since = ({ effectiveFrom }: T): number => Date.parse(effectiveFrom);
  return rows.findLast((row) => since(row) < end) ?? rows.find((row) => since(row) <= now) ?? null;
}
