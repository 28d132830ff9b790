import { conditionsOf, neededOf, panelFaults, type ExtraSigners, type Level, type Quorum } from './level';
import { faultsOf, neededSignatures } from './workflow';

const level = (extra: Partial<Level> = {}): Level => ({
  key: 'l',
  name: '一审',
  signers: ['ann', 'bob', 'cai'],
  quorum: { kind: 'any' },
  ...extra,
});
const safety = (extra: Partial<ExtraSigners> = {}): ExtraSigners => ({
  when: { facet: 'theme', values: ['safety'] },
  signers: ['dou', 'eve'],
  quorum: { kind: 'all' },
  ...extra,
});
const faults = (one: Level) => panelFaults(one, 'levels.0');
const inEnglish = (one: Level) => faults(one).map(({ path, reason }) => ({ path, reason: reason.en }));

describe('neededOf', () => {
  it.each<[Quorum, number, number]>([
    [{ kind: 'any' }, 3, 1],
    [{ kind: 'all' }, 3, 3],
    [{ kind: 'ordered' }, 3, 3],
    [{ kind: 'count', count: 2 }, 3, 2],
    [{ kind: 'ratio', percent: 1 }, 3, 1],
    [{ kind: 'ratio', percent: 33 }, 3, 1],
    [{ kind: 'ratio', percent: 34 }, 3, 2],
    [{ kind: 'ratio', percent: 50 }, 4, 2],
    [{ kind: 'ratio', percent: 51 }, 4, 3],
    [{ kind: 'ratio', percent: 66 }, 3, 2],
    [{ kind: 'ratio', percent: 67 }, 3, 3],
    [{ kind: 'ratio', percent: 100 }, 7, 7],
    [{ kind: 'ratio', percent: 29 }, 100, 29],
    [{ kind: 'ratio', percent: 57 }, 100, 57],
  ])('%j of %i is %i', (quorum, size, needed) => expect(neededOf(quorum, size)).toBe(needed));

  it('rounds up for every per cent and size, as counted by hand', () => {
    for (let size = 1; size <= 30; size += 1)
      for (let percent = 1; percent <= 100; percent += 1) {
        let people = 0;
        while (people * 100 < size * percent) people += 1;
        expect([size, percent, neededOf({ kind: 'ratio', percent }, size)]).toEqual([size, percent, people]);
      }
  });

  it('is never nobody, whatever the definition says', () => {
    for (const quorum of [
      { kind: 'all' },
      { kind: 'ordered' },
      { kind: 'count', count: 0 },
      { kind: 'count', count: -1 },
      { kind: 'ratio', percent: 0 },
      { kind: 'ratio', percent: 50 },
    ] as Quorum[])
      expect(neededOf(quorum, 0)).toBe(1);
  });
});

describe('definitions', () => {
  it('means the same as before for every level there was', () => {
    const before: Level[] = [
      { key: 'a', name: 'a', signers: ['x'], quorum: { kind: 'any' } },
      { key: 'b', name: 'b', signers: ['x', 'y', 'z'], quorum: { kind: 'all' } },
      { key: 'c', name: 'c', signers: ['x', 'y', 'z'], quorum: { kind: 'count', count: 2 } },
    ];
    for (const one of before) {
      expect(neededOf(one.quorum, one.signers.length)).toBe(neededSignatures(one));
      expect(faults(one)).toStrictEqual([]);
    }
  });

  it('finds in a level what was found before, by the same path and in the same words', () => {
    const wrong: Level[] = [
      { key: 'a', name: 'a', signers: [], quorum: { kind: 'any' } },
      { key: 'a', name: 'a', signers: [], quorum: { kind: 'all' } },
      { key: 'a', name: 'a', signers: ['x', 'x'], quorum: { kind: 'any' } },
      { key: 'a', name: 'a', signers: ['x'], quorum: { kind: 'count', count: 2 } },
      { key: 'a', name: 'a', signers: ['x'], quorum: { kind: 'count', count: 0 } },
    ];
    for (const one of wrong) {
      expect(faults(one)).not.toStrictEqual([]);
      expect(faults(one)).toEqual(faultsOf({ key: 'w', version: 1, name: 'w', levels: [one], recallRoles: [] }));
    }
  });

  it('takes every kind of quorum, vetoers, counted rejects and extra signers', () => {
    const quorums: Quorum[] = [
      { kind: 'any' },
      { kind: 'all' },
      { kind: 'count', count: 3 },
      { kind: 'ratio', percent: 1 },
      { kind: 'ratio', percent: 100 },
      { kind: 'ordered' },
    ];
    for (const quorum of quorums)
      for (const rejects of ['end', 'count'] as const)
        expect(faults(level({ quorum, rejects, vetoers: ['ann', 'eve'], extra: [safety()] }))).toStrictEqual([]);
  });

  const CANNOT = 'cannot be met by the signers named';
  const PERCENT = 'a whole number of per cent from 1 to 100';
  it.each<[string, Partial<Level>, string, string]>([
    ['half a signature', { quorum: { kind: 'count', count: 1.5 } }, 'quorum', CANNOT],
    ['more than there are', { quorum: { kind: 'count', count: 4 } }, 'quorum', CANNOT],
    ['an order of nobody', { signers: [], quorum: { kind: 'ordered' } }, 'quorum', CANNOT],
    ['a share of nobody', { signers: [], quorum: { kind: 'ratio', percent: 50 } }, 'quorum', CANNOT],
    ['no per cent', { quorum: { kind: 'ratio', percent: 0 } }, 'quorum', PERCENT],
    ['too many per cent', { quorum: { kind: 'ratio', percent: 101 } }, 'quorum', PERCENT],
    ['a fraction of a per cent', { quorum: { kind: 'ratio', percent: 66.7 } }, 'quorum', PERCENT],
    [
      'an unknown quorum',
      { quorum: { kind: 'most' } as unknown as Quorum },
      'quorum',
      '`any`, `all`, `count`, `ratio` or `ordered`',
    ],
    ['an unknown rule', { rejects: 'maybe' as 'end' }, 'rejects', '`end` or `count`'],
    ['a stranger with a veto', { vetoers: ['ann', 'zoe'] }, 'vetoers.1', 'not a signer of this level'],
    ['a veto twice', { vetoers: ['ann', 'ann'] }, 'vetoers', 'a person is named twice'],
    ['no condition', { extra: [safety({ when: [] })] }, 'extra.0.when', 'at least one condition'],
    [
      'a condition without values',
      { extra: [safety({ when: { facet: 'topic', values: [] } })] },
      'extra.0.when.values',
      'at least one value',
    ],
    [
      'an unknown facet',
      { extra: [safety({ when: [{ facet: 'mood' as 'topic', values: ['a'] }] })] },
      'extra.0.when.0.facet',
      'one of theme, column, topic, channel, source, category',
    ],
    [
      'a value twice',
      {
        extra: [
          safety({
            when: [
              { facet: 'topic', values: ['a'] },
              { facet: 'theme', values: ['a', 'a'] },
            ],
          }),
        ],
      },
      'extra.0.when.1.values',
      'a value is named twice',
    ],
    ['extra signers who are none', { extra: [safety({ signers: [] })] }, 'extra.0.quorum', CANNOT],
    [
      'an extra signer twice',
      { extra: [safety({ signers: ['dou', 'dou'] })] },
      'extra.0.signers',
      'a person is named twice',
    ],
    [
      'a signer who would be two people',
      { extra: [safety({ signers: ['ann', 'dou'] })] },
      'extra.0.signers',
      'a person is named in another group of this level; give one group both conditions instead',
    ],
    [
      'an extra signer who would be two people',
      { extra: [safety(), safety({ signers: ['fan', 'eve'] })] },
      'extra.1.signers',
      'a person is named in another group of this level; give one group both conditions instead',
    ],
  ])('finds %s', (_, extra, path, reason) =>
    expect(inEnglish(level(extra))).toEqual([{ path: `levels.0.${path}`, reason }]),
  );

  it('reads one condition or several', () => {
    const one = { facet: 'theme' as const, values: ['safety'] };
    expect([conditionsOf({ when: one }), conditionsOf({ when: [one, one] })]).toEqual([[one], [one, one]]);
  });
});
