/** Where one rule of a review ends and the next begins: late acts, the clock, who releases, what takes a reason. */
import {
  actor,
  decision,
  NOW,
  refusal,
  run,
  signedRun,
  situation,
  told,
  WORKFLOW,
} from '../../../../../tests/model/review-situation';
import { allowedActions, refuse, waitingFor, withdrawalLevel, type Action, type Situation } from './review';
import type { Level, Workflow } from './workflow';

const levels = (at: number, extra: Partial<Level>): Workflow => ({
  ...WORKFLOW,
  levels: WORKFLOW.levels.map((level, index) => (index === at ? { ...level, ...extra } : level)),
});
const active = new Set(['ed', 'r1', 'r2', 'r3', 'a', 'b', 'x', 'y']);
const here = (extra: Parameters<typeof run>[0], more: Partial<Situation> = {}) =>
  situation({ run: run(extra), active, ...more });

describe('whoever others were faster than', () => {
  const workflow = levels(0, { signers: ['a', 'b'] });
  const late = here({ workflow, level: 2, decisions: [decision('approve', 'a', 0), decision('approve', 'r2', 1)] });
  it('hears who closed their level, not who acted since', () =>
    expect(told(late, actor('b'), 'approve')).toMatchObject({ code: 'ALREADY_DECIDED', details: { by: 'name of a' } }));
  it('is a stranger to the level that is open, if they name it', () =>
    expect(refusal(late, actor('b'), 'approve', { level: 'l2' })?.code).toBe('NOT_SIGNER'));
});

it('a reject that did not end the level can be taken back by whoever gave it', () => {
  const rejected = run({ decisions: [decision('reject', 'a', 0)] });
  expect([withdrawalLevel(rejected, 'a'), withdrawalLevel(rejected, 'b')]).toEqual([0, null]);
});

it('an author who would release is told which hand they had in it', () =>
  expect(told(here(signedRun()), actor('ed'), 'release')).toEqual({
    code: 'SEPARATION_OF_DUTIES',
    details: { because: [{ kind: 'edited', at: '2026-01-01T00:00:00.000Z', paths: ['title'] }] },
    zh: '按“一人不得兼两职”的规定，不能这样办理：您改动过这一稿 (title)。请由其他审核人办理。',
    en: 'Two duties must be two people, so this cannot be done: you edited it (title). Another reviewer has to.',
  }));

describe('who releases', () => {
  const mayRelease = (one: Situation) => [
    waitingFor(one),
    ['r3', 'x', 'y'].filter((who) => refusal(one, actor(who), 'release') === null),
  ];
  it('is no signer whom the last level’s own added', () => {
    const added = decision('add-before', 'r3', 2, { seat: 's1', to: 'x', ref: 's1.1' });
    const decisions = [decision('approve', 'r1', 0), decision('approve', 'r2', 1), added];
    decisions.push(decision('approve', 'x', 2, { seat: 's1.1' }), decision('approve', 'r3', 2));
    expect(mayRelease(here(signedRun({ decisions })))).toEqual([['r3'], ['r3']]);
  });
  it('is no signer whom a theme brought in', () => {
    const extra: Level['extra'] = [
      { when: { facet: 'theme', values: ['safety'] }, signers: ['y'], quorum: { kind: 'any' } },
    ];
    const decisions = [...signedRun().decisions, decision('approve', 'y', 2)];
    expect(mayRelease(here(signedRun({ workflow: levels(2, { extra }), decisions })))).toEqual([['r3'], ['r3']]);
  });
});

describe('on the clock', () => {
  const scheduled = (workflow = WORKFLOW) => here(signedRun({ state: 'scheduled', workflow }));
  it('nobody is waited for, whoever has signed', () =>
    expect(waitingFor(here({ state: 'scheduled', decisions: [] }))).toStrictEqual([]));
  it('a role that recalls takes nothing off it', () => {
    expect(refusal(scheduled(), actor('x', { roles: ['boss'] }), 'unschedule')?.code).toBe('NOT_SIGNER');
    expect(refusal(scheduled(), actor('r3'), 'unschedule')).toBeNull();
  });
  it('everybody is a stranger where there is no level', () =>
    expect(refusal(scheduled({ ...WORKFLOW, levels: [] }), actor('r3'), 'unschedule')?.code).toBe('NOT_SIGNER'));
});

it('an opinion is words', () => {
  const asked = here({ decisions: [decision('consult', 'r1', 0, { seat: 's1', to: 'x', ref: 's1.1' })] });
  expect(refuse(asked, actor('x'), { action: 'reply', digest: NOW })?.code).toBe('REASON_REQUIRED');
  expect(refusal(asked, actor('x'), 'reply')).toBeNull();
});

it('nothing is sent back to a person', () => {
  const third = here({ level: 2, decisions: [decision('approve', 'r1', 0), decision('approve', 'r2', 1)] });
  expect(refusal(third, actor('r3'), 'return', { to: { person: 'r1' } })?.code).toBe('INVALID_INPUT');
});

it('an act on a level comes too late for a signed run, however it is asked', () => {
  for (const action of ['transfer', 'add-signer', 'consult'] as const)
    expect([action, refusal(here(signedRun()), actor('r3'), action)?.code]).toEqual([action, 'ALREADY_DECIDED']);
});

it('a reminder keeps nobody from anything but the next one', () => {
  const reminded = here({ isReminded: true });
  const codes = (...actions: Action[]) => actions.map((one) => refusal(reminded, actor('r1'), one)?.code ?? null);
  expect(codes('approve', 'return')).toEqual([null, null]);
  expect(refusal(reminded, actor('ed'), 'remind')?.code).toBe('TOO_MANY');
  const remind = allowedActions(reminded, actor('ed')).find(({ name }) => name === 'remind');
  expect([remind?.enabled, remind?.refusal?.code]).toEqual([false, 'TOO_MANY']);
});
