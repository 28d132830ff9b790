import type { Task } from '../api/together';
import { actsFor, allState, asksComment, selectedOf, sortTasks, taskKey, taskOf } from './together';

const task = (documentId: string, actions: Task['actions'] = []): Task => ({
  ...{ uid: 'api::a.a', documentId, locale: 'zh-Hans', title: documentId, state: 'in_review', level: null },
  ...{ digest: 'd', submittedBy: null, submittedAt: '', dueAt: null, overdue: false, actions },
  findings: { block: 0, warn: 0, info: 0 },
});
const on = (name: string) => ({ name, enabled: true });
const off = (name: string) => ({ name, enabled: false, reason: { code: 'NOT_SIGNER', message: '不在名单' } });
const APPROVE = { name: 'approve', needsOpening: true };
const REMIND = { name: 'remind', needsOpening: false };

const one = task('one', [on('approve'), on('remind')]);
const two = task('two', [off('approve'), on('remind')]);
const three = task('three', [{ ...on('approve'), comment: 'required' }]);
const all = [one, two, three];

it('says whether none, some or all are selected, of those on the page', () => {
  const state = (...some: Task[]) => allState(all, new Set(some.map(taskKey)));
  expect([state(), state(one), state(one, two, three), state(task('elsewhere'))]).toEqual([
    false,
    'indeterminate',
    true,
    false,
  ]);
  expect(selectedOf(all, new Set([taskKey(two), taskKey(one)]))).toEqual([one, two]);
});

it('offers what some of the selected allow', () => {
  expect(actsFor([APPROVE, REMIND, { name: 'withdraw', needsOpening: false }], all)).toEqual([
    { ...APPROVE, count: 2 },
    { ...REMIND, count: 2 },
  ]);
});

it('leaves out what is off, with the reason, and what was not opened where that is asked', () => {
  const opened = (one_: Task) => one_ === one;
  expect(sortTasks(APPROVE, all, opened)).toEqual({
    ready: [one],
    leftOut: [
      { task: two, why: 'off', message: '不在名单' },
      { task: three, why: 'unopened', message: '' },
    ],
  });
  expect(sortTasks(REMIND, [one, two], () => false)).toEqual({ ready: [one, two], leftOut: [] });
});

it('asks for a reason where one of them does', () => {
  expect([asksComment('approve', [one, two]), asksComment('approve', all)]).toEqual([false, true]);
});

it('finds the task that an answer names', () => {
  expect(taskOf(all, { uid: 'api::a.a', documentId: 'two', locale: 'zh-Hans' })).toBe(two);
  expect(taskOf(all, { uid: 'api::a.a', documentId: 'two', locale: 'en' })).toBeUndefined();
});
