import type { ErrorCode } from './errors';
import type { Finding } from './findings';
import {
  afterApproval,
  allowedActions,
  documentState,
  isFullySigned,
  refuse,
  refuseContent,
  waitingFor,
  type Action,
  type Actor,
  type DecisionFact,
  type ReleaseFact,
  type RunFact,
  type Situation,
} from './review';
import { refuseMoment } from './schedule';
import type { Workflow } from './workflow';

const D = 'd'.repeat(64);
const OTHER = 'e'.repeat(64);
const workflow: Workflow = {
  key: 'sanshen',
  version: 1,
  name: '三审',
  levels: ['r1', 'r2', 'r3'].map((signer, i) => ({
    key: `l${i}`,
    name: `第${i + 1}审`,
    signers: [signer],
    quorum: { kind: 'any' },
  })),
  recallRoles: ['boss'],
};
const actor = (key: string, extra: Partial<Actor> = {}): Actor => ({
  key,
  name: key,
  roles: [],
  maySubmit: true,
  ...extra,
});
const approval = (person: string, level: number, extra: Partial<DecisionFact> = {}): DecisionFact => ({
  person,
  name: person,
  level,
  kind: 'approve',
  digest: D,
  void: false,
  ...extra,
});
const run = (extra: Partial<RunFact> = {}): RunFact => ({
  id: 1,
  state: 'in_review',
  level: 0,
  digest: D,
  submittedBy: { key: 'ed', name: '编辑' },
  lastBy: { key: 'ed', name: '编辑' },
  workflow,
  decisions: [],
  isTouched: false,
  isLiveEarly: false,
  ...extra,
});
const situation = (extra: Partial<Situation> = {}): Situation => ({
  digest: D,
  run: null,
  release: null,
  workflow,
  authors: new Map([['ed', [{ kind: 'edited', at: '2026-01-01T00:00:00.000Z', paths: ['title'] }]]]),
  unattributed: [],
  active: new Set(['ed', 'r1', 'r2', 'r3']),
  ...extra,
});
const live: ReleaseFact = {
  id: 9,
  digest: D,
  recalled: false,
  by: { key: 'r3', name: 'r3' },
  recalledBy: null,
  recalledRun: null,
  awaitsAfterReview: false,
};
const code = (s: Situation, who: Actor, action: Action, extra: object = {}): ErrorCode | null =>
  refuse(s, who, { action, digest: action === 'recall' ? (s.release?.digest ?? D) : D, comment: '因为', ...extra })
    ?.code ?? null;
/** Actions that bring somebody in. */
const BRINGING: Action[] = ['transfer', 'add-signer', 'consult'];
const signed = run({
  state: 'approved',
  level: 2,
  decisions: [approval('r1', 0), approval('r2', 1), approval('r3', 2)],
});

describe('documentState', () => {
  it.each<[string, Partial<Situation>, string, boolean]>([
    ['nothing yet', {}, 'draft', false],
    ['an open run', { run: run() }, 'in_review', false],
    ['an open run on content that is gone', { run: run({ digest: OTHER }) }, 'draft', false],
    ['all levels signed', { run: signed }, 'approved', false],
    ['all levels signed, then edited', { run: signed, digest: OTHER }, 'draft', false],
    ['on the clock', { run: { ...signed, state: 'scheduled' } }, 'scheduled', false],
    ['on the clock, then edited', { run: { ...signed, state: 'scheduled' }, digest: OTHER }, 'draft', false],
    ['sent back', { run: run({ state: 'returned' }) }, 'returned', false],
    ['withdrawn', { run: run({ state: 'withdrawn' }) }, 'draft', false],
    ['live', { run: run({ state: 'released' }), release: live }, 'released', false],
    ['live, draft edited', { run: run({ state: 'released' }), release: live, digest: OTHER }, 'released', true],
    ['live, new run open', { run: run({ digest: OTHER }), release: live, digest: OTHER }, 'in_review', true],
    ['recalled', { run: run({ state: 'released' }), release: { ...live, recalled: true } }, 'recalled', false],
  ])('%s', (_, facts, state, modified) => expect(documentState(situation(facts))).toEqual({ state, modified }));
});

describe('who may do what', () => {
  it.each<[string, Partial<Situation>, Actor, Action, object, ErrorCode | null]>([
    ['an editor submits', {}, actor('ed'), 'submit', {}, null],
    ['without the right to submit', {}, actor('x', { maySubmit: false }), 'submit', {}, 'FORBIDDEN'],
    ['twice', { run: run() }, actor('ed'), 'submit', {}, 'WRONG_STATE'],
    ['what is live already', { release: live }, actor('ed'), 'submit', {}, 'WRONG_STATE'],
    [
      'changes nobody stands behind',
      { unattributed: [{ origin: 'token', at: '' }] },
      actor('ed'),
      'submit',
      {},
      'WRONG_STATE',
    ],
    ['the first signer approves', { run: run() }, actor('r1'), 'approve', {}, null],
    ['the second signer too early', { run: run() }, actor('r2'), 'approve', {}, 'NOT_SIGNER'],
    ['an author', { run: run() }, actor('ed'), 'approve', {}, 'SEPARATION_OF_DUTIES'],
    ['a super admin who is no signer', { run: run() }, actor('boss', { roles: ['boss'] }), 'approve', {}, 'NOT_SIGNER'],
    [
      'a signer who mended a comma',
      { run: run(), authors: new Map([['r1', [{ kind: 'edited', at: '' }]]]) },
      actor('r1'),
      'approve',
      {},
      'SEPARATION_OF_DUTIES',
    ],
    ['a stale digest', { run: run() }, actor('r1'), 'approve', { digest: OTHER }, 'STALE_DIGEST'],
    ['a stale digest of a stranger', { run: run() }, actor('r2'), 'approve', { digest: OTHER }, 'NOT_SIGNER'],
    [
      'one person on two levels',
      { run: run({ level: 1, decisions: [approval('r1', 0)] }) },
      actor('r1'),
      'approve',
      {},
      'SEPARATION_OF_DUTIES',
    ],
    [
      'a level already closed, named',
      { run: run({ level: 1, decisions: [approval('r1', 0)] }) },
      actor('r1'),
      'approve',
      { level: 'l0' },
      'ALREADY_DECIDED',
    ],
    ['a level not open yet, named', { run: run() }, actor('r3'), 'approve', { level: 'l2' }, 'WRONG_STATE'],
    ['a level that does not exist', { run: run() }, actor('r1'), 'approve', { level: 'nope' }, 'INVALID_INPUT'],
    ['after all levels have signed', { run: signed }, actor('r3'), 'approve', {}, 'ALREADY_DECIDED'],
    ['after a return', { run: run({ state: 'returned' }) }, actor('r1'), 'approve', {}, 'ALREADY_DECIDED'],
    ['after an edit', { run: run({ digest: OTHER }) }, actor('r1'), 'approve', {}, 'WRONG_STATE'],
    ['no run at all', {}, actor('r1'), 'approve', {}, 'WRONG_STATE'],
    ['a return without words', { run: run() }, actor('r1'), 'return', { comment: ' ' }, 'REASON_REQUIRED'],
    ['a return to a later level', { run: run() }, actor('r1'), 'return', { to: { level: 'l1' } }, 'INVALID_INPUT'],
    [
      'a return to an earlier level',
      { run: run({ level: 1, decisions: [approval('r1', 0)] }) },
      actor('r2'),
      'return',
      { to: { level: 'l0' } },
      null,
    ],
    ['the submitter withdraws', { run: run() }, actor('ed'), 'withdraw', {}, null],
    [
      'the submitter withdraws after a signature',
      { run: run({ level: 1, decisions: [approval('r1', 0)] }) },
      actor('ed'),
      'withdraw',
      {},
      'ALREADY_DECIDED',
    ],
    [
      'a signer takes a signature back',
      { run: run({ level: 1, decisions: [approval('r1', 0)] }) },
      actor('r1'),
      'withdraw',
      {},
      null,
    ],
    ['somebody else withdraws', { run: run() }, actor('r1'), 'withdraw', {}, 'NOT_SIGNER'],
    ['the last signer releases', { run: signed }, actor('r3'), 'release', {}, null],
    ['another signer releases', { run: signed }, actor('r1'), 'release', {}, 'NOT_SIGNER'],
    ['the author releases', { run: signed }, actor('ed'), 'release', {}, 'SEPARATION_OF_DUTIES'],
    ['a release too early', { run: run() }, actor('r3'), 'release', {}, 'WRONG_STATE'],
    ['the last signer schedules', { run: signed }, actor('r3'), 'schedule', {}, null],
    ['another signer schedules', { run: signed }, actor('r1'), 'schedule', {}, 'NOT_SIGNER'],
    ['the author schedules', { run: signed }, actor('ed'), 'schedule', {}, 'SEPARATION_OF_DUTIES'],
    ['a schedule too early', { run: run() }, actor('r3'), 'schedule', {}, 'WRONG_STATE'],
    ['a second schedule', { run: { ...signed, state: 'scheduled' } }, actor('r3'), 'schedule', {}, 'WRONG_STATE'],
    ['off the clock', { run: { ...signed, state: 'scheduled' } }, actor('r3'), 'unschedule', {}, null],
    ['off a clock it is not on', { run: signed }, actor('r3'), 'unschedule', {}, 'WRONG_STATE'],
    ['a release ahead of its schedule', { run: { ...signed, state: 'scheduled' } }, actor('r3'), 'release', {}, null],
    ['a recall by the last signer', { release: live }, actor('r3'), 'recall', {}, null],
    ['a recall by the administrator', { release: live }, actor('boss', { roles: ['boss'] }), 'recall', {}, null],
    ['a recall by an editor', { release: live }, actor('ed'), 'recall', {}, 'NOT_SIGNER'],
    ['a recall without words', { release: live }, actor('r3'), 'recall', { comment: '' }, 'REASON_REQUIRED'],
    ['a recall of another release', { release: live }, actor('r3'), 'recall', { digest: OTHER }, 'STALE_DIGEST'],
    [
      'a recall while a new run is open',
      { release: live, run: run({ digest: OTHER }), digest: OTHER },
      actor('r3'),
      'recall',
      {},
      null,
    ],
    ['a second recall', { release: { ...live, recalled: true } }, actor('r3'), 'recall', {}, 'WRONG_STATE'],
  ])('%s', (_, facts, who, action, extra, expected) =>
    expect(code(situation(facts), who, action, extra)).toBe(expected),
  );

  it('lists every action with the same verdict as the act itself, to somebody who may sign', () => {
    const s = situation({ run: run(), active: new Set(['ed', 'r1', 'r2', 'r3', 'r4']) });
    for (const { name, enabled, refusal } of allowedActions(s, actor('r1'))) {
      const digest = name === 'recall' ? '' : D;
      const to = BRINGING.includes(name) ? { to: { person: 'r4' } } : {};
      const verdict = refuse(s, actor('r1'), { action: name, digest, comment: '…', ...to });
      expect([name, enabled, refusal?.code]).toEqual([name, verdict === null, verdict?.code]);
    }
  });
});

describe('findings and signers at submit', () => {
  const finding = (severity: Finding['severity']): Finding => ({
    path: 'title',
    start: 0,
    end: 1,
    text: 'x',
    ruleId: 'r',
    pack: 'p',
    category: 'c',
    severity,
    message: '',
    suggestions: [],
  });
  const submit = { action: 'submit' as const, digest: D };
  it('stops at a blocking finding, not at advice', () => {
    expect(refuseContent(situation(), actor('ed'), submit, [finding('warn'), finding('block')])).toMatchObject({
      code: 'BLOCKING_FINDINGS',
    });
    expect(refuseContent(situation(), actor('ed'), submit, [finding('warn'), finding('info')])).toBeNull();
  });
  it('says at once which level has nobody', () => {
    const authors = new Map([['r2', [{ kind: 'edited' as const, at: '' }]]]);
    expect(refuseContent(situation({ authors }), actor('ed'), submit, [])).toMatchObject({
      code: 'NO_ELIGIBLE_SIGNER',
      details: { level: 'l1', signers: [{ person: 'r2', because: 'edited' }] },
    });
    expect(refuseContent(situation({ active: new Set(['r1', 'r2', 'r4']) }), actor('ed'), submit, [])).toMatchObject({
      details: { level: 'l2', signers: [{ person: 'r3', because: 'inactive' }], candidates: ['r4'] },
    });
    expect(refuseContent(situation(), actor('r1'), submit, [])).toMatchObject({
      details: { level: 'l0', signers: [{ person: 'r1', because: 'submitted' }] },
    });
  });
});

describe('isFullySigned, the one that says yes', () => {
  it('needs every level', () => {
    expect(isFullySigned(situation({ run: signed }))).toBe(true);
    for (const level of [0, 1, 2]) {
      const decisions = signed.decisions.filter((d) => d.level !== level);
      expect(isFullySigned(situation({ run: { ...signed, decisions } }))).toBe(false);
    }
  });
  it.each<[string, Partial<Situation>]>([
    ['content that changed', { run: signed, digest: OTHER }],
    ['a run that is not approved', { run: { ...signed, state: 'in_review' } }],
    [
      'a signature on other content',
      { run: { ...signed, decisions: [approval('r1', 0, { digest: OTHER }), approval('r2', 1), approval('r3', 2)] } },
    ],
    [
      'a signature taken back',
      { run: { ...signed, decisions: [approval('r1', 0, { void: true }), approval('r2', 1), approval('r3', 2)] } },
    ],
    [
      'a signature of somebody who is no signer',
      { run: { ...signed, decisions: [approval('x', 0), approval('r2', 1), approval('r3', 2)] } },
    ],
    ['a signer who is an author', { run: signed, authors: new Map([['r2', [{ kind: 'uploaded', at: '' }]]]) }],
    ['no run', { run: null }],
  ])('refuses %s', (_, facts) => expect(isFullySigned(situation(facts))).toBe(false));

  it('counts one person on two levels as one', () => {
    const both: Workflow = { ...workflow, levels: workflow.levels.map((l) => ({ ...l, signers: ['r1', 'r2', 'r3'] })) };
    const decisions = [approval('r1', 0), approval('r1', 1), approval('r3', 2)];
    expect(isFullySigned(situation({ run: { ...signed, workflow: both, decisions } }))).toBe(false);
  });
});

describe('the moment of a scheduled release', () => {
  const now = Date.parse('2026-11-23T00:00:00.000Z');
  it.each<[string | undefined, string | null]>([
    ['2026-11-23T00:00:00.001Z', null],
    ['2026-11-23T00:00:00.000Z', 'INVALID_INPUT'],
    ['2027-11-23T00:00:00.000Z', null],
    ['2027-11-23T00:00:00.001Z', 'INVALID_INPUT'],
    [undefined, 'INVALID_INPUT'],
  ])('%s', (at, code) => {
    const command = { action: 'schedule' as const, digest: D, ...(at === undefined ? {} : { at }) };
    expect(refuseMoment(command, now)?.code ?? null).toBe(code);
  });
});

describe('moving on', () => {
  it('goes to the next level, then to approved', () => {
    expect(afterApproval(run({ decisions: [approval('r1', 0)] }), D)).toEqual({ state: 'in_review', level: 1 });
    expect(afterApproval(run({ level: 2, decisions: [approval('r3', 2)] }), D)).toEqual({
      state: 'approved',
      level: 2,
    });
  });
  it('waits for a quorum', () => {
    const all: Workflow = {
      ...workflow,
      levels: [{ key: 'l0', name: '会签', signers: ['r1', 'r2'], quorum: { kind: 'all' } }],
    };
    const one = run({ workflow: all, decisions: [approval('r1', 0)] });
    expect(afterApproval(one, D)).toEqual({ state: 'in_review', level: 0 });
    expect(waitingFor(situation({ run: one }))).toEqual(['r2']);
  });
  it('waits for nobody who may not sign', () => {
    expect(
      waitingFor(situation({ run: run(), authors: new Map([['r1', [{ kind: 'edited', at: '' }]]]) })),
    ).toStrictEqual([]);
    expect(waitingFor(situation({ run: signed }))).toEqual(['r3']);
  });
});
