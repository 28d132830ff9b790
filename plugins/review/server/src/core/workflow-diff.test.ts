import { definitionChanges, type DefinitionChange } from './workflow-diff';
import type { Level, Workflow } from './workflow';

type Definition = Omit<Workflow, 'version'>;

const level = (key: string, signers: string[], extra: Partial<Level> = {}): Level => ({
  key,
  name: `第${key}审`,
  signers,
  quorum: { kind: 'any' },
  ...extra,
});
const define = (levels: Level[], extra: Partial<Definition> = {}): Definition => ({
  key: 'w',
  name: '流程',
  levels,
  recallRoles: [],
  ...extra,
});
const named = (key: string) => ({ key, name: `第${key}审` });
const [a, b, c] = [level('a', ['ann']), level('b', ['bob']), level('c', ['cai'])] as const;

it.each<[string, Definition, Definition, DefinitionChange[]]>([
  ['nothing', define([a, b]), define([a, b]), []],
  ['a new name', define([a]), define([a], { name: '新' }), [{ kind: 'renamed', before: '流程', after: '新' }]],
  ['a level less', define([a, b, c]), define([a, c]), [{ kind: 'level-removed', level: named('b') }]],
  ['a level more', define([a]), define([b, a]), [{ kind: 'level-added', level: named('b') }]],
  [
    'another order',
    define([a, b, c]),
    define([c, a]),
    [
      { kind: 'level-removed', level: named('b') },
      { kind: 'order-changed', before: [named('a'), named('c')], after: [named('c'), named('a')] },
    ],
  ],
  [
    'a level’s name',
    define([a]),
    define([{ ...a, name: '一' }]),
    [{ kind: 'level-renamed', level: named('a'), after: '一' }],
  ],
  [
    'other signers',
    define([level('a', ['ann', 'bob'])]),
    define([level('a', ['bob', 'cai'])]),
    [
      { kind: 'signers-added', level: named('a'), people: ['cai'] },
      { kind: 'signers-removed', level: named('a'), people: ['ann'] },
    ],
  ],
  [
    'the order of signers',
    define([level('a', ['ann', 'bob'])]),
    define([level('a', ['bob', 'ann'])]),
    [{ kind: 'signers-reordered', level: named('a'), people: ['bob', 'ann'] }],
  ],
  [
    'the quorum and what was not said before',
    define([level('a', ['ann', 'bob'], { rejects: 'end', vetoers: [] })]),
    define([level('a', ['ann', 'bob'], { quorum: { kind: 'all' }, extra: [] })]),
    [{ kind: 'rule-changed', level: named('a'), member: 'quorum', before: { kind: 'any' }, after: { kind: 'all' } }],
  ],
  [
    'members that this version does not know',
    define([{ ...a, mood: 'good' } as Level]),
    define([a], { breakGlass: { signers: ['ann', 'bob'], reviewHours: 1 } }),
    [
      { kind: 'rule-changed', level: named('a'), member: 'mood', before: 'good', after: null },
      {
        kind: 'workflow-rule-changed',
        member: 'breakGlass',
        before: null,
        after: { signers: ['ann', 'bob'], reviewHours: 1 },
      },
    ],
  ],
  [
    'how rejects count, a value of the default elsewhere, rules in the order of their names',
    define([level('a', ['ann'], { quorum: { kind: 'all' }, rejects: 'count', ...{ mood: 'end' } })]),
    define([level('a', ['ann'], { clock: { limitMinutes: 5, escalation: null } })]),
    [
      {
        ...{ kind: 'rule-changed', level: named('a'), member: 'clock' },
        ...{ before: null, after: { limitMinutes: 5, escalation: null } },
      },
      { kind: 'rule-changed', level: named('a'), member: 'mood', before: 'end', after: null },
      { kind: 'rule-changed', level: named('a'), member: 'quorum', before: { kind: 'all' }, after: { kind: 'any' } },
      { kind: 'rule-changed', level: named('a'), member: 'rejects', before: 'count', after: null },
    ],
  ],
  ['no rule in the key of the workflow', define([a]), define([a], { key: 'v' }), []],
])('finds %s', (_, before, after, changes) => expect(definitionChanges(before, after)).toStrictEqual(changes));
