import type { Orderer } from '../ports';

/** Where other plugins tell delivery what they can do for it; they call it in their `bootstrap`. */
export const registry = () => {
  let orderer: Orderer | null = null;
  return {
    /** Registers the orderer of `order=balanced` feeds and of manifests; the last one wins. */
    registerOrderer(next: Orderer): void {
      orderer = next;
    },
    /** The registered orderer, or null. */
    orderer(): Orderer | null {
      return orderer;
    },
  };
};
