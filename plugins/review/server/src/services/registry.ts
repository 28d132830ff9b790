import type { Check, Facet, ReleaseListener } from '../ports';

/** What the other plugins have hung into review at boot: checks, facets and release listeners, each once by key. */
export default () => {
  const checks = new Map<string, Check>();
  const facets = new Map<string, Facet>();
  const listeners = new Map<string, ReleaseListener>();
  return {
    registerCheck: (check: Check): void => void checks.set(check.key, check),
    registerFacet: (facet: Facet): void => void facets.set(facet.key, facet),
    registerReleaseListener: (listener: ReleaseListener): void => void listeners.set(listener.key, listener),
    checks: (): Check[] => [...checks.values()],
    facets: (): Facet[] => [...facets.values()],
    listeners: (): ReleaseListener[] => [...listeners.values()],
  };
};
