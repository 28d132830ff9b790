/** When a level is signed, and when and by what it is rejected (F6). */
import { levelOf, played, type PanelPlay } from '../../../../../tests/model/panel-play';
import type { Level, Quorum } from './level';
import { panelState } from './panel-state';

const ALL = ['ann', 'bob', 'cai'];
const TWO_OF_THREE: Quorum = { kind: 'count', count: 2 };

function outcome(play: PanelPlay): string {
  const { status, why, closedBy } = play.state();
  return [status, why, closedBy].filter((word) => word !== null).join(' ');
}

describe('when a level is signed or rejected', () => {
  it.each<[string, Level, string[], string]>([
    // 或签: the first decision decides
    ['any', levelOf({ kind: 'any' }, ALL), [], 'open'],
    ['any', levelOf({ kind: 'any' }, ALL), ['bob approve'], 'signed bob'],
    ['any', levelOf({ kind: 'any' }, ALL), ['bob reject'], 'rejected one-reject bob'],
    ['any, counted', levelOf({ kind: 'any' }, ALL, { rejects: 'count' }), ['bob reject'], 'rejected one-reject bob'],
    // 会签: everybody; one reject ends it
    ['all', levelOf({ kind: 'all' }, ALL), ['cai approve', 'ann approve'], 'open'],
    ['all', levelOf({ kind: 'all' }, ALL), ['cai approve', 'ann approve', 'bob approve'], 'signed bob'],
    ['all', levelOf({ kind: 'all' }, ALL), ['cai approve', 'ann reject'], 'rejected one-reject ann'],
    ['all, counted', levelOf({ kind: 'all' }, ALL, { rejects: 'count' }), ['ann reject'], 'rejected count ann'],
    // k of n
    ['2 of 3', levelOf(TWO_OF_THREE, ALL), ['cai approve'], 'open'],
    ['2 of 3', levelOf(TWO_OF_THREE, ALL), ['cai approve', 'ann approve'], 'signed ann'],
    ['2 of 3', levelOf(TWO_OF_THREE, ALL), ['cai approve', 'ann reject'], 'rejected one-reject ann'],
    ['2 of 3, counted', levelOf(TWO_OF_THREE, ALL, { rejects: 'count' }), ['ann reject'], 'open'],
    [
      '2 of 3, counted',
      levelOf(TWO_OF_THREE, ALL, { rejects: 'count' }),
      ['ann reject', 'cai approve', 'bob approve'],
      'signed bob',
    ],
    [
      '2 of 3, counted',
      levelOf(TWO_OF_THREE, ALL, { rejects: 'count' }),
      ['ann reject', 'cai approve', 'bob reject'],
      'rejected count bob',
    ],
    [
      '2 of 3, out of reach before all have voted',
      levelOf(TWO_OF_THREE, ALL, { rejects: 'count' }),
      ['ann reject', 'cai reject'],
      'rejected count cai',
    ],
    // a share, rounded up: 51 % of 3 are 2
    ['51 % of 3', levelOf({ kind: 'ratio', percent: 51 }, ALL), ['ann approve'], 'open'],
    ['51 % of 3', levelOf({ kind: 'ratio', percent: 51 }, ALL), ['ann approve', 'bob approve'], 'signed bob'],
    [
      '67 % of 3, counted: all are needed',
      levelOf({ kind: 'ratio', percent: 67 }, ALL, { rejects: 'count' }),
      ['ann approve', 'bob approve', 'cai reject'],
      'rejected count cai',
    ],
    // 依次
    ['ordered', levelOf({ kind: 'ordered' }, ALL), ['ann approve', 'bob approve'], 'open'],
    ['ordered', levelOf({ kind: 'ordered' }, ALL), ['ann approve', 'bob approve', 'cai approve'], 'signed cai'],
    ['ordered', levelOf({ kind: 'ordered' }, ALL), ['ann approve', 'bob reject'], 'rejected one-reject bob'],
    // vetoers
    ['a veto', levelOf(TWO_OF_THREE, ALL, { rejects: 'count', vetoers: ['bob'] }), ['bob reject'], 'rejected veto bob'],
    [
      'a vote beside a vetoer',
      levelOf(TWO_OF_THREE, ALL, { rejects: 'count', vetoers: ['bob'] }),
      ['ann reject'],
      'open',
    ],
    [
      'a veto where one reject does',
      levelOf(TWO_OF_THREE, ALL, { vetoers: ['bob'] }),
      ['bob reject'],
      'rejected veto bob',
    ],
    [
      'a veto out of turn',
      levelOf({ kind: 'ordered' }, ALL, { rejects: 'count', vetoers: ['cai'] }),
      ['cai reject'],
      'rejected veto cai',
    ],
  ])('%s', (_, level, lines, expected) => expect(outcome(played(level, lines))).toBe(expected));

  it('closes the tasks of the others and says by whom', () => {
    const play = played(levelOf({ kind: 'any' }, ALL), ['bob approve']);
    expect(play.seats()).toEqual({ s1: 'closed', s2: 'approved', s3: 'closed' });
    expect(play.state().seats.map(({ closedBy }) => closedBy)).toEqual(['bob', null, 'bob']);
    expect(play.told('ann approve')?.details).toEqual({ by: 'name of bob' });
    expect(play.do('ann reject')).toBe('ALREADY_DECIDED');
    expect(outcome(play)).toBe('signed bob');
  });

  it('a panel of nobody waits for ever, it is neither signed nor rejected', () => {
    expect(outcome(played(levelOf({ kind: 'all' }, [])))).toBe('open');
    expect(played(levelOf({ kind: 'any' }, [])).state().isBlocked).toBe(true);
    const none = { level: 'l', rejects: 'end' as const, groups: [], seats: [] };
    expect(panelState(none, []).status).toBe('open');
  });
});

describe('extra signers', () => {
  const level = levelOf(TWO_OF_THREE, ALL, {
    rejects: 'count',
    vetoers: ['eve', 'cai'],
    extra: [
      {
        when: { facet: 'theme', values: ['safety'] },
        signers: ['dou', 'eve', 'fan'],
        quorum: { kind: 'count', count: 2 },
      },
      { when: { facet: 'channel', values: ['screen'] }, signers: ['gao', 'han'], quorum: { kind: 'any' } },
    ],
  });
  const facets = { theme: ['safety'], channel: ['screen'] };
  const at = (...lines: string[]): PanelPlay => played(level, lines, {}, facets);

  it('sign in parallel, every group by its own quorum', () => {
    expect(at().turn()).toEqual(['ann', 'bob', 'cai', 'dou', 'eve', 'fan', 'gao', 'han']);
    const play = at('han approve', 'dou approve', 'bob approve', 'eve approve');
    expect(outcome(play)).toBe('open');
    expect(play.state().groups).toEqual([
      { key: 'own', size: 3, needed: 2, approvals: 1, rejections: 0, status: 'open' },
      { key: 'extra-1', size: 3, needed: 2, approvals: 2, rejections: 0, status: 'signed' },
      { key: 'extra-2', size: 2, needed: 1, approvals: 1, rejections: 0, status: 'signed' },
    ]);
    expect(play.turn()).toEqual(['ann', 'cai']);
    expect(play.do('ann approve')).toBeNull();
    expect(outcome(play)).toBe('signed ann');
  });

  it('are nobody on a document of another kind', () => {
    const play = played(level, ['ann approve', 'bob approve'], {}, { theme: ['party'], channel: ['website'] });
    expect(outcome(play)).toBe('signed bob');
  });

  it('close the tasks of their own group only', () => {
    const play = at('gao approve');
    expect(play.told('han approve')?.details).toEqual({ by: 'name of gao' });
    expect(play.told('han reject')?.details).toEqual({ by: 'name of gao' });
    expect(outcome(play)).toBe('open');
  });

  it.each<[string, string[], string]>([
    ['their group can no longer be met', ['dou reject', 'fan reject'], 'rejected count fan'],
    ['the first of theirs who decides rejects', ['gao reject'], 'rejected one-reject gao'],
    ['one of theirs has a veto', ['eve reject'], 'rejected veto eve'],
    ['a group was lost where others were won', ['ann approve', 'bob approve', 'gao reject'], 'rejected one-reject gao'],
  ])('reject the level when %s', (_, lines, expected) => expect(outcome(at(...lines))).toBe(expected));

  it('a veto goes on until the level closes, though the own group has enough', () => {
    const play = at('ann approve', 'bob approve');
    expect(play.seats().s3).toBe('closed');
    expect(play.do('cai approve')).toBe('ALREADY_DECIDED');
    expect(play.do('cai reject')).toBeNull();
    expect(outcome(play)).toBe('rejected veto cai');
  });
});

describe('A6.1: two of three, in every order', () => {
  const orders = (acts: readonly string[]): string[][] =>
    acts.length === 0
      ? [[]]
      : acts.flatMap((act, index) => orders(acts.filter((_, other) => other !== index)).map((rest) => [act, ...rest]));
  const run = (level: Level, order: string[]) => {
    const play = played(level);
    const codes = order.map((line) => play.do(line));
    return { play, codes, outcome: outcome(play) };
  };
  const ACTS = ['ann approve', 'bob approve', 'cai reject'];

  it('a reject ends the level unless two have approved before', () => {
    expect(
      Object.fromEntries(
        orders(ACTS).map((order) => [order.join(', '), run(levelOf(TWO_OF_THREE, ALL), order).outcome]),
      ),
    ).toEqual({
      'ann approve, bob approve, cai reject': 'signed bob',
      'ann approve, cai reject, bob approve': 'rejected one-reject cai',
      'bob approve, ann approve, cai reject': 'signed ann',
      'bob approve, cai reject, ann approve': 'rejected one-reject cai',
      'cai reject, ann approve, bob approve': 'rejected one-reject cai',
      'cai reject, bob approve, ann approve': 'rejected one-reject cai',
    });
  });

  it('a counted reject is outvoted in every order', () => {
    const level = levelOf(TWO_OF_THREE, ALL, { rejects: 'count' });
    for (const order of orders(ACTS)) {
      const second = order.filter((line) => line.endsWith('approve'))[1]?.split(' ')[0];
      expect(run(level, order).outcome).toBe(`signed ${second}`);
    }
  });

  it('a veto wins if it comes before the level is closed, and is told that it lost if not', () => {
    const level = levelOf(TWO_OF_THREE, ALL, { rejects: 'count', vetoers: ['cai'] });
    for (const order of orders(ACTS)) {
      const isLate = order[2] === 'cai reject';
      const { codes, outcome: end } = run(level, order);
      expect(end).toBe(isLate ? `signed ${order[1]?.split(' ')[0]}` : 'rejected veto cai');
      expect(codes.filter((code) => code !== null)).toEqual(
        order[1] === 'cai reject' || isLate ? ['ALREADY_DECIDED'] : ['ALREADY_DECIDED', 'ALREADY_DECIDED'],
      );
    }
  });

  it('and the same on 1,000 replays of each order', () => {
    for (const extra of [{}, { rejects: 'count' as const }, { rejects: 'count' as const, vetoers: ['cai'] }])
      for (const order of orders(ACTS)) {
        const { play, outcome: end } = run(levelOf(TWO_OF_THREE, ALL, extra), order);
        const ends = new Set(Array.from({ length: 1000 }, () => outcome(play)));
        expect([...ends]).toEqual([end]);
      }
  });
});
