/** The smaller rules of acts on a level: whom a removal is about, in whose name an act counts, and what people are told. */
import { actor, decision, run, situation, WORKFLOW } from '../../../../../tests/model/review-situation';
import type { Level } from './level';
import { barrierAt, isStandIn, levelEvent, levelRefusals, refuseLevelRequest, refuseOnLevel } from './level-acts';
import type { Action, Command, DecisionFact, RunFact } from './situation';

const trio: Level = { key: 'trio', name: '会签', signers: ['a', 'b', 'c'], quorum: { kind: 'all' } };
const any: Level = { ...trio, quorum: { kind: 'any' } };
const final: Level = { key: 'final', name: '终审', signers: ['z'], quorum: { kind: 'any' } };
const active = new Set(['ed', 'a', 'b', 'c', 'd', 'e', 'z']);

const runOf = (decisions: DecisionFact[], level = trio, extra: Partial<RunFact> = {}): RunFact =>
  run({ workflow: { ...WORKFLOW, levels: [level, final] }, decisions, ...extra });
const here = (open: RunFact, standIns = [{ person: 'd', holder: 'a', levels: null }]) =>
  situation({ workflow: open.workflow, active, run: open, standIns });
const eventOf = (open: RunFact, who: string, command: Partial<Command> & { action: Action }) =>
  levelEvent(here(open), open, actor(who), { digest: open.digest, ...command });
const refused = (open: RunFact, who: string, command: Partial<Command> & { action: Action }, name = who) =>
  refuseOnLevel(here(open), open, actor(who, { name }), { digest: open.digest, ...command });
const added = (to: string, ref: string) => decision('add-after', 'a', 0, { to, ref });
const asked = (to: string, ref: string) => decision('consult', 'a', 0, { to, ref });
const removed = (seat: string) => decision('remove', 'a', 0, { seat });

describe('a removal of a person', () => {
  it.each<[string, DecisionFact[], string, string]>([
    ['is about whom it names, not the last who was added', [added('d', 's1.1'), added('e', 's1.2')], 'd', 's1.1'],
    ['is about whom it names, not the last who was asked', [asked('d', 's1.1'), asked('e', 's1.2')], 'd', 's1.1'],
    ['is about the last that was asked of them', [asked('d', 's1.1'), asked('d', 's1.2')], 'd', 's1.2'],
    [
      'is about their question once they are no signer',
      [added('d', 's1.1'), removed('s1.1'), asked('d', 's1.2')],
      'd',
      's1.2',
    ],
    ['is about the question where they hold a seat of their own', [asked('b', 's1.1')], 'b', 's1.1'],
  ])('%s', (_, decisions, person, seat) =>
    expect(eventOf(runOf(decisions), 'a', { action: 'remove-signer', to: { person } }).event).toEqual({
      kind: 'remove',
      by: 'a',
      seat,
    }),
  );

  it('that was brought in by nobody is refused', () =>
    expect(refused(runOf([]), 'a', { action: 'remove-signer', to: { person: 'b' } })?.code).toBe('INVALID_INPUT'));
});

it('a position says where a signer is added, and nothing of other acts', () => {
  const command = { to: { person: 'd' }, position: 'before' } as const;
  expect(eventOf(runOf([]), 'a', { action: 'consult', ...command }).event.kind).toBe('consult');
  expect(eventOf(runOf([]), 'a', { action: 'add-signer', ...command }).event.kind).toBe('add-before');
});

it.each<[Action, Partial<Command>, string | null]>([
  ['approve', {}, 'a'],
  ['reject', {}, 'a'],
  ['transfer', { to: { person: 'e' } }, 'a'],
  ['add-signer', { to: { person: 'e' }, position: 'before' }, 'a'],
  ['add-signer', { to: { person: 'e' } }, 'a'],
  ['consult', { to: { person: 'e' } }, 'a'],
])('who stands in does it in the holder’s name: %s %j', (action, command, holder) => {
  expect(eventOf(runOf([]), 'd', { action, ...command }).for).toBe(holder);
  expect(eventOf(runOf([]), 'a', { action, ...command }).for).toBeNull();
});

it('who stands in takes back a question in their own name: it was no signature', () =>
  expect(eventOf(runOf([asked('e', 's1.1')]), 'd', { action: 'remove-signer', to: { person: 'e' } }).for).toBeNull());

it('a delegation for one level says nothing of another', () => {
  const open = situation({ standIns: [{ person: 'd', holder: 'a', levels: ['trio'] }] });
  expect([isStandIn(open, 'd', 'a', 'trio'), isStandIn(open, 'd', 'a', 'final')]).toEqual([true, false]);
  expect([isStandIn(open, 'd', 'b', 'trio'), isStandIn(open, 'e', 'a', 'trio')]).toEqual([false, false]);
  expect(isStandIn(situation(), 'd', 'a', 'trio')).toBe(false);
});

describe('what keeps a person from signing a level', () => {
  const open = runOf([decision('approve', 'b', 0)], trio, { level: 1 });

  it('is that they signed another one, not this one', () => {
    expect(barrierAt(here(open), open, 1, 'b')).toEqual({
      because: [{ kind: 'signed', level: 'trio' }],
      reason: { zh: '已签过“会签”', en: 'signed level “会签” of this run' },
    });
    expect(barrierAt(here(open), open, 0, 'b')).toBeNull();
  });

  it('is that they have no account', () =>
    expect(barrierAt(here(open), open, 1, 'x')).toEqual({
      because: [{ kind: 'inactive' }],
      reason: { zh: '没有可用的账号', en: 'has no active account' },
    }));
});

describe('who decided already', () => {
  it('is named as they are called now, if it is whoever asks', () =>
    expect(refused(runOf([decision('approve', 'a', 0)]), 'a', { action: 'approve' }, '安')?.details).toEqual({
      by: '安',
    }));

  it('is named as they signed, if nobody knows them otherwise', () => {
    const open = runOf([asked('e', 's1.1'), decision('approve', 'b', 0)], any);
    expect(refused(open, 'a', { action: 'approve' })?.details).toEqual({ by: 'name of b' });
  });
});

it('a veto that was handed over and used to approve is gone, and whoever used it is named', () => {
  const level: Level = { ...trio, vetoers: ['a'] };
  const decisions = [
    decision('transfer', 'a', 0, { seat: 's1', to: 'd' }),
    decision('approve', 'd', 0, { seat: 's1' }),
  ];
  const refusal = refused(runOf(decisions, level), 'a', { action: 'reject' });
  expect([refusal?.code, refusal?.details]).toEqual(['ALREADY_DECIDED', { by: 'name of d' }]);
});

it('an act that makes no sense is refused whoever asks, and one that does is not', () => {
  const open = runOf([]);
  const request = (to: Partial<Command>) =>
    refuseLevelRequest(here(open), open, actor('x'), { action: 'transfer', digest: open.digest, ...to });
  expect(request({})?.code).toBe('INVALID_INPUT');
  expect(request({ to: { person: 'd' } })).toBeNull();
});

it('nobody signs at a level that there is not', () => {
  const open = runOf([], trio, { level: 7 });
  const refusal = refused(open, 'a', { action: 'approve' });
  expect([refusal?.code, refusal?.details]).toEqual(['NOT_SIGNER', { level: 7 }]);
  const all = [...levelRefusals(here(open), open, actor('a'))];
  expect(all.map(([action]) => action)).toContain('add-signer');
  for (const [, one] of all) expect([one?.code, one?.details]).toEqual(['NOT_SIGNER', { level: 7 }]);
  expect(refuseLevelRequest(here(open), open, actor('a'), { action: 'transfer', digest: open.digest })).toBeNull();
});
