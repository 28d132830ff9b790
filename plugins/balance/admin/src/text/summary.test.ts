import type { ChannelReading, Level } from '../api/types';
import { historyDescription, isDrawn, stackItems, summaryOf } from './summary';

const theme = (name: string, count: number, gap: number, level: Level = 'ok') => ({
  ...{ code: name.toLowerCase(), name, target: 25, share: 0.125, count, gap, level },
});
const reading = (more: Partial<ChannelReading>): ChannelReading => ({
  ...{ channel: 'website', name: '官方网站', weight: 1, from: '', to: '', targetsFrom: null },
  ...{ n: 20, unlabelled: 0, index: 80, best: 100, tolerance: 5, distance: 0.1 },
  themes: [theme('A', 12, -4), theme('B', 2, 3, 'watch'), theme('C', 1, 4.005, 'clear')],
  ...{ plan: [{ code: 'c', posts: 5 }], reachable: true, trend: null },
  ...{ seconds: null, positions: null },
  ...more,
});
const said = (more: Partial<ChannelReading>) => {
  const { id, items } = summaryOf(reading(more));
  return [id.replace('balance.summary.', ''), ...items.map(({ values }) => `${values.name} ${values.posts}`)];
};

describe('a channel in one line', () => {
  it('names what lacks, most first', () => expect(said({})).toEqual(['lacking', 'C 4.01', 'B 3']));

  it('names the plan first where that is wanted, and there is one', () => {
    expect(summaryOf(reading({}), true).id).toBe('balance.summary.plan');
    expect(summaryOf(reading({ plan: [] }), true).id).toBe('balance.summary.lacking');
  });

  it('names the plan where something is only over', () =>
    expect(said({ themes: [theme('A', 15, -5), theme('C', 5, 0.5)] })).toEqual(['plan', 'C 5']));

  it('says that all is within the plan, or that nothing helps', () => {
    const even = { themes: [theme('A', 20, 0)], plan: [] };
    expect(said(even)).toEqual(['within']);
    expect(said({ ...even, reachable: false })).toEqual(['unreachable']);
  });

  it('gives numbers only for few posts, and says why there is nothing', () => {
    expect(said({ n: 3, themes: [theme('A', 2.3, 0), theme('B', 0.7, 0), theme('C', 0, 1)] })).toEqual([
      'few',
      'A 2.3',
      'B 0.7',
    ]);
    expect(said({ n: 0 })).toEqual(['empty']);
    expect(said({ n: 0, unlabelled: 2 })).toEqual(['onlyUnlabelled']);
    expect([4, 5].map((n) => isDrawn({ n }))).toEqual([false, true]);
  });
});

it('says the parts of a bar, and the course of the index', () => {
  expect(stackItems([theme('A', 1, 0)])[0]?.values).toEqual({ name: 'A', share: 12.5, target: 25 });
  const course = historyDescription([{ index: 70 }, { index: null }, { index: 90 }, { index: 85 }, { index: null }]);
  expect(course?.values).toEqual({ lowest: 70, highest: 90, last: 85 });
  expect(historyDescription([{ index: null }])).toBeNull();
});
