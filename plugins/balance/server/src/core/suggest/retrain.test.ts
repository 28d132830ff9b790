import { keywordTheme, majorityTheme } from './baselines';
import { SEED_IS_SYNTHETIC, SEED_KEYWORDS, SEED_POSTS } from '../../data/seed-posts';
import { countGrams } from './grams';
import type { LabelledPost } from './post';
import { retrainInSteps, splitByTime } from './retrain';
import { finish } from './steps';
import { LEAST_FOR_REGRESSION, trainInSteps } from './train';

const THEMES = ['industry', 'ideals', 'guidance', 'livelihood'];
const LESSON = { themes: THEMES, keywords: SEED_KEYWORDS };
const post = (theme: string, day: string, title = ''): LabelledPost => ({ theme, day, title, text: '' });

describe('the time split', () => {
  it('tests on the newest fifth, whatever order the posts come in', () => {
    const days = ['05', '01', '09', '03', '07', '10', '02', '08', '06', '04'].map((day) => `2026-01-${day}`);
    const { train, test } = splitByTime(days.map((day) => post('a', day)));
    expect(train.map(({ day }) => day.slice(-2))).toEqual(['01', '02', '03', '04', '05', '06', '07', '08']);
    expect(test.map(({ day }) => day.slice(-2))).toEqual(['09', '10']);
    expect(splitByTime([post('a', '2026-01-01')]).test).toEqual([]);
  });
});

describe('baselines', () => {
  it('know the most frequent theme, the first of equal ones', () => {
    const posts = ['b', 'a', 'b', 'a', 'c'].map((theme) => post(theme, '2026-01-01'));
    expect(majorityTheme(posts, ['a', 'b', 'c'])).toBe('a');
    expect(majorityTheme([], ['a'])).toBeNull();
  });

  it('count keywords, a title twice', () => {
    const keywords = { a: ['订单', 'ai'], b: ['班车'] };
    const theme = (title: string, text: string): string | null => keywordTheme({ title, text }, keywords, ['a', 'b']);
    expect(theme('班车', '订单')).toBe('b');
    expect(theme('班车', '订单，订单，ＡＩ')).toBe('a');
    expect(theme('班车', '订单，订单')).toBe('a');
    expect(theme('天气', '')).toBeNull();
  });
});

describe('training', () => {
  it('takes naive Bayes below a hundred labels, and only posts of its themes', () => {
    const few = [...SEED_POSTS.slice(0, LEAST_FOR_REGRESSION - 1), post('gone', '2030-01-01')];
    expect(finish(trainInSteps(few, LESSON))).toMatchObject({ kind: 'naive-bayes', posts: 99, until: few[98]?.day });
    expect(finish(trainInSteps(SEED_POSTS.slice(0, 100), LESSON)).kind).toBe('regression');
  });

  it('gives the same bytes for the same posts', () => {
    const [one, other] = [0, 1].map(() => JSON.stringify(finish(trainInSteps(SEED_POSTS, LESSON))));
    expect(one).toBe(other);
    expect(Buffer.byteLength(one ?? '')).toBeLessThan(200_000);
  });
});

describe('retraining on the synthetic set', () => {
  const { train, test } = splitByTime(SEED_POSTS);
  const first = finish(retrainInSteps(SEED_POSTS.slice(0, 150), LESSON, null));
  const second = finish(retrainInSteps(SEED_POSTS, LESSON, first.model));

  it('measures the model it hands over, on posts that it has not seen', () => {
    expect(second.report.posts).toBe(test.length);
    expect((second.model.until ?? '') <= (test[0]?.day ?? '')).toBe(true);
    expect(second.baselines.majority.posts).toBe(test.length);
  });

  it('is better than always the same theme, and than keywords', () => {
    expect(second.report.right).toBeGreaterThan(second.baselines.majority.right);
    expect(second.report.right).toBeGreaterThan(second.baselines.keywords.right);
  });

  it('replaces none, or one that was not better on the same posts', () => {
    expect(first).toMatchObject({ replaces: true, compared: null });
    expect(second.compared?.inUse.posts).toBe(test.length);
    expect(second.replaces).toBe((second.compared?.fresh.right ?? NaN) >= (second.compared?.inUse.right ?? NaN));
  });

  it('keeps the one in use when a new one is worse', () => {
    const mislabelled = SEED_POSTS.map((one, i) => (i < train.length ? { ...one, theme: THEMES[i % 4] ?? '' } : one));
    const worse = finish(retrainInSteps(mislabelled, LESSON, second.model));
    expect(worse.compared?.fresh.right).toBeLessThan(worse.compared?.inUse.right ?? NaN);
    expect(worse.replaces).toBe(false);
  });

  it('compares on no post that the one in use was trained on', () => {
    const later = finish(trainInSteps(SEED_POSTS.slice(0, -16), LESSON));
    const { compared } = finish(retrainInSteps(SEED_POSTS, LESSON, later));
    expect(compared?.inUse.posts).toBe(16);
    expect(compared?.fresh.posts).toBe(16);
    const everything = finish(trainInSteps(SEED_POSTS, LESSON));
    const known = finish(retrainInSteps(SEED_POSTS, LESSON, everything));
    expect(known).toMatchObject({ replaces: false, compared: { inUse: { posts: 0 } }, report: { posts: test.length } });
  });
});

describe('the synthetic set', () => {
  it('says that it is made up', () => expect(SEED_IS_SYNTHETIC).toBe(true));

  it('has at least fifty posts a theme, in the order of their days', () => {
    for (const code of THEMES)
      expect(SEED_POSTS.filter(({ theme }) => theme === code).length).toBeGreaterThanOrEqual(50);
    const days = SEED_POSTS.map(({ day }) => day);
    expect([...days].sort()).toEqual(days);
    for (const day of days) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
  });

  it('has no two posts from one mould', () => {
    const pairs = SEED_POSTS.map((one) => new Set([...countGrams(one).keys()].filter((gram) => gram.length === 2)));
    const likeness = pairs.flatMap((a, i) =>
      pairs.slice(0, i).map((b) => {
        const both = [...a].filter((gram) => b.has(gram)).length;
        return both / (a.size + b.size - both);
      }),
    );
    expect(Math.max(...likeness)).toBeLessThan(0.25);
  });
});
