import { createHash } from 'node:crypto';

/** Changes when a model of before can no longer be read. */
export const FORMAT = 1;

/** Scores by theme: bias + Σ weight of each feature × its value. */
export interface Linear {
  bias: readonly number[];
  /** By theme, then by feature. */
  weights: readonly ArrayLike<number>[];
}

/** A trained model: plain data, to be stored as JSON. Both kinds are linear; they differ in what an n-gram's value is. */
export interface Model {
  format: typeof FORMAT;
  /** Twelve hex digits over everything else: the same posts and settings give the same version. */
  version: string;
  /** `naive-bayes`: value = count, confidence inflated. `regression`: value = tf-idf, whole post of length 1. */
  kind: 'naive-bayes' | 'regression';
  /** Codes; their order is that of all lists of numbers. */
  themes: readonly string[];
  /** How many confirmed posts it was trained on. */
  posts: number;
  /** How many made-up posts beside them. */
  synthetic: number;
  /** Day of the newest confirmed one; null when there was none. */
  until: string | null;
  bias: readonly number[];
  /** By n-gram: its rarity (1 for `naive-bayes`), then a weight for each theme, which sum to about 0. */
  grams: Readonly<Record<string, readonly number[]>>;
}

/** What is known of a model besides its numbers. */
export type ModelFacts = Pick<Model, 'kind' | 'themes' | 'posts' | 'synthetic' | 'until'>;

/**
 * Packs trained numbers. What all themes share of a weight says nothing about the theme and is taken off, so that a
 * weight above 0 speaks for its theme; four decimals are kept.
 */
export function packModel(
  facts: ModelFacts,
  linear: Linear,
  grams: readonly string[],
  rarities: readonly number[],
): Model {
  const packed = grams.map((gram, i) => {
    const weights = linear.weights.map((row) => row[i] ?? 0);
    return [gram, [rarities[i] ?? 1, ...centred(weights)].map(short)] as const;
  });
  const { kind, themes, posts, synthetic, until } = facts;
  const content = {
    format: FORMAT,
    kind,
    themes,
    posts,
    synthetic,
    until,
    bias: centred(linear.bias).map(short),
    grams: Object.fromEntries(packed),
  } as const;
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
  return { ...content, version };
}

/** A stored model, or null when it is of another format or damaged: then a new one has to be trained. */
export function readModel(stored: unknown): Model | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const model = stored as Model;
  const isWhole =
    model.format === FORMAT &&
    typeof model.version === 'string' &&
    (model.kind === 'naive-bayes' || model.kind === 'regression') &&
    Array.isArray(model.themes) &&
    [model.posts, model.synthetic].every(Number.isInteger) &&
    areNumbers(model.bias, model.themes.length) &&
    typeof model.grams === 'object' &&
    model.grams !== null &&
    Object.values(model.grams).every((numbers) => areNumbers(numbers, model.themes.length + 1));
  return isWhole ? model : null;
}

function areNumbers(list: unknown, length: number): boolean {
  return Array.isArray(list) && list.length === length && list.every(Number.isFinite);
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.map((value) => value - mean);
}

function short(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0;
}
