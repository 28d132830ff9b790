import { decision, release, run, signedRun, situation, WORKFLOW } from '../../../../../tests/model/review-situation';
import { newsOfAct, releasedOnce, type DoneAct } from './act-notices';
import type { RunFact, Situation } from './situation';
import type { Workflow } from './workflow';

const about = { uid: 'api::article.article', documentId: 'x', locale: 'zh-Hans', title: '食堂通知', run: 1 };
const news = (action: string, by: string, before: Situation, after: Situation) => {
  const act: DoneAct = { before, after, action, by: { key: by, name: `name of ${by}` }, about };
  const { notices, done } = newsOfAct(act);
  for (const notice of notices) expect(notice.about).toBe(about);
  return { told: notices.map(({ kind, to, facts }) => [kind, to, facts ?? {}]), done };
};
const active = new Set(['ed', 'r1', 'r2', 'r3', 'g1', 'g2', 'a', 'b', 'c', 'x']);
const of = (fact: RunFact | null, extra: Partial<Situation> = {}) => situation({ run: fact, active, ...extra });
const [open, fullySigned] = [of(run()), of(signedRun())];
const second = of(run({ level: 1, decisions: [decision('approve', 'r1', 0)] }));

/** Three people, any one of whom signs the first level. */
const shared: Workflow = {
  ...WORKFLOW,
  levels: WORKFLOW.levels.map((level, index) => (index === 0 ? { ...level, signers: ['a', 'b', 'c'] } : level)),
};
/** Two of them have to. */
const both: Workflow = {
  ...shared,
  levels: shared.levels.map((level, index) => (index === 0 ? { ...level, quorum: { kind: 'all' } } : level)),
};

describe('a task that arrives', () => {
  it('is told to whoever signs first, not to the submitter', () => {
    expect(news('submit', 'ed', of(null), open)).toEqual({ told: [['task', ['r1'], { level: '第1审' }]], done: [] });
  });

  it('is told at the next level; the signer’s own is done with', () => {
    expect(news('approve', 'r1', open, second)).toEqual({ told: [['task', ['r2'], { level: '第2审' }]], done: ['r1'] });
  });

  it('is told to somebody again when the run comes to them again', () => {
    const back = of(run({ decisions: [decision('approve', 'r1', 0, { void: true })] }));
    expect(news('return', 'r2', second, back)).toEqual({ told: [['task', ['r1'], { level: '第1审' }]], done: ['r2'] });
  });

  it('is told to one who is named at two levels, once at each', () => {
    const levels = WORKFLOW.levels.map((level) => ({ ...level, signers: [...level.signers, 'x'] }));
    const workflow = { ...WORKFLOW, levels };
    const [first, next] = [open, second].map((one) => of({ ...(one.run as RunFact), workflow }));
    const { told, done } = news('approve', 'r1', first as Situation, next as Situation);
    expect(told).toEqual([['task', ['r2', 'x'], { level: '第2审' }]]);
    expect(done).toEqual(['r1', 'x']);
  });

  it('is not told again to who is still waited for', () => {
    const before = of(run({ workflow: both }));
    const after = of(run({ workflow: both, decisions: [decision('approve', 'a', 0)] }));
    expect(news('approve', 'a', before, after)).toEqual({ told: [], done: ['a'] });
  });

  it('is told to the others who may release, and that it is fully signed to the submitter', () => {
    const levels = WORKFLOW.levels.map((level, index) => (index === 2 ? { ...level, signers: ['r3', 'x'] } : level));
    const workflow = { ...WORKFLOW, levels };
    const third = of(
      run({ workflow, level: 2, decisions: [decision('approve', 'r1', 0), decision('approve', 'r2', 1)] }),
    );
    const { told, done } = news('approve', 'r3', third, of(signedRun({ workflow })));
    expect(told).toEqual([
      ['ready', ['x'], {}],
      ['approved', 'ed', {}],
    ]);
    expect(done).toEqual(['r3', 'x']);
  });

  it('asks for the second signature of an emergency release', () => {
    const asked = of(run({ decisions: [decision('break-glass', 'g1', 0)] }));
    expect(news('break-glass', 'g1', open, asked)).toEqual({
      told: [['emergency', ['g2', 'r3'], { by: 'name of g1' }]],
      done: [],
    });
  });
});

describe('a task that goes', () => {
  it('is told to those whom somebody was quicker than', () => {
    const before = of(run({ workflow: shared }));
    const after = of(run({ workflow: shared, level: 1, decisions: [decision('approve', 'b', 0)] }));
    expect(news('approve', 'b', before, after)).toEqual({
      told: [
        ['task', ['r2'], { level: '第2审' }],
        ['closed', ['a', 'c'], { by: 'name of b' }],
      ],
      done: ['a', 'b', 'c'],
    });
  });

  it('is told when the submitter takes the run back', () => {
    expect(news('withdraw', 'ed', open, of(run({ state: 'withdrawn' })))).toEqual({
      told: [['closed', ['r1'], { by: 'name of ed' }]],
      done: ['r1'],
    });
  });

  it('is not told here of a run that became void: that is told where it happens', () => {
    const recalled = of(run({ state: 'void' }), { release: release({ recalled: true }) });
    expect(news('recall', 'boss', of(run(), { release: release() }), recalled)).toEqual({ told: [], done: ['r1'] });
  });
});

describe('the submitter', () => {
  it.each([
    ['return', 'returned'],
    ['reject', 'rejected'],
  ])('hears of a %s as %s', (action, kind) => {
    const { told } = news(action, 'r1', open, of(run({ state: 'returned', decisions: [decision('return', 'r1', 0)] })));
    expect(told).toEqual([[kind, 'ed', { by: 'name of r1' }]]);
  });

  it('hears of a release that came early, by its name, which nobody is told twice', () => {
    const early = of(run({ isLiveEarly: true }), { release: release() });
    const act: DoneAct = { before: open, after: early, action: 'break-glass', by: { key: 'g2', name: 'G2' }, about };
    expect(newsOfAct(act).notices).toEqual([
      { kind: 'released', to: 'ed', about, facts: { by: 'G2' }, once: releasedOnce(9) },
    ]);
    expect(newsOfAct({ ...act, before: early }).notices).toStrictEqual([]);
  });

  it('hears nothing of what they do themselves, nor of a run that moved no further', () => {
    expect(news('unschedule', 'ed', of(signedRun({ state: 'scheduled' })), fullySigned).told).toEqual([
      ['ready', ['r3'], {}],
    ]);
    expect(news('unschedule', 'r3', of(signedRun({ state: 'scheduled' })), fullySigned).told).toStrictEqual([]);
    expect(news('schedule', 'r3', fullySigned, of(signedRun({ state: 'scheduled' })))).toEqual({
      told: [],
      done: ['r3'],
    });
    expect(news('adopt', 'ed', of(null), of(null))).toEqual({ told: [], done: [] });
  });

  it('hears nothing of an older run’s end when a new one begins', () => {
    const before = of(run({ state: 'returned' }));
    expect(news('submit', 'ed', before, of(run({ id: 2 }))).told).toEqual([['task', ['r1'], { level: '第1审' }]]);
  });
});

describe('an opinion and a reminder', () => {
  const asked = of(run({ decisions: [decision('consult', 'r1', 0, { seat: 's1', to: 'x', ref: 's1.1' })] }));
  it('reach whoever is asked, whoever asked, and those who are waited for', () => {
    expect(news('consult', 'r1', open, asked).told).toEqual([['consulted', ['x'], { by: 'name of r1' }]]);
    const answered = of(
      run({ decisions: [...(asked.run as RunFact).decisions, decision('reply', 'x', 0, { seat: 's1.1' })] }),
    );
    expect(news('reply', 'x', asked, answered).told).toEqual([['answered', ['r1'], { by: 'name of x' }]]);
    const reminded = of(run({ decisions: [decision('remind', 'ed', 0)] }));
    expect(news('remind', 'ed', open, reminded).told).toEqual([['urged', ['r1'], { by: 'name of ed' }]]);
  });
});

describe('nobody is told what they know', () => {
  it('who reminds others is not urged', () => {
    const waiting = of(run({ workflow: both }));
    expect(news('remind', 'a', waiting, waiting).told).toEqual([['urged', ['b', 'c'], { by: 'name of a' }]]);
  });

  it('a run that came back before is not told again by a later act', () => {
    const back = of(run({ state: 'returned' }));
    expect(news('adopt', 'x', back, back)).toEqual({ told: [], done: [] });
  });

  it('the submitter hears of no release of their own', () =>
    expect(
      news('release', 'ed', fullySigned, of(signedRun({ state: 'released' }), { release: release() })).told,
    ).toEqual([['closed', ['r3'], { by: 'name of ed' }]]));

  it('who signs the level has a task; only the others are asked for an emergency', () => {
    const glass = decision('break-glass', 'g1', 0);
    const before = of(run({ level: 1, decisions: [decision('approve', 'r1', 0), glass] }));
    const third = run({ level: 2, decisions: [decision('approve', 'r1', 0), glass, decision('approve', 'r2', 1)] });
    expect(news('approve', 'r2', before, of(third)).told).toEqual([
      ['task', ['r3'], { level: '第3审' }],
      ['emergency', ['g2'], { by: 'name of r2' }],
    ]);
  });

  it('a release is told once under its number', () => expect(releasedOnce(9)).toBe('released:9'));
});
