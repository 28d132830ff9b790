import type { Finding } from './types';

/** A refusal of the server in the contract's error shape. */
export interface ServerRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Fields that changed since the digest the caller signed was made (STALE_DIGEST). */
  readonly changedPaths: readonly string[];
  /** What stops the text (BLOCKING_FINDINGS). */
  readonly findings: readonly Finding[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const recordAt = (value: unknown, key: string): Record<string, unknown> => {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : {};
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isFinding = (value: unknown): value is Finding => isRecord(value) && typeof value['text'] === 'string';

/**
 * Reads what the fetch client threw. Returns null when the server gave no answer at all (no network, aborted), so that
 * nobody knows whether the act happened.
 */
export function readRefusal(error: unknown): ServerRefusal | null {
  const body = recordAt(recordAt(recordAt(error, 'response'), 'data'), 'error');
  const own = isRecord(error) ? error['status'] : undefined;
  const status = typeof body['status'] === 'number' ? body['status'] : own;
  if (typeof status !== 'number') return null;
  const details = recordAt(body, 'details');
  const paths = details['changedPaths'];
  const findings = details['findings'];
  return {
    status,
    code: textOf(details['code']) || textOf(body['name']) || String(status),
    message: textOf(body['message']),
    changedPaths: Array.isArray(paths) ? paths.filter((path): path is string => typeof path === 'string') : [],
    findings: Array.isArray(findings) ? findings.filter(isFinding) : [],
  };
}

/** Whether the server decided (4xx): trying again is then a new act. A 5xx or silence leaves the outcome open. */
export const isDecided = (refusal: ServerRefusal | null): boolean => refusal !== null && refusal.status < 500;
