/** What a refusal tells: who won, in which state it is, whose hand was in it. */
import {
  actor,
  BEFORE,
  decision,
  refusal,
  release,
  run,
  signedRun,
  situation,
  told,
  WORKFLOW,
} from '../../../../../tests/model/review-situation';
import { messageOf } from './errors';
import { withdrawalLevel, type Action, type Command, type Situation } from './review';

const wrongState = (zh: string, en: string, reasonZh = '', reasonEn = '') => ({
  zh: `稿件当前为“${zh}”，不能进行此操作。${reasonZh}`,
  en: `The document is “${en}” now, so this cannot be done.${reasonEn && ' '}${reasonEn}`,
});

describe('a wrong state', () => {
  it.each<[string, Situation, Action, string, string | undefined]>([
    [
      'who moved the run last',
      situation({ run: run({ lastBy: { key: 'x', name: '甲' } }) }),
      'release',
      'in_review',
      '甲',
    ],
    [
      'who recalled it',
      situation({
        run: run({ state: 'released', lastBy: null }),
        release: release({ recalled: true, recalledBy: { key: 'x', name: '乙' } }),
      }),
      'recall',
      'recalled',
      '乙',
    ],
    ['who released it', situation({ release: release() }), 'release', 'released', 'name of r3'],
    ['nobody where nobody acted', situation(), 'release', 'draft', undefined],
  ])('names %s', (_, here, action, state, by) => {
    const details = refusal(here, actor('r3'), action)?.details;
    expect(details).toStrictEqual(by === undefined ? { state } : { state, by });
  });

  it('says why nothing can be submitted', () => {
    expect(told(situation({ release: release() }), actor('ed'), 'submit')).toMatchObject(
      wrongState(
        '已发布',
        'released',
        '内容与线上版本完全一致，无需再审。',
        'It is identical to the live version; there is nothing to review.',
      ),
    );
    expect(told(situation({ unattributed: [{ origin: 'token', at: '' }] }), actor('ed'), 'submit')).toMatchObject(
      wrongState(
        '草稿',
        'draft',
        '稿件含有非人员账号（接口或导入）的改动，须先由责任编辑认领。',
        'It holds changes by a caller without a person (token, import); an editor has to adopt them first.',
      ),
    );
    expect(told(situation({ run: run() }), actor('ed'), 'submit')).toMatchObject(wrongState('审核中', 'in review'));
  });

  it('lets what is live for now be submitted for its after-review, and what was recalled', () => {
    expect(refusal(situation({ release: release({ awaitsAfterReview: true }) }), actor('ed'), 'submit')).toBeNull();
    expect(refusal(situation({ release: release({ recalled: true }) }), actor('ed'), 'submit')).toBeNull();
    expect(refusal(situation({ release: release({ digest: BEFORE }) }), actor('ed'), 'submit')).toBeNull();
  });

  it('says that the glass is broken already', () => {
    const early = situation({ run: run({ isLiveEarly: true }), release: release({ awaitsAfterReview: true }) });
    expect(told(early, actor('g1'), 'break-glass')).toMatchObject(
      wrongState(
        '审核中',
        'in review',
        '这一稿已紧急签发，正在补审。',
        'It is live by an emergency release already; the after-review is under way.',
      ),
    );
  });

  it.each<[Action, Situation]>([
    ['adopt', situation()],
    ['adopt', situation({ unattributed: [{ origin: 'token', at: '' }], run: run() })],
    ['withdraw', situation()],
    ['break-glass', situation()],
    ['break-glass', situation({ run: signedRun() })],
    ['break-glass', situation({ run: run({ workflow: { ...WORKFLOW, breakGlass: undefined } as never }) })],
    ['release', situation({ run: run() })],
    ['schedule', situation({ run: run() })],
    ['unschedule', situation({ run: run() })],
    ['recall', situation()],
  ])('keeps %s from a document it means nothing to', (action, here) =>
    expect(refusal(here, actor('g1'), action)?.code).toBe('WRONG_STATE'),
  );
});

describe('a step somebody else took', () => {
  const late = (here: Situation, who: string, action: Action, extra: Partial<Command> = {}) => {
    const refused = refusal(here, actor(who), action, extra);
    return refused && [refused.code, refused.details.by, messageOf(refused, 'en')];
  };
  const by = (name: string) => [
    'ALREADY_DECIDED',
    name,
    `This step was already decided by ${name}. Refresh to see it.`,
  ];
  const second = run({
    level: 1,
    decisions: [decision('approve', 'r1', 0), decision('approve', 'x', 0, { name: '乙' })],
  });

  it.each<[string, Situation, string, Action, Partial<Command>, unknown]>([
    [
      'a run that is over',
      situation({ run: run({ state: 'returned', lastBy: { key: 'r1', name: '甲' } }) }),
      'r1',
      'approve',
      {},
      by('甲'),
    ],
    [
      'a level that is closed, by its last signature',
      situation({ run: second }),
      'r1',
      'approve',
      { level: 'l0' },
      by('乙'),
    ],
    [
      'a level that is closed, when sending back',
      situation({ run: second }),
      'r1',
      'return',
      { level: 'l0' },
      by('乙'),
    ],
    [
      'one’s own signature',
      situation({ run: run({ decisions: [decision('approve', 'r1', 0)] }) }),
      'r1',
      'approve',
      {},
      by('name of r1'),
    ],
    ['a withdrawal after a signature', situation({ run: second }), 'ed', 'withdraw', {}, by('乙')],
    [
      'one’s own emergency signature',
      situation({ run: run({ decisions: [decision('break-glass', 'g1', 0)] }) }),
      'g1',
      'break-glass',
      {},
      by('name of g1'),
    ],
  ])('names who: %s', (_, here, who, action, extra, expected) =>
    expect(late(here, who, action, extra)).toEqual(expected),
  );

  it('is somebody else’s where nobody is known', () => {
    const here = situation({ run: run({ state: 'withdrawn', lastBy: null }) });
    expect(told(here, actor('r1'), 'approve')).toMatchObject({
      details: { by: '' },
      zh: '这一步已由其他人办理，请刷新后查看。',
      en: 'This step was already decided by somebody else. Refresh to see it.',
    });
  });

  it.each<[string, Situation, string, Action, Partial<Command>]>([
    ['a level nobody has signed', situation({ run: second }), 'r3', 'approve', { level: 'l2' }],
    [
      'a level that was reopened',
      situation({ run: run({ level: 1, decisions: [decision('approve', 'r1', 0, { void: true })] }) }),
      'r1',
      'approve',
      { level: 'l0' },
    ],
    ['a run that is void', situation({ run: run({ state: 'void' }) }), 'r1', 'approve', {}],
    ['a run that ended in a release', situation({ run: run({ state: 'released' }) }), 'r1', 'approve', {}],
    ['a run about other content', situation({ run: signedRun({ digest: BEFORE }) }), 'r3', 'approve', {}],
    ['a withdrawal from a run that is over', situation({ run: run({ state: 'returned' }) }), 'ed', 'withdraw', {}],
  ])('is not seen in %s', (_, here, who, action, extra) =>
    expect(refusal(here, actor(who), action, extra)?.code).toBe('WRONG_STATE'),
  );

  it.each<[string, Situation, string, Action]>([
    ['signatures of others', situation({ run: run({ decisions: [decision('approve', 'x', 0)] }) }), 'r1', 'approve'],
    [
      'one’s own that was taken back',
      situation({ run: run({ decisions: [decision('approve', 'r1', 0, { void: true })] }) }),
      'r1',
      'approve',
    ],
    [
      'an emergency signature',
      situation({ run: run({ decisions: [decision('break-glass', 'r1', 0)] }) }),
      'r1',
      'approve',
    ],
    [
      'an emergency signature of somebody else',
      situation({ run: run({ decisions: [decision('break-glass', 'g2', 0)] }) }),
      'g1',
      'break-glass',
    ],
    [
      'an emergency signature, for the submitter',
      situation({ run: run({ decisions: [decision('break-glass', 'g2', 0)] }) }),
      'ed',
      'withdraw',
    ],
  ])('leaves the act free after %s', (_, here, who, action) => expect(refusal(here, actor(who), action)).toBeNull());
});

describe('a withdrawal', () => {
  const withdraw = (who: string, here: Parameters<typeof run>[0]) =>
    refusal(situation({ run: run(here) }), actor(who), 'withdraw')?.code ?? null;
  it('is for the submitter and the last signer', () => {
    const decisions = [decision('approve', 'r1', 0)];
    expect([withdraw('x', { decisions }), withdraw('x', {})]).toEqual(['NOT_SIGNER', 'NOT_SIGNER']);
    expect(withdraw('ed', { decisions: [decision('approve', 'ed', 0)] })).toBeNull();
    expect(withdraw('ed', { state: 'returned', decisions: [decision('return', 'r1', 0)] })).toBe('WRONG_STATE');
  });
});

describe('a withdrawal takes back', () => {
  const of = (person: string, ...decisions: ReturnType<typeof decision>[]) =>
    withdrawalLevel(run({ decisions }), person);
  it('the whole run, for its submitter, before anybody has decided', () => {
    expect([of('ed'), of('r1')]).toEqual([-1, null]);
    expect(withdrawalLevel(run({ state: 'approved' }), 'ed')).toBeNull();
    expect(of('ed', decision('approve', 'r1', 0))).toBeNull();
  });
  it('the last approval, for its signer', () => {
    expect(of('r2', decision('approve', 'r1', 0), decision('approve', 'r2', 1))).toBe(1);
    expect(of('r1', decision('approve', 'r1', 0), decision('approve', 'r2', 1))).toBeNull();
    expect(of('r1', decision('return', 'r1', 0))).toBeNull();
  });
});

describe('two duties', () => {
  const because = (here: Situation, who: string, action: Action) => {
    const answer = told(here, actor(who), action);
    return answer && [answer.code, answer.details.because, answer.zh, answer.en];
  };
  const words = (zh: string, en: string) => [
    `按“一人不得兼两职”的规定，不能这样办理：${zh}。请由其他审核人办理。`,
    `Two duties must be two people, so this cannot be done: ${en}. Another reviewer has to.`,
  ];
  const authors = (kind: 'edited' | 'uploaded' | 'submitted', paths?: string[]) =>
    new Map([['r1', [{ kind, at: '', ...(paths ? { paths } : {}) }]]]);

  it.each<['edited' | 'uploaded' | 'submitted', string[] | undefined, string, string]>([
    ['edited', ['title'], '您改动过这一稿 (title)', 'you edited it (title)'],
    ['edited', ['a', 'b', 'c', 'd'], '您改动过这一稿 (a, b, c)', 'you edited it (a, b, c)'],
    ['edited', [], '您改动过这一稿', 'you edited it'],
    ['uploaded', undefined, '您上传或替换过其中的图片或附件', 'you uploaded or replaced a file in it'],
    ['submitted', undefined, '您提交了这一稿', 'you submitted it'],
  ])('are told: %s %j', (kind, paths, zh, en) => {
    const here = situation({ run: run(), authors: authors(kind, paths) });
    expect(because(here, 'r1', 'approve')).toEqual([
      'SEPARATION_OF_DUTIES',
      authors(kind, paths).get('r1'),
      ...words(zh, en),
    ]);
  });

  it.each<[Action, Situation]>([
    ['approve', situation({ run: run() })],
    ['return', situation({ run: run() })],
    ['break-glass', situation({ run: run() })],
    ['release', situation({ run: signedRun() })],
    ['schedule', situation({ run: signedRun() })],
  ])('forbid an author to %s', (action, here) =>
    expect(refusal(here, actor('ed'), action)?.code).toBe('SEPARATION_OF_DUTIES'),
  );

  it('let an author take their own off the clock, and take it down', () => {
    const mine = new Map([['r3', [{ kind: 'edited' as const, at: '' }]]]);
    expect(
      refusal(situation({ run: signedRun({ state: 'scheduled' }), authors: mine }), actor('r3'), 'unschedule'),
    ).toBeNull();
    expect(refusal(situation({ release: release(), authors: mine }), actor('r3'), 'recall')).toBeNull();
  });

  it('are two levels too, by name', () => {
    const level = (extra: Parameters<typeof run>[0]) =>
      because(situation({ run: run({ level: 1, ...extra }) }), 'r1', 'approve');
    expect(level({ decisions: [decision('approve', 'r1', 0)] })).toEqual([
      'SEPARATION_OF_DUTIES',
      [{ kind: 'signed', level: 'l0' }],
      ...words('您已签过“第1审”', 'you signed level “第1审” of this run'),
    ]);
    const lost = level({ decisions: [decision('approve', 'r1', 7)] });
    expect([lost?.[2], lost?.[3]]).toEqual(words('您已签过“”', 'you signed level “” of this run'));
    for (const other of [decision('return', 'r1', 0), decision('approve', 'r1', 0, { void: true })])
      expect(level({ decisions: [other] })?.[0]).toBe('NOT_SIGNER');
  });
});
