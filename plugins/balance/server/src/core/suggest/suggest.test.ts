import { type Model, packModel, readModel } from './model';
import { strengthOf, suggest } from './suggest';

/** A model of which every number is known: n-grams with their push towards theme a (and away from b). */
function modelOf(kind: Model['kind'], pushes: Readonly<Record<string, number>>, bias = [0, 0]): Model {
  const values = Object.values(pushes);
  const linear = { bias, weights: [values, values.map((value) => -value)] };
  return packModel(
    { kind, themes: ['a', 'b'], posts: 3, synthetic: 0, until: '2026-01-01' },
    linear,
    Object.keys(pushes),
    [],
  );
}

const reasons = (pushes: Readonly<Record<string, number>>, title: string, text = ''): readonly string[] | undefined =>
  suggest(modelOf('naive-bayes', pushes), { title, text })[0]?.reasons;

const WORDS = { 稳岗: 2, 岗补: 1, 补贴: 3, 申领: 1.5, 职工: 1, '#月': 1.2, open: 0.1, 'open day': 2 };

describe('what is suggested', () => {
  it('is the theme with its confidence and reasons', () => {
    const [first, ...others] = suggest(modelOf('naive-bayes', { 稳岗: 0.5, 补贴: 0.5, 申领: 0.5 }), {
      title: '',
      text: '稳岗，补贴，申领',
    });
    // Scores 1.5 and −1.5: confidence 1 / (1 + e⁻³).
    expect(first).toEqual({
      theme: 'a',
      confidence: expect.closeTo(1 / (1 + Math.exp(-3)), 6) as number,
      strength: 'weak',
      reasons: ['稳岗', '补贴', '申领'],
    });
    expect(others).toEqual([]);
  });

  it('is two themes where the second is near', () => {
    const model = modelOf('regression', { 稳岗: 1, 补贴: 1, 班车: -1 }, [0.1, -0.1]);
    const [first, second] = suggest(model, { title: '', text: '稳岗，补贴，班车' });
    expect([first?.theme, first?.reasons]).toEqual(['a', ['稳岗', '补贴']]);
    expect([second?.theme, second?.reasons]).toEqual(['b', ['班车']]);
    expect(first?.strength).toBeNull();
  });

  it('is no theme that there is no more', () => {
    const model = modelOf('regression', { 稳岗: 1, 补贴: 1, 班车: -1 }, [0.1, -0.1]);
    const among = (...themes: string[]): string[] =>
      suggest(model, { title: '', text: '稳岗，补贴，班车' }, themes).map(({ theme }) => theme);
    expect([among('a', 'b'), among('a'), among('b'), among()]).toEqual([['a', 'b'], ['a'], [], []]);
  });

  it('is nothing below a confidence of one half', () => {
    const facts = { kind: 'regression', themes: ['a', 'b', 'c'], posts: 9, synthetic: 0, until: null } as const;
    const weights = [
      [0.1, 0.1, 0.1],
      [0, 0, 0],
      [-0.1, -0.1, -0.1],
    ];
    const model = packModel(facts, { bias: [0, 0, 0], weights }, ['稳岗', '补贴', '申领'], []);
    expect(suggest(model, { title: '稳岗，补贴，申领', text: '' })).toEqual([]);
    const surer = packModel(facts, { bias: [1, 0, 0], weights }, ['稳岗', '补贴', '申领'], []);
    expect(suggest(surer, { title: '稳岗，补贴，申领', text: '' })).toHaveLength(1);
  });

  it('is nothing where next to nothing is known, however frequent one theme is', () => {
    const model = modelOf('naive-bayes', { 稳岗: 1, 补贴: 1, 申领: 1 }, [3, -3]);
    expect(suggest(model, { title: '', text: '' })).toEqual([]);
    expect(suggest(model, { title: '稳岗，补贴', text: '' })).toEqual([]);
    expect(suggest(model, { title: '稳岗，补贴，申领', text: '' })).toHaveLength(1);
  });

  it('is nothing without a word that can be shown', () => {
    const model = modelOf('naive-bayes', { 稳: 1, 补: 1, 申: 1 });
    expect(suggest(model, { title: '稳，补，申', text: '' })).toEqual([]);
    const frequent = modelOf('naive-bayes', { 稳岗: -0.1, 补贴: -0.1, 申领: -0.1 }, [3, -3]);
    expect(suggest(frequent, { title: '稳岗，补贴，申领', text: '' })).toEqual([]);
    // Here the second would have reasons (confidence 0.34), but not the first.
    const near = modelOf('regression', { 稳岗: -0.1, 补贴: -0.1, 申领: -0.1 }, [0.5, -0.5]);
    expect(suggest(near, { title: '稳岗，补贴，申领', text: '' })).toEqual([]);
  });

  it('says in words how sure naive Bayes is, and leaves a regression its number', () => {
    expect([0.5, 0.98, 0.99, 0.9999, 0.999_999, 1].map((confidence) => strengthOf('naive-bayes', confidence))).toEqual([
      ...['weak', 'weak', 'medium', 'medium', 'strong', 'strong'],
    ]);
    expect(strengthOf('regression', 1)).toBeNull();
  });
});

describe('reasons', () => {
  it('are words: pairs that overlap are put together, the strongest word first', () => {
    expect(reasons(WORDS, '职工申领稳岗补贴')).toEqual(['稳岗补贴', '申领', '职工']);
  });

  it('do not hold together by a pair that says next to nothing', () => {
    expect(reasons({ ...WORDS, 岗补: 0.5 }, '申领稳岗补贴')).toEqual(['补贴', '稳岗', '申领']);
  });

  it('are cut where they hold together least when they get long', () => {
    expect(reasons({ 澜禾: 3, 禾储: 3, 储能: 2, 能电: 3, 电芯: 3 }, '澜禾储能电芯')).toEqual(['澜禾储', '能电芯']);
  });

  it('are whole words of the language, without what carries no meaning', () => {
    expect(reasons({ ...WORDS, 工可: 1 }, '职工可申领稳岗补贴')).toEqual(['稳岗补贴', '职工', '申领']);
    expect(reasons({ 加班: 1, 班职: 1, 餐供: 2, 供应: 1 }, '加班职工，晚餐供应')).toEqual(['供应', '加班']);
  });

  it('stand as in the post, with its numbers and capitals', () => {
    // In the title everything counts twice: Open Day 4, 12月 2.4; 补贴 3.
    expect(reasons(WORDS, '12 月，Open  Day', '补贴')).toEqual(['Open Day', '补贴', '12月']);
  });

  it('do not repeat themselves', () => {
    expect(reasons(WORDS, '稳岗补贴', '补贴；补贴；稳岗；职工')).toEqual(['稳岗补贴', '职工']);
  });

  it('are weaker ones too where there would be less than three', () => {
    expect(reasons({ 一二: 7, 三四: 1, 五六: 0.5, 七八: -1 }, '一二，七八，五六，三四')).toEqual([
      '一二',
      '三四',
      '五六',
    ]);
  });

  it('are five at most', () => {
    const pushes = { 一二: 7, 三四: 6, 五六: 5, 七八: 4, 九十: 3, 百千: 2 };
    expect(reasons(pushes, '一二，三四，五六，七八，九十，百千')).toEqual(['一二', '三四', '五六', '七八', '九十']);
  });
});

describe('a stored model', () => {
  const model = modelOf('naive-bayes', WORDS);

  it('comes back from JSON as it was', () => expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual(model));

  it('has a version that hangs on its content', () => {
    expect(model.version).toMatch(/^[0-9a-f]{12}$/);
    expect(modelOf('naive-bayes', WORDS).version).toBe(model.version);
    expect(modelOf('naive-bayes', { ...WORDS, 职工: 1.1 }).version).not.toBe(model.version);
  });

  it.each([
    ['nothing', null],
    ['another format', { ...model, format: 2 }],
    ['an unknown kind', { ...model, kind: 'forest' }],
    ['a theme too many', { ...model, themes: ['a', 'b', 'c'] }],
    ['a gram without numbers', { ...model, grams: { ...model.grams, 坏: [1] } }],
    ['a number that is none', { ...model, bias: [0, null] }],
  ])('is refused with %s', (_, stored) => expect(readModel(stored)).toBeNull());
});
