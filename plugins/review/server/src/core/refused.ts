import type { Json } from './canonical-json';
import type { ErrorCode } from './errors';
import type { ActorSnapshot, LedgerRecord } from './ledger';

/** Refusals that say something about a person's conduct go on record; typing errors and lost races do not. */
const RECORDED: readonly ErrorCode[] = ['SEPARATION_OF_DUTIES', 'NOT_SIGNER', 'NOT_RELEASABLE', 'FORBIDDEN'];

/** The same attempt is recorded at most once in this time (ms), so that a script that hammers does not grow the chain. */
export const REFUSED_WINDOW_MS = 60_000;

/** Something that somebody tried and that was refused. `actor` is null for a caller without a person (a token). */
export interface Attempt {
  action: string;
  code: ErrorCode;
  actor: ActorSnapshot | null;
  origin: string;
  uid: string;
  documentId?: string;
  locale?: string;
  digest?: string;
  /** Why, as far as the refusal says it. */
  because?: Json;
}

/** Whether refusals with this code are put on record. */
export function isRecorded(code: ErrorCode): boolean {
  return RECORDED.includes(code);
}

/** The ledger's record of an attempt. */
export function refusedRecord(attempt: Attempt, at: string): LedgerRecord {
  const { action, code, because, actor, origin, ...what } = attempt;
  return {
    at,
    origin,
    act: 'refused',
    actor,
    ...what,
    details: { action, code, ...(because === undefined ? {} : { because }) },
  };
}

/** Whether a row of the same document (its exact text) records the same attempt: same caller, action and code. */
export function isSameAttempt(line: string, attempt: Attempt): boolean {
  const row = JSON.parse(line) as LedgerRecord & { details?: { action?: string; code?: string } };
  return (
    row.act === 'refused' &&
    row.origin === attempt.origin &&
    (row.actor?.key ?? null) === (attempt.actor?.key ?? null) &&
    row.details?.action === attempt.action &&
    row.details.code === attempt.code
  );
}
