/** Suggesting a post's theme: everything a service needs. Pure; posts, keywords and the model in use are passed in. */
export { type ConfirmedPost, isBlind } from './blind';
export { choiceAgreement, type ChoiceAgreement, KEPT_CHOICE_DAYS } from './choices';
export { type Report } from './evaluation';
export { type Evaluation, type Learned, learnInSteps } from './learn';
export { type Model, readModel } from './model';
export { type Keywords, type LabelledPost, type Post } from './post';
export { postOf, readPart } from './post-of';
export { type Retraining, retrainInSteps } from './retrain';
export { finish, type Steps } from './steps';
export { type Strength, suggest, type Suggestion } from './suggest';
export { type Lesson, trainInSteps } from './train';
