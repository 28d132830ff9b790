import { packModel } from './model';
import type { Keywords, LabelledPost } from './post';
import { confidences } from './predict';
import { finish } from './steps';
import { trainInSteps } from './train';

const post = (theme: string, text: string): LabelledPost => ({ theme, text, title: '', day: '2026-01-01' });
const POSTS = [post('a', '稳岗'), post('a', '补贴'), post('b', '班车')];

function confidenceIn(theme: number, title: string, text: string, keywords: Keywords = {}): number | undefined {
  const lesson = { themes: ['a', 'b'], keywords, pruning: { leastPosts: 1, mostGrams: 100 } };
  return confidences(finish(trainInSteps(POSTS, lesson)), { title, text })[theme];
}

/**
 * By hand. Nine n-grams: 稳 岗 稳岗 补 贴 补贴 班 车 班车; theme a counts 6, b 3. So an n-gram that was seen once has
 * (1 + 1) / (6 + 9) = 2/15 in a and (1 + 1) / (3 + 9) = 2/12 in b, an unseen one 1/15 and 1/12.
 * Before reading: a (2 + 1) / (3 + 2) = 3/5, b (1 + 1) / 5 = 2/5, that is 1.5 to 1.
 */
describe('naive Bayes on three posts', () => {
  it('is what one gets by hand', () => {
    // 稳 岗 稳岗: 1.5 · ((2/15) / (1/12))³ = 1.5 · 1.6³ = 6.144 to 1.
    expect(confidenceIn(0, '', '稳岗')).toBeCloseTo(6.144 / 7.144, 4);
    // 班 车 班车: 1.5 · ((1/15) / (2/12))³ = 1.5 · 0.4³ = 0.096 to 1.
    expect(confidenceIn(1, '', '班车')).toBeCloseTo(1 / 1.096, 4);
  });

  it('hears a title twice', () => expect(confidenceIn(0, '稳岗', '')).toBeCloseTo(25.166 / 26.166, 4));

  it('knows only how frequent the themes are where nothing is known', () => {
    expect(confidenceIn(0, '天气', '')).toBeCloseTo(0.6, 4);
  });

  it('counts a keyword as three mentions', () => {
    // 补贴 as a keyword of b: b counts 3 + 9, so 补 has (3 + 1) / (12 + 9). 1.5 · ((2/15) / (4/21))³ = 1.5 · 0.7³.
    expect(confidenceIn(1, '', '补贴', { b: ['补贴'] })).toBeCloseTo(1 / 1.5145, 4);
  });

  it('grows no surer with the length of a post', () => {
    // 稳岗 speaks for a by 0.001 each time: 200 times at most, so e^0.4 to 1.
    const facts = { kind: 'naive-bayes', themes: ['a', 'b'], posts: 1, synthetic: 0, until: null } as const;
    const model = packModel(facts, { bias: [0, 0], weights: [[0.001], [-0.001]] }, ['稳岗'], []);
    const after = (times: number): number | undefined =>
      confidences(model, { title: '', text: '稳岗，'.repeat(times) })[0];
    expect(after(100)).toBeCloseTo(1 / (1 + Math.exp(-0.2)), 9);
    expect(after(5000)).toBeCloseTo(1 / (1 + Math.exp(-0.4)), 9);
  });

  it('works without any post, by keywords', () => {
    const lesson = { themes: ['a', 'b'], keywords: { a: ['补贴'], b: ['班车'] } };
    const model = finish(trainInSteps([], lesson));
    expect(model).toMatchObject({ kind: 'naive-bayes', posts: 0, synthetic: 0, until: null });
    expect(confidences(model, { title: '班车', text: '' })[1]).toBeGreaterThan(0.9);
  });
});
