import { keywordOutcomes, majorityOutcomes } from './baselines';
import { isNotWorse, type Outcome, type Report, reportOn } from './evaluation';
import type { Model } from './model';
import type { LabelledPost } from './post';
import { confidences, ranked } from './predict';
import type { Steps } from './steps';
import { type Lesson, trainInSteps } from './train';

/** Share of the posts, the newest, that a model is tested on and never sees. */
export const TEST_SHARE = 0.2;

/** A new model, measured, and whether it may replace the one in use. */
export interface Retraining {
  model: Model;
  /** On all test posts. */
  report: Report;
  /** Both models on those test posts that the one in use cannot have seen either; null without one in use. */
  compared: { fresh: Report; inUse: Report } | null;
  baselines: { majority: Report; keywords: Report };
  replaces: boolean;
}

/** Older posts to train on, the newest fifth (rounded down) to test on. Posts of one day keep their order. */
export function splitByTime<P extends LabelledPost>(posts: readonly P[]): { train: P[]; test: P[] } {
  const ordered = [...posts].sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  const border = ordered.length - Math.floor(ordered.length * TEST_SHARE);
  return { train: ordered.slice(0, border), test: ordered.slice(border) };
}

/** The model's most probable theme for each post, however unsure. */
export function outcomesOf(model: Model, posts: readonly LabelledPost[]): Outcome[] {
  return posts.map((post) => {
    const confidence = confidences(model, post);
    const [first = -1] = ranked(confidence);
    return { actual: post.theme, guessed: model.themes[first] ?? null, confidence: confidence[first] ?? 0 };
  });
}

/**
 * Trains on the older posts and measures on the newest. The model that was measured is the one to use, so the figures
 * are its own. It is compared with the one in use on posts newer than anything either was trained on: posts labelled
 * late may move the border back.
 */
export function* retrainInSteps(
  posts: readonly LabelledPost[],
  lesson: Lesson,
  inUse: Model | null,
): Steps<Retraining> {
  const { themes, keywords } = lesson;
  const { train, test } = splitByTime(posts.filter(({ theme }) => themes.includes(theme)));
  const model = yield* trainInSteps(train, lesson);
  const on = (outcomes: readonly Outcome[]): Report => reportOn(outcomes, themes);
  const report = on(outcomesOf(model, test));
  const unseen = test.filter(({ day }) => day > (inUse?.until ?? ''));
  const compared = inUse && { fresh: on(outcomesOf(model, unseen)), inUse: on(outcomesOf(inUse, unseen)) };
  return {
    model,
    report,
    compared,
    baselines: {
      majority: on(majorityOutcomes(train, test, themes)),
      keywords: on(keywordOutcomes(train, test, themes, keywords)),
    },
    replaces: compared === null || isNotWorse(compared.fresh, compared.inUse),
  };
}
