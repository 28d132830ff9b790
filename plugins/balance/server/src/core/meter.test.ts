import { ERRORS, type Refusal } from './errors';
import { readMeter, type MeterInput, type Tally } from './meter';
import { checkTargets, defaultTargets } from './targets';

const THEMES = [
  { code: 'industry', name: '产业发展' },
  { code: 'ideals', name: '理想信念' },
  { code: 'guidance', name: '政策引导' },
  { code: 'livelihood', name: '民生服务' },
];
const CODES = THEMES.map(({ code }) => code);
const TARGETS = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const tally = (counts: number[], unlabelled = 0, codes = CODES): Tally => ({
  labelled: new Map(counts.map((count, i) => [codes[i] ?? '', count * 1000])),
  unlabelled,
});
const NONE = tally([]);
const reading = (over: Partial<MeterInput>): ReturnType<typeof readMeter> =>
  readMeter({ themes: THEMES, targets: TARGETS, tolerance: 5, tally: NONE, recent: NONE, before: NONE, ...over });

describe('a reading', () => {
  it('is the worked example 30/8/8/4', () => {
    const meter = reading({ tally: tally([30, 8, 8, 4], 2) });
    expect(meter).toMatchObject({
      n: 50,
      unlabelled: 2,
      index: 80,
      best: 99,
      tolerance: 5,
      distance: 0.1764,
      trend: null,
    });
    expect(meter.themes[3]).toEqual({
      code: 'livelihood',
      name: '民生服务',
      target: 15,
      count: 4,
      share: 0.08,
      gap: 3.5,
      level: 'watch',
    });
    expect(meter.plan).toEqual([
      { code: 'ideals', posts: 8 },
      { code: 'guidance', posts: 4 },
      { code: 'livelihood', posts: 5 },
    ]);
  });

  it('is empty and calm without posts', () => {
    const meter = reading({ tally: tally([], 3) });
    expect(meter).toMatchObject({ n: 0, unlabelled: 3, index: null, best: null, plan: [], reachable: true });
    expect(meter.themes.map(({ share, gap, level }) => [share, gap, level])).toEqual(CODES.map(() => [0, 0, 'ok']));
  });

  it('gives counts to three decimals and gaps that can be recomputed', () => {
    const labelled = new Map([
      ['industry', 2300],
      ['ideals', 800],
      ['guidance', 1000],
      ['livelihood', 900],
    ]);
    const meter = reading({ tally: { labelled, unlabelled: 0 } });
    expect(meter.index).toBe(91);
    expect(meter.n).toBe(5);
    expect(meter.themes.map(({ count }) => count)).toEqual([2.3, 0.8, 1, 0.9]);
    for (const { gap, target, count } of meter.themes) expect(gap).toBeCloseTo((target * meter.n) / 100 - count, 9);
  });

  it('keeps a theme that is gone but was counted, as excess', () => {
    const meter = reading({ tally: tally([5, 5], 0, ['industry', 'old']) });
    expect(meter.themes.map(({ code }) => code)).toEqual([...CODES, 'old']);
    expect(meter.themes[4]).toMatchObject({ name: 'old', target: 0, count: 5, gap: -5 });
  });

  it('keeps a theme that is gone but still targeted, so that targets sum to 100', () => {
    const meter = reading({ themes: THEMES.slice(0, 3), tally: tally([4, 3, 3]) });
    expect(meter.themes.reduce((sum, { target }) => sum + target, 0)).toBe(100);
  });

  it('never shows a best below what fractional labels reached', () => {
    const labelled = new Map([
      ['industry', 400],
      ['ideals', 250],
      ['guidance', 200],
      ['livelihood', 150],
    ]);
    expect(reading({ tally: { labelled, unlabelled: 0 } })).toMatchObject({ n: 1, index: 100, best: 100 });
  });

  it('says when nothing that is added can help', () => {
    const targets = { industry: 100, ideals: 0, guidance: 0, livelihood: 0 };
    expect(reading({ targets, tolerance: 0, tally: tally([9, 1]) })).toMatchObject({ plan: [], reachable: false });
  });

  it('shows a trend over two full windows', () => {
    const meter = reading({ recent: tally([8, 5, 4, 3]), before: tally([20, 0, 0, 0]) });
    expect(meter.trend).toEqual({ previousIndex: 40, delta: 60, n: 20, previousN: 20 });
  });

  it('does not take names from the prototype', () => {
    const meter = reading({ tally: tally([6], 0, ['constructor']) });
    expect(meter.themes[4]).toMatchObject({ code: 'constructor', target: 0, count: 6 });
  });
});

describe('targets', () => {
  const refusal = (targets: Record<string, number>): Refusal => {
    try {
      checkTargets(targets, CODES);
    } catch (error) {
      return error as Refusal;
    }
    throw new Error('was not refused');
  };
  const paths = (targets: Record<string, number>): string[] =>
    (refusal(targets).details.fields as { path: string }[]).map(({ path }) => path);

  it('accepts whole targets of every theme that sum to 100', () => {
    expect(() => checkTargets(TARGETS, CODES)).not.toThrow();
    expect(() => checkTargets({ industry: 100, ideals: 0, guidance: 0, livelihood: 0 }, CODES)).not.toThrow();
  });

  it.each([
    ['a theme left out', { industry: 60, ideals: 25, guidance: 15 }, ['targets.livelihood']],
    ['an unknown theme', { ...TARGETS, sport: 0 }, ['targets.sport']],
    ['a fraction', { ...TARGETS, industry: 40.5 }, ['targets.industry', 'targets']],
    ['a negative', { ...TARGETS, industry: 70, livelihood: -15 }, ['targets.livelihood']],
    ['a wrong sum', { ...TARGETS, industry: 39 }, ['targets']],
    ['nothing', {}, [...CODES.map((code) => `targets.${code}`), 'targets']],
  ])('refuses %s', (_, targets, expected) => {
    expect(refusal(targets as Record<string, number>)).toMatchObject({ code: 'INVALID_TARGETS' });
    expect(paths(targets as Record<string, number>)).toEqual(expected);
  });

  it('says the sum', () => expect(refusal({ ...TARGETS, industry: 39 }).details.sum).toBe(99));

  it('are equal until somebody sets them', () => {
    expect(defaultTargets(CODES)).toEqual({ industry: 25, ideals: 25, guidance: 25, livelihood: 25 });
    expect(defaultTargets([])).toEqual({});
  });

  it('has a text in both languages for every code', () => {
    for (const { zh, en, status } of Object.values(ERRORS)) expect([zh, en, status].every(Boolean)).toBe(true);
  });
});
