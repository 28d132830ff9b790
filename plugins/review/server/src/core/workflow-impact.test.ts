import { threeProofs } from './templates-proof';
import type { Level, Workflow } from './workflow';
import { impactOf, isAnswered, type ImpactGroup, type PinnedRun } from './workflow-impact';

const level = (key: string, signers: string[], extra: Partial<Level> = {}): Level => ({
  key,
  name: `第${key}审`,
  signers,
  quorum: { kind: 'any' },
  ...extra,
});
const [a, b, c] = [level('a', ['ann']), level('b', ['bob', 'dou']), level('c', ['cai'])] as const;
const workflow = (levels: Level[], version = 1): Workflow => ({
  key: 'w',
  version,
  name: '流程',
  levels,
  recallRoles: [],
});
const versions = new Map([
  [1, workflow([a, b, c])],
  [2, workflow([a, c], 2)],
]);
const run = (id: number, at: number, extra: Partial<PinnedRun> = {}): PinnedRun => ({
  ...{ id, uid: 'u', documentId: `d${id}`, locale: 'zh-Hans', title: `第${id}篇` },
  ...{ state: 'in_review', level: at, version: 1, isLiveEarly: false, waitingFor: ['bob'] },
  ...extra,
});
const next = ({ version: _, ...definition }: Workflow) => definition;
const whatChanges = (levels: Level[], at = 1) =>
  impactOf([run(1, at)], versions, next(workflow(levels))).map((group) => group.whatChanges)[0];

it('groups runs by version, level and state, in the order in which they go on', () => {
  const runs = [
    run(1, 2, { state: 'approved', waitingFor: ['cai'] }),
    run(2, 2, { waitingFor: ['cai'] }),
    run(3, 0, { version: 2, waitingFor: ['ann'] }),
    run(4, 1),
    run(5, 1, { waitingFor: ['bob', 'dou'] }),
  ];
  const groups = impactOf(runs, versions, next(workflow([a])));
  expect(
    groups.map(({ level: at, state, version, runs: n, waitingFor }) => [at, state, version, n, waitingFor]),
  ).toEqual([
    [{ key: 'b', name: '第b审', index: 1 }, 'in_review', 1, 2, ['bob', 'dou']],
    [{ key: 'c', name: '第c审', index: 2 }, 'in_review', 1, 1, ['cai']],
    [{ key: 'c', name: '第c审', index: 2 }, 'approved', 1, 1, ['cai']],
    [{ key: 'a', name: '第a审', index: 0 }, 'in_review', 2, 1, ['ann']],
  ]);
  expect(impactOf([], versions, next(workflow([a])))).toStrictEqual([]);
});

it('names three runs of a group, and counts all', () => {
  const [group] = impactOf(
    [1, 2, 3, 4].map((id) => run(id, 1)),
    versions,
    next(workflow([a])),
  );
  expect([group?.runs, group?.examples.map(({ title }) => title)]).toEqual([4, ['第1篇', '第2篇', '第3篇']]);
});

it.each<[string, Level[], string[]]>([
  ['the level is gone', [a, c], ['level-removed']],
  ['a signer is gone', [a, { ...b, signers: ['dou'] }, c], ['signers-removed']],
  ['a signer has come', [a, { ...b, signers: ['bob', 'dou', 'eve'] }, c], ['signers-added']],
  ['more have to sign', [a, { ...b, quorum: { kind: 'all' } }, c], ['quorum-changed']],
  ['somebody may veto', [a, { ...b, vetoers: ['bob'] }, c], ['rules-changed']],
  ['the order is another', [b, a, c], ['order-changed']],
  ['another level is gone', [a, b], ['other-levels-changed']],
  ['a level has come', [a, b, level('x', ['eve']), c], ['other-levels-changed']],
  ['only a name is another', [a, { ...b, name: '二' }, c], ['unchanged']],
  ['nothing', [a, b, c], ['unchanged']],
])('says what changes: %s', (_, levels, what) => expect(whatChanges(levels)).toEqual(what));

it('names a change of the proof rounds, at every level, and of the other rules of the workflow', () => {
  const proof = threeProofs({ rounds: [['ann'], ['bob'], ['cai']] });
  const whatOf = (more: Partial<Workflow>) =>
    impactOf([run(1, 1)], versions, next({ ...workflow([a, b, c]), ...more }))[0]?.whatChanges;
  expect(whatOf({ proof })).toEqual(['proof-changed']);
  expect(whatOf({ proof, recallRoles: ['editor'] })).toEqual(['rules-changed', 'proof-changed']);
});

it('offers no restart for what is live early: it is signed under the rules it went out by', () => {
  const [early] = impactOf([run(1, 1, { isLiveEarly: true })], versions, next(workflow([a])));
  expect(early?.choices).toEqual(['keep']);
  expect(isAnswered([early as ImpactGroup], { [early?.key ?? '']: 'restart' })).toBe(false);
});

describe('answers', () => {
  const groups = impactOf([run(1, 1), run(2, 2)], versions, next(workflow([a])));
  const [one = '', other = ''] = groups.map(({ key }) => key);

  it('answer every group there is, and no other', () => {
    expect(isAnswered(groups, { [one]: 'keep', [other]: 'restart' })).toBe(true);
    expect(isAnswered(groups, { [one]: 'keep' })).toBe(false);
    expect(isAnswered(groups, {})).toBe(false);
    expect(isAnswered(groups, { [one]: 'keep', [other]: 'keep', more: 'keep' })).toBe(false);
    expect(isAnswered(groups, { [one]: 'keep', gone: 'keep' })).toBe(false);
    expect(isAnswered(groups, { [one]: 'keep', [other]: 'forward' as 'keep' })).toBe(false);
    expect(isAnswered([], {})).toBe(true);
    expect(isAnswered([{ ...groups[0], key: 'constructor' } as ImpactGroup], { other: 'keep' })).toBe(false);
  });

  it('are about exactly these runs and this definition', () => {
    const keys = (runs: PinnedRun[], levels: Level[]) =>
      impactOf(runs, versions, next(workflow(levels))).map(({ key }) => key);
    expect(keys([run(2, 2), run(1, 1)], [a])).toEqual([one, other]);
    expect(keys([run(1, 1), run(3, 1), run(2, 2)], [a])[0]).not.toBe(one);
    expect(keys([run(3, 1), run(2, 2)], [a])[0]).not.toBe(one);
    expect(keys([run(1, 1), run(2, 2)], [c])[0]).not.toBe(one);
  });
});

it('a level’s number does not run into the version’s', () => {
  const groups = impactOf([run(1, 11), run(2, 1, { version: 11 })], versions, next(workflow([a])));
  expect(groups.map(({ version, runs }) => [version, runs])).toEqual([
    [1, 1],
    [11, 1],
  ]);
});

it('of a version that nobody knows it says that much, and lets people choose', () => {
  const [group] = impactOf([run(1, 1, { version: 9 })], versions, next(workflow([a])));
  expect(group).toMatchObject({
    level: { key: '', name: '', index: 1 },
    whatChanges: ['other-levels-changed'],
    choices: ['keep', 'restart'],
  });
});

it('names a group shortly, whichever order its runs come in', () => {
  const key = (...runs: PinnedRun[]) => impactOf(runs, versions, next(workflow([a])))[0]?.key;
  expect(key(run(2, 1), run(10, 1), run(1, 1))).toMatch(/^v1\.b\.in_review\.[0-9a-f]{12}$/);
  expect(key(run(2, 1), run(10, 1), run(1, 1))).toBe(key(run(1, 1), run(2, 1), run(10, 1)));
  expect(key(run(10, 1), run(2, 1))).toBe(key(run(2, 1), run(10, 1)));
});

it('another name of the workflow changes nothing for runs, another order of signers does', () => {
  const whatOf = (more: Partial<Workflow>) =>
    impactOf([run(1, 1)], versions, next({ ...workflow([a, b, c]), ...more }))[0]?.whatChanges;
  expect(whatOf({ name: '新流程' })).toEqual(['unchanged']);
  expect(whatOf({ levels: [a, { ...b, signers: ['dou', 'bob'] }, c] })).toEqual(['rules-changed']);
});
