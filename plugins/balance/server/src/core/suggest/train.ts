import { countGrams } from './grams';
import { type Model, type ModelFacts, packModel } from './model';
import { keywordSamples, naiveBayes } from './naive-bayes';
import type { Keywords, LabelledPost } from './post';
import { tfIdf } from './predict';
import { type Descent, DESCENT, type Example, regressionInSteps } from './regression';
import type { Steps } from './steps';
import { chooseGrams, emptySpread, type Pruning, rarityOf, type Sample, type Spread, spreadOver } from './vocabulary';

/** From so many posts on the regression is better; below, naive Bayes with keywords. */
export const LEAST_FOR_REGRESSION = 100;

/** Which n-grams a model keeps; with three thousand it is about 100 kB of JSON. */
export const PRUNING: Pruning = { leastPosts: 2, mostGrams: 3000 };

/** What a model is trained for, and with. */
export interface Lesson {
  /** Theme codes in rank order. Posts of another theme are left out. */
  themes: readonly string[];
  keywords: Keywords;
  /** Made-up posts to learn from too, while there are too few confirmed ones for a regression. Never tested on. */
  synthetic?: readonly LabelledPost[];
  /** Left out: as the number of posts says. */
  kind?: Model['kind'];
  pruning?: Pruning;
  descent?: Descent;
}

const POSTS_A_STEP = 50;

/** Trains a model on confirmed posts. The same posts in the same order give the same model, byte by byte. */
export function* trainInSteps(posts: readonly LabelledPost[], lesson: Lesson): Steps<Model> {
  const { themes } = lesson;
  const isOwn = ({ theme }: LabelledPost): boolean => themes.includes(theme);
  const confirmed = posts.filter(isOwn);
  const kind = lesson.kind ?? (confirmed.length < LEAST_FOR_REGRESSION ? 'naive-bayes' : 'regression');
  const synthetic = kind === 'naive-bayes' ? (lesson.synthetic ?? []).filter(isOwn) : [];
  const samples: Sample[] = [];
  const spread = emptySpread(themes.length);
  for (const post of [...confirmed, ...synthetic]) {
    const sample = { counts: countGrams(post), theme: themes.indexOf(post.theme) };
    samples.push(sample);
    spreadOver(spread, sample);
    if (samples.length % POSTS_A_STEP === 0) yield;
  }
  const until = newestDay(confirmed);
  const facts = { kind, themes, posts: confirmed.length, synthetic: synthetic.length, until };
  const chosen = chooseGrams(spread, lesson.pruning ?? PRUNING);
  yield;
  const descent = lesson.descent ?? DESCENT;
  if (kind === 'regression') return yield* trainRegression({ facts, samples, spread, grams: chosen, descent });

  const keywords = keywordSamples(lesson.keywords, themes);
  const grams = [...new Set([...keywords.flatMap(({ counts }) => [...counts.keys()]), ...chosen])];
  return packModel(facts, naiveBayes(samples, keywords, themes.length, grams), grams, []);
}

function newestDay(posts: readonly LabelledPost[]): string | null {
  return posts.reduce<string | null>((newest, { day }) => (newest === null || day > newest ? day : newest), null);
}

interface Material {
  facts: ModelFacts;
  samples: readonly Sample[];
  spread: Spread;
  grams: readonly string[];
  descent: Descent;
}

function* trainRegression({ facts, samples, spread, grams, descent }: Material): Steps<Model> {
  const rarities = grams.map((gram) => rarityOf(spread, gram));
  const position = new Map(grams.map((gram, i) => [gram, i]));
  const examples: Example[] = [];
  for (const sample of samples) {
    examples.push(exampleOf(sample, position, rarities));
    if (examples.length % POSTS_A_STEP === 0) yield;
  }
  const linear = yield* regressionInSteps(examples, facts.themes.length, grams.length, descent);
  return packModel(facts, linear, grams, rarities);
}

function exampleOf(sample: Sample, position: ReadonlyMap<string, number>, rarities: readonly number[]): Example {
  const known = new Map([...sample.counts].filter(([gram]) => position.has(gram)));
  const values = tfIdf(known, (gram) => rarities[position.get(gram) ?? -1] ?? 1);
  return {
    at: [...values.keys()].map((gram) => position.get(gram) ?? -1),
    values: [...values.values()],
    theme: sample.theme,
  };
}
