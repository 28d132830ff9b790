import type { ChannelReading } from '../api/types';
import { closedSentence } from './closed';

const theme = (code: string, count: number) => ({
  ...{ code, name: code.toUpperCase(), count, target: 50, share: 0, gap: 0, level: 'ok' as const },
});
const reading = (closed: ChannelReading['closed']): ChannelReading => ({
  ...{ channel: 'website', name: '官方网站', weight: 1, from: '', to: '', targetsFrom: null, tolerance: 5 },
  ...{ n: 3, unlabelled: 0, index: 83.33, best: 83.33, distance: 0, plan: [], reachable: true, trend: null },
  ...{ seconds: null, positions: null },
  themes: [theme('a', 1), theme('b', 2)],
  ...(closed === undefined ? {} : { closed }),
});
const then = (a: number, b: number, more: { code: string; count: number }[] = []) => ({
  ...{ at: '', n: a + b, index: 75 },
  themes: [{ code: 'a', count: a }, { code: 'b', count: b }, ...more], // prettier-ignore
});

describe('a closed month', () => {
  it('says nothing while it is open', () => {
    expect(closedSentence(reading(undefined), 'x')).toBeNull();
    expect(closedSentence(reading(null), 'x')).toBeNull();
  });

  it('is the same as at its close', () =>
    expect(closedSentence(reading(then(1, 2)), '11月1日')).toEqual({
      id: 'balance.closed.same',
      values: { at: '11月1日' },
      items: [],
    }));

  it('names what has changed since, a removed theme among it', () => {
    const said = closedSentence(reading(then(2, 2, [{ code: 'gone', count: 1 }])), '11月1日');
    expect(said?.values).toEqual({ at: '11月1日', n: 4, now: 3, index: 75, indexNow: 83.33 });
    expect(said?.items.map(({ values }) => `${values.name} ${values.then} ${values.now}`)).toEqual([
      'A 2 1',
      'gone 1 0',
    ]);
  });
});
