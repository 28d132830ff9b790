import type { Check, Fact, Facet, Labeller, ReleaseListener, Sink } from '../ports';

/** What the other plugins have hung into review at boot: checks, facets, facts, labellers, release listeners and sinks, each once by key. */
export default () => {
  const checks = new Map<string, Check>();
  const facets = new Map<string, Facet>();
  const facts = new Map<string, Fact>();
  const labellers = new Map<string, Labeller>();
  const listeners = new Map<string, ReleaseListener>();
  const sinks = new Map<string, Sink>();
  return {
    registerCheck: (check: Check): void => void checks.set(check.key, check),
    registerFacet: (facet: Facet): void => void facets.set(facet.key, facet),
    registerFact: (fact: Fact): void => void facts.set(fact.key, fact),
    registerLabeller: (labeller: Labeller): void => void labellers.set(labeller.key, labeller),
    registerReleaseListener: (listener: ReleaseListener): void => void listeners.set(listener.key, listener),
    registerSink: (sink: Sink): void => void sinks.set(sink.key, sink),
    checks: (): Check[] => [...checks.values()],
    facets: (): Facet[] => [...facets.values()],
    facts: (): Fact[] => [...facts.values()],
    labellers: (): Labeller[] => [...labellers.values()],
    listeners: (): ReleaseListener[] => [...listeners.values()],
    sinks: (): Sink[] => [...sinks.values()],
  };
};
