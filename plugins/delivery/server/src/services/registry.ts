import type { Orderer, PlayListener } from '../ports';

/** Where other plugins tell delivery what they can do for it; they call it in their `bootstrap`. */
export const registry = () => {
  let orderer: Orderer | null = null;
  const playListeners = new Map<string, PlayListener>();
  return {
    /** Registers the orderer of `order=balanced` feeds and of manifests; the last one wins. */
    registerOrderer(next: Orderer): void {
      orderer = next;
    },
    /** The registered orderer, or null. */
    orderer(): Orderer | null {
      return orderer;
    },
    /** Registers who counts what screens played; of one key the last one wins. */
    registerPlayListener(next: PlayListener): void {
      playListeners.set(next.key, next);
    },
    /** Everybody who counts what screens played. */
    playListeners(): PlayListener[] {
      return [...playListeners.values()];
    },
  };
};
