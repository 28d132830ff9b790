import { useSyncExternalStore } from 'react';

import { getFetchClient } from '@strapi/strapi/admin';

import { createGovernedStore, type GovernedList } from '../api/governed';

// Not `useFetchClient`: that one aborts when its component goes, and this list outlives every component.
const store = createGovernedStore(() => getFetchClient());

/** The governed types, fetched once per page load and shared by all components. */
export const useGovernedTypes = (): GovernedList => useSyncExternalStore(store.subscribe, store.current);
