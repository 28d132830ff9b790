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
  expect(faultsOf(substituted(plain, 'ann', 'eve'))).toEqual([]);
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

  it('leaves somebody for every level', () => {
    expect(fault(workflow([level('a', ['ann']), level('b', ['bob'])]))).toContain('“第b审”就没有人签了');
    expect(fault(workflow([level('a', ['ann']), level('b', ['bob', 'cai'])]))).toBeUndefined();
    // What could not be filled before is no fault of the substitute's.
    expect(fault(workflow([level('a', ['ann']), level('b', ['cai']), level('c', ['cai'])]))).toBeUndefined();
  });
});
