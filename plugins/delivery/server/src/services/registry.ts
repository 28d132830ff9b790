import type { Core } from '@strapi/strapi';
import type { Orderer, PlayListener } from '../ports';

/** Where other plugins tell delivery what they can do for it; they call it in their `bootstrap`. */
export const registry = ({ strapi }: { strapi: Core.Strapi }) => {
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
    /** What the orderer says where it may also say nothing: without one, or when it fails, `otherwise`. */
    async ask<T>(question: (orderer: Orderer) => Promise<T> | undefined, otherwise: T): Promise<T> {
      try {
        return (orderer === null ? undefined : await question(orderer)) ?? otherwise;
      } catch (error) {
        strapi.log.error(`delivery: the orderer failed, lists do without it: ${String(error)}`);
        return otherwise;
      }
    },
  };
};
