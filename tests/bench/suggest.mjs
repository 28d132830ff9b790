/**
 * The theme suggestion on the synthetic set: trained on its older posts, tested on the newest fifth. Figures only: posts
 * written by one hand for this package set no target. Needs `npm run build -- --no-admin` and takes seconds.
 */
import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const built = (file) => require(inRoot('plugins/balance/dist/server', file));

const percent = (share) => (share === null ? 'none' : `${(100 * share).toFixed(1)} %`);
const figure = (what, ratio, detail) => ({ what, ratio, target: 'no target', meets: true, detail });

function detailOf({ right, posts, interval, macroF1, coverage }) {
  const covered = coverage.map(
    (at) => `${percent(at.share)} of posts ≥ ${at.threshold}, ${percent(at.accuracy)} of them right`,
  );
  const accuracy = `${right} of ${posts}, 95 % interval ${percent(interval.low)} to ${percent(interval.high)}`;
  return [accuracy, `macro-F1 ${macroF1.toFixed(2)}`, ...covered].join('; ');
}

/** Accuracy on the newest fifth of the synthetic set: without a model, with few labels, and with all. */
export function bench() {
  const { splitByTime, outcomesOf } = built('core/suggest/retrain.js');
  const { keywordOutcomes, majorityOutcomes } = built('core/suggest/baselines.js');
  const { reportOn } = built('core/suggest/evaluation.js');
  const { trainInSteps } = built('core/suggest/train.js');
  const { finish } = built('core/suggest/steps.js');
  const { SEED_POSTS, SEED_KEYWORDS: keywords } = built('data/seed-posts.js');
  const themes = [...new Set(SEED_POSTS.map(({ theme }) => theme))].sort();
  const { train, test } = splitByTime(SEED_POSTS);

  const baseline = (what, outcomes) => {
    const { accuracy, right, posts } = reportOn(outcomes, themes);
    return figure(`held-out accuracy, ${what}`, accuracy, `${right} of ${posts}`);
  };
  const model = (posts) => {
    const begin = performance.now();
    const trained = finish(trainInSteps(posts, { themes, keywords }));
    const cost = `${Math.round(performance.now() - begin)} ms, ${Math.round(JSON.stringify(trained).length / 1024)} kB`;
    const report = reportOn(outcomesOf(trained, test), themes);
    const what = `held-out accuracy, ${trained.kind} of ${posts.length} synthetic posts`;
    return figure(what, report.accuracy, `${detailOf(report)}; ${cost}`);
  };
  return [
    baseline('always the same theme', majorityOutcomes(train, test, themes)),
    baseline('keywords alone', keywordOutcomes(train, test, themes, keywords)),
    ...[40, 80, train.length].map((size) => model(train.slice(-size))),
  ];
}
