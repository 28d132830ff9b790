/** Who may ask for what, how it must be asked, and what is offered to whom. */
import {
  actor,
  BEFORE,
  decision,
  NOW,
  refusal,
  release,
  run,
  signedRun,
  situation,
  told,
  WORKFLOW,
} from '../../../../../tests/model/review-situation';
import { messageOf, type Refusal } from './errors';
import type { Finding } from './findings';
import { allowedActions, refuse, refuseContent, waitingFor, type Action, type Command, type Situation } from './review';
import { MAX_SCHEDULE_DAYS, refuseMoment } from './schedule';

describe('a stranger', () => {
  it.each<[Action, Situation, string]>([
    ['approve', situation({ run: run() }), 'x'],
    ['return', situation({ run: run() }), 'x'],
    ['withdraw', situation({ run: run() }), 'x'],
    ['release', situation({ run: signedRun() }), 'r2'],
    ['schedule', situation({ run: signedRun() }), 'r2'],
    ['unschedule', situation({ run: signedRun({ state: 'scheduled' }) }), 'r2'],
    ['recall', situation({ release: release() }), 'r2'],
    ['break-glass', situation({ run: run() }), 'x'],
  ])('does not %s', (action, here, who) => expect(refusal(here, actor(who), action)?.code).toBe('NOT_SIGNER'));

  it('is everybody where a level is not there', () => {
    const none = { ...WORKFLOW, levels: [] };
    expect(refusal(situation({ run: run({ level: 7 }) }), actor('r1'), 'approve')?.code).toBe('NOT_SIGNER');
    expect(refusal(situation({ run: signedRun({ workflow: none }) }), actor('r3'), 'release')?.code).toBe('NOT_SIGNER');
    expect(refusal(situation({ release: release(), workflow: none }), actor('r3'), 'recall')?.code).toBe('NOT_SIGNER');
  });

  it('is told the level of the run', () =>
    expect(refusal(situation({ run: run({ level: 1 }) }), actor('x'), 'approve')?.details).toEqual({ level: 'l1' }));

  it('by the definition of the run under way, not by a newer one', () => {
    const newer = { ...WORKFLOW, levels: WORKFLOW.levels.map((level) => ({ ...level, signers: ['x'] })) };
    expect(refusal(situation({ run: run(), workflow: newer }), actor('x'), 'approve')?.code).toBe('NOT_SIGNER');
    expect(refusal(situation({ release: release(), workflow: newer }), actor('x'), 'recall')).toBeNull();
  });

  it('recalls by role, if it is one of the roles named', () => {
    const recalls = (roles: string[]) => refusal(situation({ release: release() }), actor('x', { roles }), 'recall');
    expect(recalls(['editor', 'boss'])).toBeNull();
    expect(recalls(['editor'])?.code).toBe('NOT_SIGNER');
  });

  it('adopts and submits with the right to submit only', () => {
    const orphan = situation({ unattributed: [{ origin: 'token', at: '' }] });
    expect(refusal(orphan, actor('x'), 'adopt')).toBeNull();
    expect(refusal(orphan, actor('x', { maySubmit: false }), 'adopt')?.code).toBe('FORBIDDEN');
    expect(refusal(situation(), actor('x', { maySubmit: false }), 'submit')?.code).toBe('FORBIDDEN');
  });
});

describe('what was asked', () => {
  it('must be about what is there: the text, or for a recall the release', () => {
    const stale = refusal(situation({ run: run() }), actor('r1'), 'approve', { digest: BEFORE });
    expect([stale?.code, stale?.details]).toEqual(['STALE_DIGEST', { expected: NOW, actual: BEFORE }]);
    const here = situation({ release: release({ digest: BEFORE }) });
    expect(refusal(here, actor('r3'), 'recall')?.details).toEqual({ expected: BEFORE, actual: NOW });
    expect(refusal(here, actor('r3'), 'recall', { digest: BEFORE })).toBeNull();
  });

  it.each<[Action, Situation, string]>([
    ['return', situation({ run: run() }), 'r1'],
    ['recall', situation({ release: release() }), 'r3'],
    ['break-glass', situation({ run: run() }), 'g1'],
  ])('needs a reason to %s', (action, here, who) => {
    for (const comment of [undefined, '', ' \n'])
      expect(
        refuse(here, actor(who), { action, digest: NOW, ...(comment === undefined ? {} : { comment }) })?.code,
      ).toBe('REASON_REQUIRED');
    expect(refusal(here, actor(who), action)).toBeNull();
  });

  it('needs no reason to approve', () =>
    expect(refuse(situation({ run: run() }), actor('r1'), { action: 'approve', digest: NOW })).toBeNull());

  it('must name a level that there is', () => {
    const refused = told(situation({ run: run() }), actor('r1'), 'approve', { level: 'nope' });
    expect(refused).toEqual({
      code: 'INVALID_INPUT',
      details: { fields: [{ path: 'level', reason: 'There is no such level.' }] },
      zh: '请求内容有误：没有这个审级。',
      en: 'The request is not valid: There is no such level.',
    });
    expect(refusal(situation({ run: run() }), actor('r1'), 'approve', { level: 'l0' })).toBeNull();
    expect(refusal(situation(), actor('r1'), 'approve', { level: 'nope' })?.code).toBe('WRONG_STATE');
  });

  it('goes back to the author or to an earlier level', () => {
    const here = situation({ run: run({ level: 1, decisions: [decision('approve', 'r1', 0)] }) });
    const back = (to: Command['to']) => refusal(here, actor('r2'), 'return', to === undefined ? {} : { to });
    expect([back(undefined), back('author'), back({ level: 'l0' })]).toEqual([null, null, null]);
    for (const level of ['l1', 'l2', 'nope']) expect(back({ level })?.code).toBe('INVALID_INPUT');
    expect(told(here, actor('r2'), 'return', { to: { level: 'l1' } })).toEqual({
      code: 'INVALID_INPUT',
      details: { fields: [{ path: 'to.level', reason: 'It can go back to the author or to an earlier level only.' }] },
      zh: '请求内容有误：只能退回给作者或更早的审级。',
      en: 'The request is not valid: It can go back to the author or to an earlier level only.',
    });
    expect(refusal(here, actor('r2'), 'approve', { to: { level: 'l2' } })).toBeNull();
  });

  it('is a moment to come, for a schedule only', () => {
    const now = Date.parse('2026-03-01T00:00:00.000Z');
    const at = (offset: number) => new Date(now + offset).toISOString();
    const moment = (command: Partial<Command>) => refuseMoment({ action: 'schedule', digest: NOW, ...command }, now);
    const year = MAX_SCHEDULE_DAYS * 86_400_000;
    expect(MAX_SCHEDULE_DAYS).toBe(365);
    expect([moment({ at: at(1) }), moment({ at: at(year) }), moment({ action: 'release' })]).toEqual([
      null,
      null,
      null,
    ]);
    for (const bad of [{ at: at(0) }, { at: at(year + 1) }, { at: 'soon' }, {}]) {
      const refused = moment(bad) as Refusal;
      expect([refused.code, refused.details]).toEqual([
        'INVALID_INPUT',
        { fields: [{ path: 'at', reason: 'Give a time to come, within a year.' }] },
      ]);
      expect(messageOf(refused, 'zh')).toBe('请求内容有误：请给出一年之内、尚未到来的签发时间。');
    }
  });
});

describe('content that stops an act', () => {
  const finding = (severity: Finding['severity']): Finding => ({
    path: 'title',
    start: 0,
    end: 1,
    text: 'x',
    ruleId: severity,
    pack: 'p',
    category: 'c',
    severity,
    message: '',
    suggestions: [],
  });
  const stopped = (action: Action, findings: Finding[], who = 'ed') =>
    refuseContent(situation(), actor(who), { action, digest: NOW }, findings);

  it('is what blocks, counted', () => {
    const refused = stopped('release', [finding('warn'), finding('block'), finding('block')]) as Refusal;
    expect([refused.code, refused.details]).toEqual([
      'BLOCKING_FINDINGS',
      { findings: [finding('block'), finding('block')] },
    ]);
    expect(messageOf(refused, 'en')).toBe('2 finding(s) must be mended first.');
  });

  it('is nobody left to sign, at submit only', () => {
    expect(stopped('submit', [finding('info')])).toBeNull();
    expect(stopped('submit', [], 'r1')?.code).toBe('NO_ELIGIBLE_SIGNER');
    expect(stopped('release', [], 'r1')).toBeNull();
  });
});

describe('the list of actions', () => {
  const names = (here: Situation, who = 'r1') => allowedActions(here, actor(who)).map(({ name }) => name);
  const usual: Action[] = [
    ...(['submit', 'withdraw', 'approve', 'return', 'reject', 'transfer', 'add-signer', 'remove-signer'] as const),
    ...(['consult', 'reply', 'release', 'schedule', 'unschedule', 'recall', 'remind'] as const),
  ];

  it('has adopting and the emergency where they can mean something', () => {
    expect(names(situation())).toEqual([...usual, 'break-glass']);
    const { breakGlass: _, ...without } = WORKFLOW;
    expect(names(situation({ workflow: without }))).toEqual(usual);
    expect(names(situation({ workflow: without, unattributed: [{ origin: 'x', at: '' }] }))).toEqual([
      ...usual,
      'adopt',
    ]);
  });

  it('asks for no words, and about what is there', () => {
    const enabled = (here: Situation, who: string) =>
      allowedActions(here, actor(who))
        .filter((one) => one.enabled)
        .map(({ name }) => name);
    expect(enabled(situation({ run: run() }), 'r1')).toEqual([
      ...['approve', 'return', 'reject', 'transfer', 'add-signer', 'consult'],
    ]);
    expect(enabled(situation({ run: run() }), 'g1')).toEqual(['remind', 'break-glass']);
    expect(enabled(situation({ release: release({ digest: BEFORE }) }), 'r3')).toEqual(['submit', 'recall']);
    expect(enabled(situation({ run: signedRun() }), 'r3')).toEqual(['withdraw', 'release', 'schedule']);
  });

  it('says why not, or nothing', () => {
    const [submit, , approve] = allowedActions(situation({ run: run() }), actor('r1'));
    expect([submit?.enabled, submit?.refusal?.code]).toEqual([false, 'WRONG_STATE']);
    expect(approve).toStrictEqual({ name: 'approve', enabled: true });
  });
});

describe('who is waited for', () => {
  const MORE = {
    ...WORKFLOW,
    levels: WORKFLOW.levels.map((level) => ({ ...level, signers: [...level.signers, 'r4'] })),
  };
  it.each<[string, Situation, string[]]>([
    ['nobody without a run', situation(), []],
    ['nobody once it is on the clock', situation({ run: signedRun({ state: 'scheduled', workflow: MORE }) }), []],
    ['nobody when the run is over', situation({ run: run({ state: 'returned' }) }), []],
    ['the signers of the level', situation({ run: run({ level: 1 }) }), ['r2']],
    ['nobody at a level that is not there', situation({ run: run({ level: 7 }) }), []],
    ['not who has signed', situation({ run: run({ decisions: [decision('approve', 'r1', 0)] }) }), []],
    [
      'who sent it back, or took back',
      situation({
        run: run({ decisions: [decision('return', 'r1', 0), decision('approve', 'r1', 0, { void: true })] }),
      }),
      ['r1'],
    ],
    ['the last signers, to release', situation({ run: signedRun() }), ['r3']],
    [
      'no author, to release',
      situation({ run: signedRun(), authors: new Map([['r3', [{ kind: 'edited', at: '' }]]]) }),
      [],
    ],
    ['nobody without levels', situation({ run: signedRun({ workflow: { ...WORKFLOW, levels: [] } }) }), []],
    [
      'the second emergency signature, each once',
      situation({ run: run({ level: 2, decisions: [decision('break-glass', 'g1', 0)] }) }),
      ['r3', 'g2'],
    ],
  ])('%s', (_, here, people) => expect(waitingFor(here)).toStrictEqual(people));
});
