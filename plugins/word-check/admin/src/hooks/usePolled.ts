import { useEffect, useState } from 'react';

import { refusedBy, type Refused } from '../api/refusal';

/** Milliseconds between two looks. */
const LOOK = 1000;

/** Asks with `load` (memoise it; null asks nothing) again and again until `isOver` says that the answer is the last one. */
export function usePolled<T>(
  load: (() => Promise<T>) | null,
  isOver: (answer: T) => boolean,
): { answer: T | null; failure: Refused | null } {
  const [state, setState] = useState<{ about: unknown; answer: T | null; failure: Refused | null }>({
    ...{ about: null, answer: null, failure: null },
  });
  useEffect(() => {
    if (!load) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async () => {
      try {
        const answer = await load();
        if (isGone) return;
        setState({ about: load, answer, failure: null });
        if (!isOver(answer)) timer = setTimeout(() => void look(), LOOK);
      } catch (error) {
        if (isGone) return;
        const failure = refusedBy(error);
        setState((before) => ({ ...before, about: load, failure }));
        // A line that is down for a moment says nothing of what goes on behind it.
        if (failure.status === null || failure.status >= 500) timer = setTimeout(() => void look(), LOOK);
      }
    };
    void look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load, isOver]);
  return state.about === load ? state : { answer: null, failure: null };
}
