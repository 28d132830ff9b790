/** The thread that trains one model, away from whoever waits for answers; see `training-thread.ts`. */
import { parentPort } from 'node:worker_threads';
import { type ConfirmedPost, finish, type Learned, learnInSteps, type Lesson, type Model } from '../core/suggest';
import { SEED_KEYWORDS, SEED_POSTS } from '../data/seed-posts';

/** What the thread is told: the themes and the model in use, some of the posts, and that there are no more. */
export type Order =
  | { themes: readonly string[]; inUse: Model | null }
  | { posts: readonly ConfirmedPost[] }
  | { end: true };

/** What it answers to each: that it is ready for the next, or what it has learnt. */
export type Reply = { next: true } | { learned: Learned };

const posts: ConfirmedPost[] = [];
let lesson: Lesson = { themes: [], keywords: SEED_KEYWORDS, synthetic: SEED_POSTS };
let inUse: Model | null = null;

parentPort?.on('message', (order: Order) => {
  if ('end' in order) {
    parentPort?.postMessage({ learned: finish(learnInSteps(posts, lesson, inUse)) } satisfies Reply);
    return;
  }
  if ('posts' in order) posts.push(...order.posts);
  else {
    lesson = { ...lesson, themes: order.themes };
    inUse = order.inUse;
  }
  parentPort?.postMessage({ next: true } satisfies Reply);
});
