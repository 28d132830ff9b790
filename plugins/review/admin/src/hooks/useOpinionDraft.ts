import { useEffect, useMemo, useSyncExternalStore } from 'react';

import { getFetchClient, useAuth } from '@strapi/strapi/admin';

import { keepOpinion, loadOpinion } from '../api/opinions';
import { isDecided, readRefusal } from '../api/refusal';
import type { DocumentRef } from '../api/types';
import { commentKey } from '../model/action-input';
import { OpinionKeeper, type OpinionState } from '../model/opinion-keeper';

/** An opinion being typed. It survives closing the dialog, a refusal, a reload, a lost connection and another device. */
export interface OpinionDesk extends OpinionState {
  readonly write: (text: string) => void;
  readonly clear: () => void;
  readonly swap: () => void;
}

/** One for each opinion of this page's life: what could not be sent outlives the dialog it was typed in. */
const keepers = new Map<string, OpinionKeeper>();

const closed: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

function openStorage(): typeof closed {
  try {
    return window.localStorage;
  } catch {
    return closed;
  }
}

function keeperOf(key: string, target: DocumentRef, action: string): OpinionKeeper {
  const known = keepers.get(key);
  if (known) return known;
  // Not `useFetchClient`: that one aborts when its component goes.
  const client = getFetchClient();
  const keeper = new OpinionKeeper(key, {
    storage: openStorage(),
    load: () => loadOpinion(client, target, action),
    send: (sent) => keepOpinion(client, target, action, sent),
    isFinal: (error) => isDecided(readRefusal(error)),
    now: Date.now,
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  window.addEventListener('online', () => void keeper.flush());
  keepers.set(key, keeper);
  return keeper;
}

/** Two people may share a computer: each has their own. */
const keyOf = (user: unknown, target: DocumentRef, action: string) => `${commentKey(target, action)}/${String(user)}`;

const useUserId = (): unknown => useAuth('OpinionDraft', ({ user }) => user?.id, false);

/** Keeps the opinion of the signed-in person on one act while it is typed. */
export function useOpinionDraft({ uid, documentId, locale }: DocumentRef, action: string): OpinionDesk {
  const user = useUserId();
  const keeper = useMemo(() => {
    const target = { uid, documentId, ...(locale === undefined ? {} : { locale }) };
    return keeperOf(keyOf(user, target, action), target, action);
  }, [uid, documentId, locale, action, user]);
  useEffect(() => void keeper.open(), [keeper]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.current);
  return { ...state, write: keeper.write, clear: keeper.clear, swap: keeper.swap };
}

/** Sends what was typed about a document on this device, in an earlier life of the page, and never got through. */
export function useOpinionLeftovers({ uid, documentId, locale }: DocumentRef, actions: readonly string[]): void {
  const user = useUserId();
  const names = actions.join(' ');
  useEffect(() => {
    const target = { uid, documentId, ...(locale === undefined ? {} : { locale }) };
    for (const action of names.split(' ').filter(Boolean)) {
      const key = keyOf(user, target, action);
      if (openStorage().getItem(key) !== null) void keeperOf(key, target, action).flush();
    }
  }, [uid, documentId, locale, names, user]);
}
