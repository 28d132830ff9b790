import { dutiesOf, dutyWords, isNamedIn, namedAt, type Standing } from './pending-duties';
import type { Level, Workflow } from './workflow';

const level = (key: string, signers: string[], extra: Partial<Level> = {}): Level => ({
  key,
  name: `第${key}审`,
  signers,
  quorum: { kind: 'any' },
  ...extra,
});
const workflow = (levels: Level[], extra: Partial<Workflow> = {}): Workflow => ({
  ...{ key: 'w', version: 3, name: '流程', levels, recallRoles: [] },
  ...extra,
});
const pinned = workflow([
  level('a', ['ann']),
  level('b', ['bob'], {
    extra: [{ when: { facet: 'topic', values: ['x'] }, signers: ['eve'], quorum: { kind: 'any' } }],
  }),
  level('c', ['cai']),
]);
const at = (index: number, title: string, waitingFor: string[], isSigned = false): Standing => ({
  workflow: pinned,
  level: index,
  isSigned,
  runs: [{ title, waitingFor }],
});

describe('duties in runs', () => {
  const levels = (person: string, standings: Standing[]) =>
    dutiesOf(person, standings, []).map((duty) => (duty.kind === 'runs' ? [duty.level.key, duty.runs] : []));

  it('are where the run waits for the person now, and where it will', () => {
    const standings = [at(0, '甲', ['ann']), at(1, '乙', ['bob', 'eve'])];
    expect(levels('ann', standings)).toEqual([['a', 1]]);
    expect(levels('bob', standings)).toEqual([['b', 2]]);
    expect(levels('eve', standings)).toEqual([['b', 2]]);
    expect(levels('cai', standings)).toEqual([['c', 2]]);
    expect(levels('dou', standings)).toStrictEqual([]);
  });

  it('are the tasks that were handed over, not those that are done', () => {
    expect(levels('dou', [at(1, '乙', ['dou'])])).toEqual([['b', 1]]);
    expect(levels('bob', [at(1, '乙', ['dou'])])).toStrictEqual([]);
  });

  it('end with the release, which somebody of the last level has to give', () => {
    expect(levels('cai', [at(2, '丙', ['cai'], true)])).toEqual([['c', 1]]);
    expect(levels('bob', [at(2, '丙', ['cai'], true)])).toStrictEqual([]);
    // Signed is signed: no level after it is still to come.
    expect(levels('cai', [at(1, '丙', ['bob'], true)])).toStrictEqual([]);
  });
});

it('the newest version of a workflow is a duty too, by levels, emergencies and as a superior', () => {
  const late = workflow([
    level('a', ['ann'], { clock: { limitMinutes: 60, escalation: { to: 'gao', afterMinutes: 0 } } }),
  ]);
  const glass = workflow([level('a', ['ann'])], { breakGlass: { signers: ['bob', 'cai'], reviewHours: 24 } });
  expect(dutiesOf('ann', [], [late])).toEqual([
    { kind: 'workflow', workflow: 'w', name: '流程', version: 3, levels: [{ key: 'a', name: '第a审' }] },
  ]);
  expect(dutiesOf('gao', [], [late])).toMatchObject([{ kind: 'workflow', levels: [] }]);
  expect(dutiesOf('bob', [], [glass])).toMatchObject([{ kind: 'workflow', levels: [] }]);
  expect([isNamedIn(pinned, 'eve'), isNamedIn(pinned, 'dou'), isNamedIn(glass, 'dou')]).toEqual([true, false, false]);
});

it('are said in words: three runs by name, the others by number', () => {
  const runs = ['甲', '乙', '丙', '丁'].map((title) => at(1, title, ['bob']));
  const words = dutyWords(dutiesOf('bob', runs, [pinned]));
  expect(words).toEqual({
    zh: '“第b审”待办 4 篇（《甲》《乙》《丙》等）；流程“流程”第 3 版的“第b审”',
    en: '4 run(s) at “第b审” (甲, 乙, 丙, …); workflow “流程”, version 3 (第b审)',
  });
  const glass = workflow([level('a', ['ann'])], { breakGlass: { signers: ['bob', 'cai'], reviewHours: 24 } });
  expect(dutyWords(dutiesOf('bob', [], [glass])).zh).toBe('流程“流程”第 3 版');
});

it('a workflow that does not name somebody is no duty of theirs, whatever limits its levels have', () => {
  const timed = workflow([level('a', ['ann'], { clock: { limitMinutes: 60, escalation: null } })]);
  expect([dutiesOf('dou', [], [pinned, timed]), isNamedIn(timed, 'dou')]).toEqual([[], false]);
  expect(pinned.levels.map(namedAt)).toStrictEqual([['ann'], ['bob', 'eve'], ['cai']]);
});

it('three runs are all named, and no level is said where none is', () => {
  const words = (...titles: string[]) =>
    dutyWords(
      dutiesOf(
        'bob',
        titles.map((title) => at(1, title, ['bob'])),
        [],
      ),
    );
  expect(words('甲')).toEqual({ zh: '“第b审”待办 1 篇（《甲》）', en: '1 run(s) at “第b审” (甲)' });
  expect(words('甲', '乙', '丙')).toEqual({
    zh: '“第b审”待办 3 篇（《甲》《乙》《丙》）',
    en: '3 run(s) at “第b审” (甲, 乙, 丙)',
  });
  const glass = workflow([level('a', ['ann'])], { breakGlass: { signers: ['bob', 'cai'], reviewHours: 24 } });
  expect(dutyWords(dutiesOf('bob', [], [glass])).en).toBe('workflow “流程”, version 3');
  const two = workflow([level('a', ['bob']), level('b', ['bob'])]);
  expect(dutyWords(dutiesOf('bob', [], [two]))).toEqual({
    zh: '流程“流程”第 3 版的“第a审”“第b审”',
    en: 'workflow “流程”, version 3 (第a审, 第b审)',
  });
});
