import type { WorkflowTemplate } from '../api/workflows';
import {
  conditionsOf,
  faultAt,
  faultyLevels,
  fromTemplate,
  moved,
  namedOn,
  quorumOf,
  toDefinition,
  withChangedLevel,
  withLevel,
  withMovedLevel,
  withoutLevel,
  type Draft,
} from './workflow-draft';

const level = (key: string, ...signers: string[]) => ({ key, name: key, signers, quorum: { kind: 'any' as const } });
const draft: Draft = { name: '流程', levels: [level('a', 'ann', 'bob'), level('level-2', 'cai')], recallRoles: [] };
const keys = ({ levels }: Draft) => levels.map(({ key }) => key);

it('levels come, go and move; each has a key of its own', () => {
  expect(keys(withLevel(draft, '新'))).toEqual(['a', 'level-2', 'level-3']);
  expect(keys(withLevel(withoutLevel(draft, 0), '新'))).toEqual(['level-2', 'level-3']);
  expect(keys(withoutLevel(draft, 1))).toEqual(['a']);
  expect(keys(withMovedLevel(draft, 1, -1))).toEqual(['level-2', 'a']);
  expect(moved(['x', 'y'], 0, -1)).toEqual(['x', 'y']);
  expect(moved(['x', 'y'], 1, 1)).toEqual(['x', 'y']);
});

it('who signs no more has no veto any more, and what says nothing is left out', () => {
  const veto = withChangedLevel(draft, 0, { vetoers: ['ann', 'bob'], rejects: 'count' });
  expect(veto.levels[0]).toMatchObject({ vetoers: ['ann', 'bob'], rejects: 'count' });
  const less = withChangedLevel(veto, 0, { signers: ['bob'] });
  expect(less.levels[0]).toMatchObject({ signers: ['bob'], vetoers: ['bob'] });
  expect(
    withChangedLevel(less, 0, { vetoers: [], rejects: 'end', extra: [], clock: undefined }).levels[0],
  ).toStrictEqual({
    ...level('a', 'bob'),
  });
  expect(veto.levels[1]).toBe(draft.levels[1]);
});

it('a template is a workflow that asks for people', () => {
  const template: WorkflowTemplate = {
    key: 't',
    name: '紧急',
    about: '',
    levels: [{ key: 'final', name: '终审', quorum: { kind: 'any' }, who: '领导' }],
    breakGlass: { reviewHours: 24 },
  };
  expect(toDefinition(fromTemplate(template))).toStrictEqual({
    name: '紧急',
    levels: [{ key: 'final', name: '终审', quorum: { kind: 'any' }, signers: [] }],
    recallRoles: ['strapi-super-admin'],
    breakGlass: { signers: [], reviewHours: 24 },
  });
});

it('a new quorum can be met', () => {
  expect([quorumOf('count', 1), quorumOf('count', 5), quorumOf('count', 0)]).toEqual([
    { kind: 'count', count: 1 },
    { kind: 'count', count: 2 },
    { kind: 'count', count: 1 },
  ]);
  expect([quorumOf('ratio', 3), quorumOf('ordered', 3)]).toEqual([{ kind: 'ratio', percent: 50 }, { kind: 'ordered' }]);
});

it('reads one condition or several, and everybody a level names', () => {
  const when = { facet: 'theme', values: ['x'] };
  const extra = { when, signers: ['dou', 'ann'], quorum: { kind: 'all' as const } };
  expect([conditionsOf(extra), conditionsOf({ ...extra, when: [when, when] })]).toEqual([[when], [when, when]]);
  expect(namedOn({ ...level('a', 'ann', 'bob'), extra: [extra] })).toEqual(['ann', 'bob', 'dou']);
});

it('finds a fault beside its field, or anywhere below a list', () => {
  const faults = [
    { path: 'levels.1.signers.0', reason: '没有这个人' },
    { path: 'levels.12.quorum', reason: '不够' },
  ];
  expect(faultAt(faults, 'levels.1.signers')).toBeUndefined();
  expect(faultAt(faults, 'levels.1.signers', true)).toBe('没有这个人');
  expect(faultAt(faults, 'levels.1', true)).toBe('没有这个人');
  expect(faultAt(faults, 'levels.12.quorum')).toBe('不够');
  expect([...faultyLevels(faults)]).toEqual([1, 12]);
});
