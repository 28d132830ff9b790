import type { Level } from './level';
import { groupLevels, panelFor } from './panel';
import { unfillableLevel } from './workflow';

const LEVEL: Level = {
  key: 'second',
  name: '复审',
  signers: ['ann', 'bob', 'cai'],
  quorum: { kind: 'ratio', percent: 60 },
  rejects: 'count',
  vetoers: ['bob', 'eve'],
  extra: [
    { when: { facet: 'theme', values: ['safety', 'fire'] }, signers: ['dou', 'eve'], quorum: { kind: 'all' } },
    {
      when: [
        { facet: 'channel', values: ['screen'] },
        { facet: 'category', values: ['secret'] },
      ],
      signers: ['fan'],
      quorum: { kind: 'any' },
    },
  ],
};
const NOTHING = { theme: [], channel: [], category: [] };

describe('panelFor', () => {
  it('seats the signers, with needed and denominator counted at the start', () =>
    expect(panelFor(LEVEL, NOTHING)).toEqual({
      level: 'second',
      rejects: 'count',
      groups: [{ key: 'own', kind: 'ratio', seats: ['s1', 's2', 's3'], size: 3, needed: 2, because: [] }],
      seats: [
        { id: 's1', person: 'ann', group: 'own', hasVeto: false },
        { id: 's2', person: 'bob', group: 'own', hasVeto: true },
        { id: 's3', person: 'cai', group: 'own', hasVeto: false },
      ],
    }));

  it('adds the groups whose condition is true, and says by which values', () => {
    const panel = panelFor(LEVEL, { theme: ['fire', 'party'], channel: ['website', 'screen'], category: ['typo'] });
    expect(panel.groups.slice(1)).toEqual([
      {
        key: 'extra-1',
        kind: 'all',
        seats: ['s4', 's5'],
        size: 2,
        needed: 2,
        because: [{ facet: 'theme', values: ['fire'] }],
      },
      {
        key: 'extra-2',
        kind: 'any',
        seats: ['s6'],
        size: 1,
        needed: 1,
        because: [{ facet: 'channel', values: ['screen'] }],
      },
    ]);
    expect(panel.seats.slice(3)).toEqual([
      { id: 's4', person: 'dou', group: 'extra-1', hasVeto: false },
      { id: 's5', person: 'eve', group: 'extra-1', hasVeto: true },
      { id: 's6', person: 'fan', group: 'extra-2', hasVeto: false },
    ]);
  });

  it.each<[string, Record<string, string[]>, string[]]>([
    ['nothing that is asked for', { ...NOTHING, theme: ['party'] }, ['own']],
    ['the second condition only', { ...NOTHING, category: ['secret'] }, ['own', 'extra-2']],
    ['an unknown theme: they are asked', { channel: [], category: [] }, ['own', 'extra-1']],
    ['an unknown category: they are asked', { theme: [], channel: [] }, ['own', 'extra-2']],
  ])('with %s', (_, facets, groups) => expect(panelFor(LEVEL, facets).groups.map(({ key }) => key)).toEqual(groups));

  it('names the unknown facet without a value', () =>
    expect(panelFor(LEVEL, { channel: [], category: [] }).groups[1]?.because).toEqual([
      { facet: 'theme', values: [] },
    ]));

  it('ends at the first reject unless told otherwise, and needs no extra signers', () => {
    const { rejects, groups } = panelFor({ key: 'l', name: 'l', signers: ['ann'], quorum: { kind: 'all' } }, {});
    expect([rejects, groups.length]).toEqual(['end', 1]);
  });

  it('seats a person once, and nobody at all without ever needing nobody', () => {
    const panel = panelFor({ key: 'l', name: 'l', signers: ['ann', 'ann'], quorum: { kind: 'all' } }, {});
    expect(panel.groups[0]).toMatchObject({ size: 1, needed: 1, seats: ['s1'] });
    const empty = panelFor({ key: 'l', name: 'l', signers: [], quorum: { kind: 'all' } }, {});
    expect(empty.groups[0]).toMatchObject({ size: 0, needed: 1 });
  });

  it('shares nothing with the definition', () => {
    const level = structuredClone(LEVEL);
    const panel = panelFor(level, { theme: ['fire'], channel: ['screen'] });
    const before = structuredClone(panel);
    level.signers.push('gao');
    Object.assign(level.quorum, { kind: 'any', percent: 1 });
    level.vetoers = [];
    for (const extra of level.extra ?? []) {
      extra.signers.length = 0;
      for (const condition of [extra.when].flat()) condition.values.length = 0;
    }
    expect(panel).toEqual(before);
  });
});

it('each group is a level of its own for the question whether everything can be signed', () => {
  const levels = groupLevels(panelFor(LEVEL, { ...NOTHING, theme: ['fire'] }), '复审');
  expect(levels).toEqual([
    { key: 'second', name: '复审', signers: ['ann', 'bob', 'cai'], quorum: { kind: 'count', count: 2 } },
    { key: 'second', name: '复审', signers: ['dou', 'eve'], quorum: { kind: 'count', count: 2 } },
  ]);
  expect(unfillableLevel(levels, new Set(['ann', 'bob', 'dou', 'eve']))).toBeNull();
  expect(unfillableLevel(levels, new Set(['ann', 'bob', 'cai', 'dou']))).toBe(1);
});
