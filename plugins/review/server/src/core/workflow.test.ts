import { BREAK_GLASS_PEOPLE, faultsOf, neededSignatures, unfillableLevel, type Level, type Workflow } from './workflow';

const level = (key: string, signers: string[], quorum: Level['quorum'] = { kind: 'any' }): Level => ({
  key,
  name: key,
  signers,
  quorum,
});
const inEnglish = (definition: Workflow) =>
  faultsOf(definition).map(({ path, reason }) => ({ path, reason: reason.en }));
const workflow = (levels: Level[]): Workflow => ({ key: 'w', version: 1, name: 'w', levels, recallRoles: [] });

describe('workflow definitions', () => {
  it('accepts the three levels', () =>
    expect(faultsOf(workflow([level('a', ['x']), level('b', ['y']), level('c', ['z'])]))).toStrictEqual([]));

  it.each<[string, Workflow, string]>([
    ['no levels', workflow([]), 'levels'],
    ['a level without signers', workflow([level('a', [])]), 'levels.0.quorum'],
    ['a quorum that cannot be met', workflow([level('a', ['x'], { kind: 'count', count: 2 })]), 'levels.0.quorum'],
    ['a key twice', workflow([level('a', ['x']), level('a', ['y'])]), 'levels.1.key'],
    ['a person twice', workflow([level('a', ['x', 'x'])]), 'levels.0.signers'],
    ['a key that is not ASCII', workflow([level('初审', ['x'])]), 'levels.0.key'],
    [
      'a clock without time',
      workflow([{ ...level('a', ['x']), clock: { limitMinutes: 0, escalation: null } }]),
      'levels.0.clock.limitMinutes',
    ],
  ])('finds %s', (_, definition, path) => expect(faultsOf(definition).map((fault) => fault.path)).toContain(path));

  const KEY = 'lower-case ASCII letters, digits and dashes';
  it.each<[string, Workflow, string, string]>([
    ['no levels', workflow([]), 'levels', 'at least one level'],
    ['no name', { ...workflow([level('a', ['x'])]), name: '' }, 'name', 'a name'],
    ['a name of white space', { ...workflow([level('a', ['x'])]), name: ' \u3000' }, 'name', 'a name'],
    ['a level without a name', workflow([{ ...level('a', ['x']), name: '' }]), 'levels.0.name', 'a name'],
    [
      'a level with a name of white space',
      workflow([level('a', ['x']), { ...level('b', ['y']), name: ' ' }]),
      'levels.1.name',
      'a name',
    ],
    ['a key of its own', { ...workflow([level('a', ['x'])]), key: 'W' }, 'key', KEY],
    ['a key that begins with a digit', workflow([level('1a', ['x'])]), 'levels.0.key', KEY],
    ['a key with something after it', workflow([level('a b', ['x'])]), 'levels.0.key', KEY],
    ['a key twice', workflow([level('a', ['x']), level('a', ['y'])]), 'levels.1.key', 'used twice'],
    ['a person twice', workflow([level('a', ['x', 'x'])]), 'levels.0.signers', 'a person is named twice'],
    [
      'a quorum of nobody',
      workflow([level('a', ['x'], { kind: 'count', count: 0 })]),
      'levels.0.quorum',
      'cannot be met by the signers named',
    ],
  ])('says what is wrong with %s', (_, definition, path, reason) =>
    expect(inEnglish(definition)).toEqual([{ path, reason }]),
  );

  it('takes keys of letters, digits and dashes, and a quorum of everybody named', () =>
    expect(faultsOf(workflow([level('first-2', ['x', 'y'], { kind: 'count', count: 2 })]))).toStrictEqual([]));

  describe('an emergency rule', () => {
    const faults = (signers: string[], reviewHours: number) =>
      inEnglish({ ...workflow([level('a', ['x'])]), breakGlass: { signers, reviewHours } });
    const people = { path: 'breakGlass.signers', reason: 'at least two different people' };
    const hours = { path: 'breakGlass.reviewHours', reason: 'a whole number from 1 to 168' };

    it('names two different people at least', () => {
      expect(BREAK_GLASS_PEOPLE).toBe(2);
      expect([faults(['x', 'y'], 24), faults(['x', 'y', 'z'], 24)]).toEqual([[], []]);
      expect([faults(['x'], 24), faults(['x', 'x'], 24), faults([], 24)]).toEqual([[people], [people], [people]]);
    });

    it('has its levels sign within a week', () => {
      expect([faults(['x', 'y'], 1), faults(['x', 'y'], 168)]).toEqual([[], []]);
      for (const wrong of [0, -1, 169, 1.5, Number.NaN]) expect(faults(['x', 'y'], wrong)).toEqual([hours]);
      expect(faults(['x'], 0)).toEqual([people, hours]);
    });

    it('comes with the faults of the levels', () =>
      expect(faultsOf({ ...workflow([]), breakGlass: { signers: [], reviewHours: 1 } })).toHaveLength(2));
  });

  it('counts signatures', () => {
    expect(neededSignatures(level('a', ['x', 'y']))).toBe(1);
    expect(neededSignatures(level('a', ['x', 'y'], { kind: 'all' }))).toBe(2);
    expect(neededSignatures(level('a', ['x', 'y', 'z'], { kind: 'count', count: 2 }))).toBe(2);
  });
});

describe('unfillableLevel', () => {
  it('finds room where the obvious choice would block a later level', () => {
    const levels = [level('a', ['x', 'y']), level('b', ['x'])];
    expect(unfillableLevel(levels, new Set(['x', 'y']))).toBeNull();
  });
  it('sees that one person cannot fill two levels', () =>
    expect(unfillableLevel([level('a', ['x']), level('b', ['x'])], new Set(['x']))).toBe(1));
  it('sees that a level has nobody left', () =>
    expect(unfillableLevel([level('a', ['x']), level('b', ['y'])], new Set(['x']))).toBe(1));
  it('counts everybody an «all» level needs', () =>
    expect(unfillableLevel([level('a', ['x', 'y'], { kind: 'all' })], new Set(['x']))).toBe(0));
});
