import { SEED_KEYWORDS, SEED_POSTS } from '../../data/seed-posts';
import { agreementOf, BLIND_ONE_IN, type ConfirmedPost, isBlind } from './blind';
import { learnInSteps } from './learn';
import { packModel } from './model';
import { finish } from './steps';
import { LEAST_FOR_REGRESSION, trainInSteps } from './train';

const THEMES = ['industry', 'ideals', 'guidance', 'livelihood'];
const LESSON = { themes: THEMES, keywords: SEED_KEYWORDS, synthetic: SEED_POSTS };

describe('one document in ten', () => {
  it('is kept blind, always the same ones', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `doc${i}`);
    const blind = ids.filter(isBlind);
    expect(ids.filter(isBlind)).toEqual(blind);
    expect(Math.abs(blind.length - ids.length / BLIND_ONE_IN)).toBeLessThan(200);
  });
});

describe('agreement', () => {
  const linear = { bias: [0, 0], weights: [[9], [-9]] };
  const facts = { kind: 'regression', themes: ['a', 'b'], posts: 3, synthetic: 0, until: null } as const;
  // Says `a` wherever all three signs stand, and nothing elsewhere.
  const grams = ['稳', '岗', '稳岗'];
  const model = packModel(facts, { ...linear, weights: linear.weights.map(([w = 0]) => [w, w, w]) }, grams, []);
  const post = (day: number, theme: string, title: string, blind: boolean): ConfirmedPost => ({
    ...{ theme, title, text: '', blind, day: `2026-01-${String(day).padStart(2, '0')}` },
  });

  it('is counted on the newest fifth, where something was suggested and where it was not', () => {
    const older = Array.from({ length: 16 }, (_, i) => post(i + 1, 'b', '稳岗', true));
    const newest = [
      post(20, 'a', '稳岗', true),
      post(21, 'b', '稳岗', true),
      post(22, 'a', '稳岗', false),
      post(23, 'a', '天气', false),
    ];
    const { blind, open } = agreementOf(model, [...newest, ...older], ['a', 'b']);
    expect(blind).toMatchObject({ posts: 2, suggested: 2, agreed: 1 });
    expect(open).toMatchObject({ posts: 2, suggested: 1, agreed: 1 });
    expect(blind.interval?.low).toBeCloseTo(0.0945, 3);
    expect(agreementOf(model, [], ['a']).blind).toEqual({ posts: 0, suggested: 0, agreed: 0, interval: null });
  });
});

describe('learning with made-up posts', () => {
  const confirmed = (count: number): ConfirmedPost[] =>
    SEED_POSTS.slice(0, count).map((one, i) => ({ ...one, blind: i % 2 === 0 }));

  it('counts them apart, and dates nothing by them', () => {
    const few = confirmed(20);
    expect(finish(trainInSteps(few, LESSON))).toMatchObject({
      kind: 'naive-bayes',
      posts: 20,
      synthetic: 240,
      until: few[19]?.day,
    });
    expect(finish(trainInSteps([], LESSON))).toMatchObject({ posts: 0, synthetic: 240, until: null });
    expect(finish(trainInSteps(few, { ...LESSON, themes: ['industry', 'own'] })).synthetic).toBe(60);
  });

  it('does without them where there are enough confirmed ones', () => {
    const model = finish(trainInSteps(confirmed(LEAST_FOR_REGRESSION), LESSON));
    expect(model).toMatchObject({ kind: 'regression', posts: LEAST_FOR_REGRESSION, synthetic: 0 });
  });

  it('tests on confirmed ones only', () => {
    const starter = finish(trainInSteps([], { themes: THEMES, keywords: SEED_KEYWORDS }));
    const { evaluation, model, replaces } = finish(learnInSteps(confirmed(21), LESSON, starter));
    expect(evaluation.report.posts).toBe(4);
    expect(evaluation.compared?.inUse.posts).toBe(4);
    expect(evaluation.agreement.blind.posts + evaluation.agreement.open.posts).toBe(4);
    expect(model).toMatchObject({ posts: 17, synthetic: 240 });
    expect(replaces).toBe((evaluation.compared?.fresh.right ?? 0) >= (evaluation.compared?.inUse.right ?? 0));
    expect(finish(learnInSteps([], LESSON, starter))).toMatchObject({
      replaces: false,
      evaluation: { report: { posts: 0 } },
    });
  });
});
