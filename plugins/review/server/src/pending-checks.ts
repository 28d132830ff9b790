import type { Core } from '@strapi/strapi';
import { Refusal } from './core/errors';

/** A check of an act first needs something that takes long. The act is undone; nothing of it has happened. */
export class PendingCheck extends Error {
  constructor(
    readonly check: string,
    /** Resolves when the act may be tried again. */
    readonly ready: () => Promise<void>,
  ) {
    super(`the check “${check}” is waiting for something`);
  }
}

/** The way to wait that an error of a check offers, if it is one that asks for it. */
export function readyOf(error: unknown): (() => Promise<void>) | null {
  const ready = (error as { ready?: unknown } | null)?.ready;
  return typeof ready === 'function' ? () => Promise.resolve(ready.call(error) as Promise<void>) : null;
}

/** So often an act is tried again: once, and once more when it was edited while it waited. */
const MOST_WAITS = 2;

/** Says which check did not finish, and keeps the cause for whoever mends it. */
export function checkFailed(strapi: Core.Strapi, check: string, cause: unknown): Refusal {
  strapi.log.error(`review: the check “${check}” did not finish: ${String(cause)}`);
  return new Refusal('CHECK_FAILED', { check }, { check });
}

/**
 * Does an act in its transaction. When a check asks for time, the transaction is given up, so that nobody waits for its
 * locks, and the act is tried anew afterwards. Inside somebody else's transaction there is no waiting.
 * @throws Refusal CHECK_FAILED when the check is still not ready, or cannot get ready
 */
export async function withPatience<T>(strapi: Core.Strapi, act: () => Promise<T>): Promise<T> {
  const mayWait = !strapi.db.inTransaction();
  for (let waits = 0; ; waits += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof PendingCheck)) throw error;
      if (!mayWait || waits === MOST_WAITS) throw checkFailed(strapi, error.check, error);
      await error.ready().catch((cause: unknown) => {
        throw checkFailed(strapi, error.check, cause);
      });
    }
  }
}
