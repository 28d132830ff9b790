import { useGovernedTypes } from './useGovernedTypes';

/** The zone in which the organisation tells the time, or null until the server has said so. */
export function useParkZone(): string | null {
  const governed = useGovernedTypes();
  return governed.status === 'ready' ? governed.timeZone : null;
}
