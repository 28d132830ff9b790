import type { Linear } from './model';
import { type Descent, type Example, loss, probabilities, regressionInSteps, slope } from './regression';
import { seededNumbers, shuffled } from './shuffle';
import { finish } from './steps';

const EXAMPLES: Example[] = [
  { at: [0, 1], values: [0.6, 0.8], theme: 0 },
  { at: [1, 2], values: [0.8, 0.6], theme: 1 },
  { at: [2, 3], values: [1, 0.5], theme: 2 },
  { at: [0, 3], values: [0.3, 0.9], theme: 2 },
  { at: [0, 2], values: [0.7, 0.7], theme: 0 },
];
const STEP = 1e-5;

/** The model with one number moved: a weight, or with `feature` null a bias. */
function moved({ bias, weights }: Linear, theme: number, feature: number | null, by: number): Linear {
  const row = (i: number): number[] => Array.from(weights[i] ?? []);
  return {
    bias: bias.map((value, i) => (feature === null && i === theme ? value + by : value)),
    weights: weights.map((_, i) => row(i).map((value, f) => (i === theme && f === feature ? value + by : value))),
  };
}

function differenceOf(
  objective: (model: Linear) => number,
  model: Linear,
  theme: number,
  feature: number | null,
): number {
  const [up, down] = [moved(model, theme, feature, STEP), moved(model, theme, feature, -STEP)];
  return (objective(up) - objective(down)) / (2 * STEP);
}

function objectiveOf(l2: number): (model: Linear) => number {
  return (model) => {
    const losses = EXAMPLES.reduce((sum, example) => sum + loss(model, example), 0);
    const squares = model.weights.flatMap((row) => Array.from(row)).reduce((sum, weight) => sum + weight * weight, 0);
    return (losses + (l2 / 2) * squares) / EXAMPLES.length;
  };
}

const train = (settings: Partial<Descent>): Linear =>
  finish(regressionInSteps(EXAMPLES, 3, 4, { epochs: 30, rate: 1, l2: 0.1, seed: 1, ...settings }));
const largest = ({ weights }: Linear): number => Math.max(...weights.flatMap((row) => Array.from(row).map(Math.abs)));

describe('regression', () => {
  it('has the slope that finite differences show', () => {
    const model = {
      bias: [0.1, -0.2, 0.3],
      weights: [
        [1, -1, 0.5, 0],
        [0.2, 0.4, -0.3, 2],
        [-0.7, 0, 0.9, 0.1],
      ],
    };
    for (const example of EXAMPLES) {
      const slopes = slope(model, example);
      for (let theme = 0; theme < 3; theme += 1) {
        const by = (feature: number | null): number => differenceOf((one) => loss(one, example), model, theme, feature);
        expect(by(null)).toBeCloseTo(slopes[theme] ?? NaN, 7);
        for (let feature = 0; feature < 4; feature += 1) {
          const place = example.at.indexOf(feature);
          expect(by(feature)).toBeCloseTo(
            place === -1 ? 0 : (slopes[theme] ?? NaN) * (example.values[place] ?? NaN),
            7,
          );
        }
      }
    }
  });

  it('ends where the mean loss with the pull on the weights is least: no number can be moved to make it less', () => {
    const l2 = 0.5;
    const model = train({ l2, epochs: 4000 });
    for (let theme = 0; theme < 3; theme += 1) {
      for (const feature of [null, 0, 1, 2, 3]) {
        expect(Math.abs(differenceOf(objectiveOf(l2), model, theme, feature))).toBeLessThan(2e-3);
      }
    }
  });

  it('keeps weights smaller the stronger the pull', () => {
    expect(largest(train({ l2: 1, epochs: 500 }))).toBeLessThan(largest(train({ l2: 0.01, epochs: 500 })));
  });

  it('says 1 of n of everything before it has learnt', () => {
    expect(probabilities({ bias: [0, 0], weights: [[0], [0]] }, { at: [0], values: [1], theme: 0 })).toEqual([
      0.5, 0.5,
    ]);
  });

  it('hangs on nothing but examples and settings', () => {
    expect(train({})).toEqual(train({}));
    expect(train({ seed: 2 })).not.toEqual(train({}));
  });

  it('stops for breath', () => {
    const steps = regressionInSteps(EXAMPLES, 3, 4, { epochs: 100, rate: 1, l2: 0.1, seed: 1 });
    expect([...steps]).toHaveLength(2);
  });
});

describe('shuffling', () => {
  it('keeps every item once, and the given list as it was', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const order = shuffled(items, seededNumbers(7));
    expect(order).not.toEqual(items);
    expect([...order].sort((a, b) => a - b)).toEqual(items);
    expect(shuffled(items, seededNumbers(7))).toEqual(order);
  });
});
