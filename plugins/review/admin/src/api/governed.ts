import type { Client } from './client';
import type { GovernedAnswer, GovernedType } from './types';

/** What the panel knows about the governed types, and the zone in which the organisation tells the time, so far. */
export type GovernedList =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly types: readonly GovernedType[]; readonly timeZone: string };

/** A list fetched once for the whole panel and shared by everybody who subscribes. */
export interface GovernedStore {
  subscribe(listener: () => void): () => void;
  current(): GovernedList;
}

/**
 * Makes the shared list. It is asked for when somebody first looks, not at start (nobody is logged in then), and again
 * by the next one who looks after a failure.
 */
export function createGovernedStore(client: () => Pick<Client, 'get'>): GovernedStore {
  let list: GovernedList = { status: 'loading' };
  let asking = false;
  const listeners = new Set<() => void>();

  const settle = (next: GovernedList) => {
    list = next;
    asking = false;
    listeners.forEach((listener) => listener());
  };
  const ask = async () => {
    asking = true;
    try {
      const { data } = await client().get<GovernedAnswer>('/review/governed');
      settle({ status: 'ready', types: data.data, timeZone: data.timeZone });
    } catch {
      settle({ status: 'failed' });
    }
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!asking && list.status !== 'ready') void ask();
      return () => listeners.delete(listener);
    },
    current: () => list,
  };
}
