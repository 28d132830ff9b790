import { substituted, substitutionFault } from './substitution';
import { faultsOf, type Level, type Workflow } from './workflow';

const level = (key: string, signers: string[], extra: Partial<Level> = {}): Level => ({
  key,
  name: `第${key}审`,
  signers,
  quorum: { kind: 'any' },
  ...extra,
});
const workflow = (levels: Level[], extra: Partial<Workflow> = {}): Workflow => ({
  ...{ key: 'w', version: 1, name: '流程', levels, recallRoles: [] },
  ...extra,
});

it('somebody stands wherever the other stood, and nothing else changes', () => {
  const before = workflow(
    [
      level('a', ['ann', 'bob'], {
        vetoers: ['ann'],
        extra: [{ when: { facet: 'topic', values: ['x'] }, signers: ['cai'], quorum: { kind: 'all' } }],
        clock: { limitMinutes: 60, escalation: { to: 'ann', afterMinutes: 5 } },
      }),
      level('b', ['cai', 'dou'], { extra: [{ when: [], signers: ['ann'], quorum: { kind: 'any' } }] }),
    ],
    { breakGlass: { signers: ['ann', 'bob'], reviewHours: 2 } },
  );
  const after = substituted(before, 'ann', 'eve');
  expect(after).toStrictEqual(JSON.parse(JSON.stringify(before).replaceAll('"ann"', '"eve"')));
  expect(substituted(before, 'nobody', 'eve')).toStrictEqual(before);
  const plain = workflow([level('a', ['ann'])]);
  expect(substituted(plain, 'ann', 'eve')).toStrictEqual(workflow([level('a', ['eve'])]));
  expect(faultsOf(substituted(plain, 'ann', 'eve'))).toStrictEqual([]);
});

describe('a substitute', () => {
  const fault = (one: Workflow) => substitutionFault(one, 'ann', 'bob')?.zh;

  it('is somebody else than those who sign the level already', () => {
    expect(fault(workflow([level('a', ['ann', 'bob'])]))).toContain('“第a审”');
    const extra = [{ when: [], signers: ['bob'], quorum: { kind: 'any' as const } }];
    expect(fault(workflow([level('a', ['ann'], { extra })]))).toContain('一人顶两人');
    expect(
      fault(workflow([level('a', ['cai'])], { breakGlass: { signers: ['ann', 'bob'], reviewHours: 1 } })),
    ).toContain('紧急签发');
    expect(fault(workflow([level('a', ['ann', 'cai'])]))).toBeUndefined();
  });

  it('is refused in words that say why, in both languages', () => {
    const words = (one: Workflow) => substitutionFault(one, 'ann', 'bob');
    expect(words(workflow([level('a', ['ann', 'bob'])]))).toEqual({
      zh: '此人已是流程“流程”的“第a审”签审人，不能一人顶两人。',
      en: 'They sign level “第a审” of workflow “流程” already and cannot stand for two.',
    });
    const breakGlass = { signers: ['ann', 'bob'], reviewHours: 1 };
    expect(words(workflow([level('a', ['cai'])], { breakGlass }))).toEqual({
      zh: '此人已在流程“流程”的紧急签发名单中，不能一人顶两人。',
      en: 'They are named for emergencies in workflow “流程” already and cannot stand for two.',
    });
    expect(words(workflow([level('a', ['ann']), level('b', ['bob'])]))).toEqual({
      zh: '此人还要签流程“流程”的另一级，“第b审”就没有人签了。',
      en: 'They sign another level of workflow “流程”, and nobody would be left for “第b审”.',
    });
  });

  it('changes nothing of a clock that tells no superior', () => {
    const timed = workflow([level('a', ['ann'], { clock: { limitMinutes: 60, escalation: null } })]);
    expect(substituted(timed, 'ann', 'eve').levels[0]?.clock).toEqual({ limitMinutes: 60, escalation: null });
  });

  it('leaves somebody for every level', () => {
    expect(fault(workflow([level('a', ['ann']), level('b', ['bob'])]))).toContain('“第b审”就没有人签了');
    expect(fault(workflow([level('a', ['ann']), level('b', ['bob', 'cai'])]))).toBeUndefined();
    // What could not be filled before is no fault of the substitute's.
    expect(fault(workflow([level('a', ['ann']), level('b', ['cai']), level('c', ['cai'])]))).toBeUndefined();
  });
});
