import type { Evaluation, Report } from '../api/suggestion-types';
import en from '../translations/en';
import { choicesTable, evaluationTables, percent, sureness, themeNames, trainedOn, trainingWords } from './model-words';
import type { Message } from './sentences';

const report = (right: number, posts: number): Report => ({
  ...{ posts, right, accuracy: right / posts, interval: { low: 0.25, high: 0.75 }, macroF1: 0.456 },
  themes: [
    { theme: 'a', posts, precision: 0.5, recall: 1, f1: 0.667 },
    { theme: 'gone', posts: 0, precision: 0, recall: 0, f1: 0 },
  ],
  confusion: [
    [right, posts - right, 0],
    [0, 0, 0],
  ],
  reliability: [
    { from: 0.4, to: 0.5, posts: 0, confidence: null, accuracy: null },
    { from: 0.9, to: 1, posts: 4, confidence: 0.95, accuracy: 0.75 },
  ],
  coverage: [{ threshold: 0.5, posts: 4, share: 0.5, accuracy: null }],
});
const EVALUATION: Evaluation = {
  report: report(6, 8),
  compared: { fresh: report(3, 4), inUse: report(2, 4) },
  baselines: { majority: report(2, 8), keywords: report(4, 8) },
  agreement: {
    blind: { posts: 2, suggested: 0, agreed: 0, interval: null },
    open: { posts: 6, suggested: 4, agreed: 3, interval: { low: 0.3, high: 0.954 } },
  },
};
const idOf = (cell: Message | string | number): string | number => (typeof cell === 'object' ? cell.id : cell);

test('a model is as sure as it says, or so in words', () => {
  expect(sureness({ confidence: 0.7251, strength: null })).toEqual({
    id: 'balance.suggest.confidence',
    values: { percent: 73 },
  });
  expect(sureness({ confidence: 0.99, strength: 'medium' }).id).toBe('balance.suggest.strength.medium');
});

test('made-up posts are named as such', () => {
  const on = (confirmed: number, synthetic: number, isStarter = false): string =>
    trainedOn({ version: 'x', kind: 'regression', isStarter, trainedOn: { confirmed, synthetic }, until: null }).id;
  expect([on(0, 240, true), on(40, 240), on(100, 0)]).toEqual(
    ['starter', 'trainedOnBoth', 'trainedOn'].map((key) => `balance.suggest.${key}`),
  );
});

test('every outcome of a training has its words', () => {
  const problems = ['themes', 'failed', 'stopped', 'silent'] as const;
  const outcomes = [
    { state: 'running', problem: null, replaces: false },
    ...[true, false].map((replaces) => ({ state: 'done', problem: null, replaces })),
    ...problems.map((problem) => ({ state: 'failed', problem, replaces: false })),
  ] as Parameters<typeof trainingWords>[0][];
  const ids = outcomes.map((outcome) => trainingWords(outcome).id);
  expect(new Set(ids).size).toBe(outcomes.length);
  expect(ids.filter((id) => !(id in en))).toEqual([]);
});

test('an evaluation is tables whose captions, columns and rows have their words', () => {
  const tables = evaluationTables(EVALUATION, ['甲', 'gone']);
  expect(tables.map(({ caption }) => caption.replace('models.table.', ''))).toEqual([
    ...['accuracy', 'compared', 'agreement', 'themes', 'confusion', 'reliability', 'coverage'],
  ]);
  for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
  const ids = tables.flatMap(({ columns, rows }) => [...columns, ...rows.flat()]).map(idOf);
  const keys = [
    ...ids.filter((id) => String(id).startsWith('balance.')),
    ...tables.map(({ caption }) => `balance.${caption}`),
  ];
  expect(keys.filter((key) => !(key in en))).toEqual([]);

  const rows = (caption: string) =>
    tables.find((table) => table.caption.endsWith(caption))?.rows.map((row) => row.map(idOf));
  expect(rows('accuracy')?.[0]?.slice(1)).toEqual([8, 6, '75%', '25% – 75%', 0.46]);
  expect(rows('agreement')?.map((row) => row.slice(1))).toEqual([
    [2, 0, 0, '–', '–'],
    [6, 4, 3, '75%', '30% – 95.4%'],
  ]);
  expect(rows('confusion')).toEqual([
    ['甲', 6, 2, 0],
    ['gone', 0, 0, 0],
  ]);
  expect(rows('reliability')).toEqual([['90% – 100%', 4, '95%', '75%']]);
  expect(rows('coverage')).toEqual([['50%', 4, '50%', '–']]);
  expect(evaluationTables({ ...EVALUATION, compared: null }, []).map(({ caption }) => caption)).not.toContain(
    'models.table.compared',
  );
});

test('a theme that is gone keeps its code', () => {
  expect(themeNames(['a', 'gone'], [{ code: 'a', name: '甲' }])).toEqual(['甲', 'gone']);
  expect([percent(null), percent(0.1234)]).toEqual(['–', '12.3%']);
});

test('what was chosen is told apart by whether a suggestion was seen', () => {
  const { columns, rows } = choicesTable({
    blind: { posts: 6, suggested: 5, agreed: 1, interval: { low: 0.0362, high: 0.6245 } },
    shown: { posts: 60, suggested: 50, agreed: 30, interval: null, taken: 20 },
  });
  expect(columns).toHaveLength(7);
  expect(rows.map((row) => row.slice(1))).toEqual([
    [6, 5, 1, '20%', '3.6% – 62.5%', '–'],
    [60, 50, 30, '60%', '–', 20],
  ]);
});
