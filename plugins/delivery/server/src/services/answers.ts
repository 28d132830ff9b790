import type { Core } from '@strapi/strapi';
import { Lru } from '../core/lru';
import { Answer } from '../http/answer';
import { service } from '../service';

/** What a build gives: a value for JSON, and until when it is true at most (milliseconds since 1970; null: for ever). */
export interface Built {
  value: unknown;
  until: number | null;
}

/** Builds an answer. Null means: the epoch moved on while building, begin again. */
export type Build = (epoch: number, now: Date) => Promise<Built | null>;

interface Kept {
  answer: Answer;
  epoch: number;
  until: number;
}

const LIMITS = { entries: 2000, weight: 64 * 1024 * 1024 };
/** Compressed copies, when somebody asked for them, are smaller than the original; two times is a safe estimate. */
const COPIES = 2;
const ATTEMPTS = 5;

/**
 * Answers kept in memory under the epoch that was read BEFORE they were built: if a release commits while an answer is
 * being built, the answer stands under the old number, and the next read, which reads the new one, builds again.
 */
export const answers = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = new Lru<Kept>(LIMITS, (kept) => kept.answer.identity.length * COPIES + 500);
  const flights = new Map<string, Promise<Answer>>();

  const now = (): Date => service(strapi, 'clock').now();

  /** Builds until the epoch stood still meanwhile, so that no answer mixes rows of two epochs. */
  async function make(key: string, first: number, build: Build): Promise<Answer> {
    let epoch = first;
    for (let attempt = 1; ; attempt += 1) {
      const built = await build(epoch, now());
      const after = await service(strapi, 'epochs').current();
      if (built !== null && after === epoch) {
        const answer = new Answer(built.value);
        store.set(key, { answer, epoch, until: built.until ?? Infinity });
        return answer;
      }
      // Releases without a pause: the newest picture is answered, but not kept.
      if (built !== null && attempt >= ATTEMPTS) return new Answer(built.value);
      if (attempt >= ATTEMPTS * 4) throw new Error('The content changed faster than it could be read.');
      epoch = after;
    }
  }

  return {
    /** The answer of that name at an epoch which the caller has just read; equal builds at one time run once. */
    async get(key: string, epoch: number, build: Build): Promise<Answer> {
      const kept = store.get(key);
      if (kept !== undefined && kept.epoch === epoch && now().getTime() < kept.until) return kept.answer;
      const flight = `${epoch} ${key}`;
      const running = flights.get(flight);
      if (running !== undefined) return running;
      const made = make(key, epoch, build).finally(() => flights.delete(flight));
      flights.set(flight, made);
      return made;
    },

    /** Forgets everything; for tests and benchmarks. */
    clear(): void {
      store.clear();
    },
  };
};
