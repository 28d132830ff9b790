import * as React from 'react';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';

import type { ScreensOverview, TokenAnswer } from './types';

/** Milliseconds between two looks. */
const POLL = 15_000;

/** The sentence of the server, already in the user's language, or what the network said. */
const sentenceOf = (error: unknown): string =>
  isFetchError(error) || error instanceof Error ? error.message : String(error);

/** The screens, and what can be done about them. An act that fails leaves its reason in `problem`. */
export interface Screens {
  overview: ScreensOverview | null;
  problem: string | null;
  reload: () => void;
  add: (screen: { channel: string; name: string }) => Promise<TokenAnswer | null>;
  renew: (id: number) => Promise<TokenAnswer | null>;
  end: (id: number) => Promise<boolean>;
}

/** Fetches the screens, again every quarter of a minute and after every act. */
export function useScreens(): Screens {
  const { get, post, del } = useFetchClient();
  const [overview, setOverview] = React.useState<ScreensOverview | null>(null);
  const [problem, setProblem] = React.useState<string | null>(null);

  const load = React.useCallback(async (): Promise<void> => {
    try {
      setOverview((await get<ScreensOverview>('/delivery/screens')).data);
      setProblem(null);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }, [get]);

  React.useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), POLL);
    return () => clearInterval(timer);
  }, [load]);

  const act = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      const answer = await work();
      await load();
      return answer;
    } catch (error) {
      setProblem(sentenceOf(error));
      return null;
    }
  };
  return {
    overview,
    problem,
    reload: () => void load(),
    add: (screen) => act(async () => (await post<TokenAnswer>('/delivery/screens', screen)).data),
    renew: (id) => act(async () => (await post<TokenAnswer>(`/delivery/screens/${id}/token`, {})).data),
    end: async (id) => (await act(async () => (await del(`/delivery/screens/${id}`)) !== undefined)) ?? false,
  };
}
