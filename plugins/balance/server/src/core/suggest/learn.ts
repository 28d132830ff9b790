import { type Agreement, agreementOf, type ConfirmedPost } from './blind';
import type { Model } from './model';
import { type Retraining, retrainInSteps } from './retrain';
import type { Steps } from './steps';
import type { Lesson } from './train';

/** What is kept of a training besides its model: every figure is about posts that the model has not seen. */
export interface Evaluation extends Pick<Retraining, 'report' | 'compared' | 'baselines'> {
  agreement: { blind: Agreement; open: Agreement };
}

/** What a training gives. */
export interface Learned {
  model: Model;
  evaluation: Evaluation;
  replaces: boolean;
}

/** Trains and measures a model, also where nothing was suggested to those who chose. */
export function* learnInSteps(posts: readonly ConfirmedPost[], lesson: Lesson, inUse: Model | null): Steps<Learned> {
  const { model, report, compared, baselines, replaces } = yield* retrainInSteps(posts, lesson, inUse);
  const agreement = agreementOf(model, posts, lesson.themes);
  return { model, evaluation: { report, compared, baselines, agreement }, replaces };
}
