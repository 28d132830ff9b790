import { faultsOf, neededSignatures, unfillableLevel, type Level, type Workflow } from './workflow';

const level = (key: string, signers: string[], quorum: Level['quorum'] = { kind: 'any' }): Level => ({
  key,
  name: key,
  signers,
  quorum,
});
const workflow = (levels: Level[]): Workflow => ({ key: 'w', version: 1, name: 'w', levels, recallRoles: [] });

describe('workflow definitions', () => {
  it('accepts the three levels', () =>
    expect(faultsOf(workflow([level('a', ['x']), level('b', ['y']), level('c', ['z'])]))).toEqual([]));

  it.each<[string, Workflow, string]>([
    ['no levels', workflow([]), 'levels'],
    ['a level without signers', workflow([level('a', [])]), 'levels.0.quorum'],
    ['a quorum that cannot be met', workflow([level('a', ['x'], { kind: 'count', count: 2 })]), 'levels.0.quorum'],
    ['a key twice', workflow([level('a', ['x']), level('a', ['y'])]), 'levels.1.key'],
    ['a person twice', workflow([level('a', ['x', 'x'])]), 'levels.0.signers'],
    ['a key that is not ASCII', workflow([level('初审', ['x'])]), 'levels.0.key'],
  ])('finds %s', (_, definition, path) => expect(faultsOf(definition).map((fault) => fault.path)).toContain(path));

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
