/** What a proofreader is told when an act is refused, word for word in both languages. */
import {
  ALL,
  ALOUD,
  close,
  finding,
  here,
  OWN,
  sign,
  signature,
  workflowOf,
} from '../../../../../tests/model/proof-situation';
import { actor, BEFORE, decision, NOW, release } from '../../../../../tests/model/review-situation';
import { messageOf } from './errors';
import { asFindings, deskOf, proofedBefore, refuseProof, type ProofCommand } from './proof';
import type { Authorship, DecisionFact, Situation } from './situation';
import type { ProofPeople } from './templates-proof';
import type { Workflow } from './workflow';

function told(at: Situation, who: string, command: ProofCommand) {
  const refused = refuseProof(at, actor(who), command);
  return refused && [refused.code, refused.details, messageOf(refused, 'zh'), messageOf(refused, 'en')];
}
const code = (at: Situation, who: string, command: ProofCommand) => refuseProof(at, actor(who), command)?.code ?? null;
const READ: ProofCommand = { act: 'read-aloud', digest: NOW };
const find = (note = '错字'): ProofCommand => ({ act: 'find', digest: NOW, round: 'proof-1', note });
const reopen: ProofCommand = { act: 'reopen', digest: NOW, finding: 1, comment: '还有' };

/** A round that everybody named for it has to sign. */
function together(signatures = ALL.slice(0, 1)): Situation {
  const workflow = workflowOf(OWN);
  const [first, ...others] = workflow.proof?.rounds ?? [];
  const rounds = [{ ...first, quorum: { kind: 'all' } }, ...others];
  const all = { ...workflow, proof: { ...workflow.proof, rounds } } as Workflow;
  const at = here({ signatures });
  return { ...at, workflow: all, run: at.run && { ...at.run, workflow: all } };
}

describe('a checklist that does not answer what is asked', () => {
  it('names each item, missing or too many', () => {
    const answers = { characters: 'yes', names: 'yes', other: 'yes' } as const;
    expect(told(here(), 'p1', { act: 'sign', digest: NOW, round: 'proof-1', checklist: answers })).toEqual([
      'INVALID_INPUT',
      {
        fields: [
          { path: 'checklist.figures', reason: 'not answered' },
          { path: 'checklist.other', reason: 'not on the checklist' },
        ],
      },
      '请求内容有误：请逐项答复校对清单。',
      'The request is not valid: Answer every item of the checklist, and no others.',
    ]);
  });
});

describe('what is done already', () => {
  const byP1 = [
    'ALREADY_DECIDED',
    { by: 'name of p1' },
    '这一步已由name of p1办理，请刷新后查看。',
    'This step was already decided by name of p1. Refresh to see it.',
  ];

  it('names who did it', () => {
    expect(told(here({ signatures: ALL.slice(0, 1) }), 'q1', sign('proof-1'))).toEqual(byP1);
  });

  it('is a person’s own signature where others of the round are still to come', () => {
    expect(told(together(), 'p1', sign('proof-1'))).toEqual(byP1);
    expect(code(together(), 'q1', sign('proof-1'))).toBeNull();
    const both = together([...ALL.slice(0, 1), signature('q1', 'proof-1')]);
    expect([code(both, 'p1', sign('proof-1')), code(both, 'p2', sign('proof-2'))]).toEqual(['ALREADY_DECIDED', null]);
  });

  it('is not a finding that came back with the old text: it may be kept now', () => {
    const back = here({ findings: [finding({ digest: NOW, closed: { how: 'fixed', name: '甲' } })] });
    expect([code(back, 'p1', close('kept', '原文如此')), code(back, 'p1', close('fixed'))]).toEqual([
      ...[null, 'WRONG_STATE'],
    ]);
  });
});

describe('what cannot be done now', () => {
  const DRAFT = here({}, OWN, null);
  const zh = (state: string, reason: string) => `稿件当前为“${state}”，不能进行此操作。${reason}`;
  const en = (state: string, reason: string) => `The document is “${state}” now, so this cannot be done. ${reason}`;

  it.each<[string, Situation, string, ProofCommand, [string, string, string], [string, string]]>([
    [
      'signing before it is submitted',
      DRAFT,
      'p1',
      sign('proof-1'),
      ['draft', '草稿', '稿件提交审核后，各校次才能签字。'],
      ['draft', 'Rounds are signed once it has been submitted for review.'],
    ],
    [
      'reading aloud before it is submitted',
      here({}, ALOUD, null),
      'p1',
      READ,
      ['draft', '草稿', '稿件提交审核后，各校次才能签字。'],
      ['draft', 'Rounds are signed once it has been submitted for review.'],
    ],
    [
      'a finding in what is live',
      { ...DRAFT, release: release() },
      'p1',
      find(),
      ['released', '已发布', '内容与线上版本一致。如有错误，请更正后重新提交，或先撤稿。'],
      ['released', 'It is what is live. If something is wrong, mend it and submit it again, or recall it.'],
    ],
    [
      'mended in the same text',
      here({ findings: [finding({ digest: NOW })] }),
      'p1',
      close('fixed'),
      ['approved', '已通过', '发现问题以来，稿件还没有改动。'],
      ['approved', 'The text is still the one in which it was found.'],
    ],
    [
      'opening again what is open',
      here({ findings: [finding()] }),
      'p1',
      reopen,
      ['approved', '已通过', '这个问题尚未关闭。'],
      ['approved', 'This finding is open.'],
    ],
    [
      'a round before its turn',
      here(),
      'p2',
      sign('proof-2'),
      ['approved', '已通过', '“一校”还没有在这一版上签字，请按校次顺序办理。'],
      ['approved', 'Round “一校” has not signed this text yet; rounds go in their order.'],
    ],
    [
      'reading aloud what need not be',
      here({ signatures: ALL }),
      'p1',
      READ,
      ['approved', '已通过', '这一稿不要求诵读。'],
      ['approved', 'This document need not be read aloud.'],
    ],
    [
      'reading aloud before the last round',
      here({ signatures: ALL.slice(0, 2) }, ALOUD),
      'p1',
      READ,
      ['approved', '已通过', '“三校”签字之后才能诵读。'],
      ['approved', 'It is read aloud after round “三校” has signed.'],
    ],
  ])('%s: the state and the reason', (_, at, who, command, [state, inZh, zhReason], [inEn, enReason]) => {
    expect(told(at, who, command)).toEqual(['WRONG_STATE', { state }, zh(inZh, zhReason), en(inEn, enReason)]);
  });
});

describe('two duties of one person', () => {
  const zh = (reason: string) => `按“一人不得兼两职”的规定，不能这样办理：${reason}。请由其他审核人办理。`;
  const en = (reason: string) =>
    `Two duties must be two people, so this cannot be done: ${reason}. Another reviewer has to.`;
  const wrote = (...authorships: Authorship[]): Situation => ({ ...here(), authors: new Map([['p1', authorships]]) });
  const edited = (...paths: string[]): Authorship => ({ kind: 'edited', at: '', paths });

  it('an author is told which places they changed, three at most', () => {
    const four = [edited('title', 'body'), edited('cover', 'source')];
    expect(told(wrote(...four), 'p1', sign('proof-1'))).toEqual([
      'SEPARATION_OF_DUTIES',
      { because: four },
      zh('您改动或提交过这一稿 (title, body, cover)'),
      en('you changed or submitted it (title, body, cover)'),
    ]);
  });

  it('who only submitted it is told so without a place', () => {
    const submitted: Authorship = { kind: 'submitted', at: '' };
    expect(told(wrote(submitted), 'p1', sign('proof-1'))).toEqual([
      'SEPARATION_OF_DUTIES',
      { because: [submitted] },
      zh('您改动或提交过这一稿'),
      en('you changed or submitted it'),
    ]);
  });

  it('an author may still say what is wrong, or that a finding is not mended', () => {
    const mended = [finding({ closed: { how: 'fixed' as const, name: '甲' } })];
    const at = { ...here({ findings: mended }), authors: wrote(edited('title')).authors };
    expect([code(at, 'p1', find()), code(at, 'p1', reopen)]).toEqual([null, null]);
  });

  const people: ProofPeople = { rounds: [['r1', 'p1'], ['p2'], ['p3']] };
  const decided = (...decisions: DecisionFact[]): Situation =>
    here({}, people, { state: 'in_review', level: 2, decisions });
  const signedFirst = [
    'SEPARATION_OF_DUTIES',
    { because: [{ kind: 'signed', level: 'l0' }] },
    zh('您已签过“第1审”'),
    en('you have signed level “第1审” of this run'),
  ];

  it('who signed a level is told which, whatever else stands in the run', () => {
    const others = [
      decision('approve', 'r2', 1),
      decision('remind', 'r1', 1),
      decision('approve', 'r1', 2, { void: true }),
    ];
    expect(told(decided(...others, decision('approve', 'r1', 0)), 'r1', sign('proof-1'))).toEqual(signedFirst);
    expect(code(decided(...others), 'r1', sign('proof-1'))).toBeNull();
  });

  it('a level that somebody else signed for them is theirs too', () => {
    const at = decided(decision('approve', 'x', 0, { for: 'r1' }));
    expect(told(at, 'r1', sign('proof-1'))).toEqual(signedFirst);
  });

  it('who signed one round signs no other', () => {
    const twice = here({ signatures: ALL.slice(0, 1) }, { rounds: [['p1'], ['p1', 'p2'], ['p3']] });
    expect(told(twice, 'p1', sign('proof-2'))).toEqual([
      'SEPARATION_OF_DUTIES',
      { because: [{ kind: 'proofed', round: 'proof-1' }] },
      zh('您已签过“一校”'),
      en('you have signed round “一校” of this text'),
    ]);
    expect(code(twice, 'p2', sign('proof-2'))).toBeNull();
    expect(proofedBefore({ key: 'k', name: '校' }).details).toEqual({ because: [{ kind: 'proofed', round: 'k' }] });
  });
});

describe('the rest', () => {
  it('another text than the one seen: both are named', () => {
    expect(refuseProof(here(), actor('p1'), { ...sign('proof-1'), digest: BEFORE })?.details).toEqual({
      ...{ expected: NOW, actual: BEFORE },
    });
  });

  it('blanks are no reason to keep a finding', () => {
    expect(code(here({ findings: [finding()] }), 'p1', close('kept', ' '))).toBe('REASON_REQUIRED');
  });

  it('an open finding of any round stops the reading aloud', () => {
    const at = (round: string) => here({ signatures: ALL, findings: [finding({ round })] }, ALOUD);
    for (const round of ['proof-1', 'proof-3'])
      expect(told(at(round), 'p2', READ)).toEqual([
        'BLOCKING_FINDINGS',
        { findings: asFindings([finding({ round })]) },
        '还有 1 处必须改正的问题，请改正后再提交。',
        '1 finding(s) must be mended first.',
      ]);
  });

  it('findings are told in the shape of those of checks; advice stays advice', () => {
    const shown = {
      ...{ path: 'title', start: 0, end: 2, text: '食堂', message: '应为餐厅', suggestions: [] },
      ...{ pack: 'proof', category: 'proof' },
    };
    expect(asFindings([finding(), finding({ id: 2, severity: 'advice' })])).toEqual([
      { ...shown, ruleId: 'proof-1', severity: 'block' },
      { ...shown, ruleId: 'proof-2', severity: 'warn' },
    ]);
  });

  it('nobody has signed a level where no run is open', () => {
    const desk = deskOf(here({}, OWN, null));
    expect([desk?.ground.signsLevel('r1'), desk?.ground.hasHand('ed')]).toEqual([false, true]);
  });
});
