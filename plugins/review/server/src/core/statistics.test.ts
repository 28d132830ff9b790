import { nearestRank, recallCategory, recallFigures, shownSpans } from './statistics';

describe('nearest rank', () => {
  it.each([
    [[], 50, null],
    [[7], 50, 7],
    [[7], 90, 7],
    [[4, 1, 3, 2], 50, 2],
    [[1, 2, 3], 50, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90, 10],
    [[1, 2, 3], 100, 3],
  ])('of %j at %i %% is %p', (values, percent, expected) => expect(nearestRank(values, percent)).toBe(expected));
});

test('of fewer than three only the count is told', () => {
  const span = { group: 'a', median: 5, p90: 9 };
  expect(
    shownSpans([
      { ...span, count: 3 },
      { ...span, count: 2 },
    ]),
  ).toEqual([
    { group: 'a', count: 3, median: 5, p90: 9 },
    { group: 'a', count: 2, median: null, p90: null },
  ]);
});

describe('a recall’s reason', () => {
  it.each([
    ['错别字', 'error'],
    ['产值数据有误', 'error'],
    ['Wrong figure', 'error'],
    ['误用他人肖像，个人信息错误', 'privacy'],
    ['转载稿侵权', 'rights'],
    ['上级要求撤稿', 'instruction'],
    ['活动延期', 'outdated'],
    ['与昨天的稿件重复', 'duplicate'],
    ['张三说撤', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('%s is %s', (reason, category) => expect(recallCategory(reason)).toBe(category));
});

describe('recalls in numbers', () => {
  const recall = (reason: string, milliseconds: number | null, removed: number, open = 0) => ({
    ...{ reason, milliseconds, removed, open },
  });

  it('count what is confirmed, what is not, and of what nothing was heard', () => {
    const recalls = [
      ...[recall('错字', 2000, 2), recall('错字', 9000, 1), recall('过期', 5000, 3, 1), recall('过期', null, 0)],
    ];
    expect(recallFigures(recalls)).toEqual({
      ...{ count: 4, confirmed: 2, unconfirmed: 1, openPlaces: 1, silent: 1, median: 2000, longest: 9000 },
      categories: [
        { category: 'outdated', count: 2 },
        { category: 'error', count: 2 },
      ],
    });
  });

  it('are not told apart when they are fewer than three', () => {
    expect(recallFigures([recall('错字', 1, 1), recall('过期', 1, 1)]).categories).toEqual([]);
  });

  it('may be none', () => {
    expect(recallFigures([])).toMatchObject({ count: 0, categories: [], median: null, longest: null });
  });
});
