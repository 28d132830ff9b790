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
import {
  actor,
  BEFORE,
  decision,
  NOW,
  refusal,
  release,
  run,
  situation,
  told,
} from '../../../../../tests/model/review-situation';
import { messageOf } from './errors';
import { allChecked, refuseProof, type ProofCommand } from './proof';
import { proofTasks, refuseUnproofable } from './proof-people';
import { isRoundSigned, type ProofFact, type ProofFinding, type ProofSignature } from './proof-state';
import type { ProofTrack } from './proof-track';
import { isFullySigned, refuseContent, type RunFact, type Situation } from './review';
import { threeProofs, type ProofPeople } from './templates-proof';
import type { Workflow } from './workflow';

const codes = (at: Situation, who: string, ...commands: ProofCommand[]): (string | null)[] =>
  commands.map((command) => refuseProof(at, actor(who), command)?.code ?? null);

describe('going live', () => {
  it.each<[string, Situation, boolean]>([
    ['all rounds', here({ signatures: ALL }), true],
    ['one round missing', here({ signatures: ALL.slice(0, 2) }), false],
    ['nobody looked', { ...here(), proof: undefined as never }, false],
    [
      'a void signature',
      here({ signatures: [...ALL.slice(0, 2), signature('p3', 'proof-3', { isVoid: true })] }),
      false,
    ],
    ['of another text', here({ signatures: ALL.map((one) => ({ ...one, digest: BEFORE })) }), false],
    ['of somebody not named', here({ signatures: [signature('x', 'proof-1'), ...ALL.slice(1)] }), false],
    [
      'of somebody under two rounds',
      here(
        { signatures: ALL.map(({ round }) => signature('p1', round)) },
        { rounds: [['p1'], ['p1', 'p2'], ['p1', 'p3']] },
      ),
      false,
    ],
    [
      'of a level’s signer',
      here({ signatures: [signature('r1', 'proof-1'), ...ALL.slice(1)] }, { rounds: [['r1'], ['p2'], ['p3']] }),
      false,
    ],
    [
      'of a level’s signer, shared',
      here(
        { signatures: [signature('r1', 'proof-1'), ...ALL.slice(1)] },
        { rounds: [['r1'], ['p2'], ['p3']], sharesPeople: true },
      ),
      true,
    ],
    [
      'of an author',
      here({ signatures: [signature('ed', 'proof-1'), ...ALL.slice(1)] }, { rounds: [['ed'], ['p2'], ['p3']] }),
      false,
    ],
    ['an open finding', here({ signatures: ALL, findings: [finding()] }), false],
    ['open advice', here({ signatures: ALL, findings: [finding({ severity: 'advice' })] }), true],
    ['a finding of a round that is gone', here({ signatures: ALL, findings: [finding({ round: 'old' })] }), false],
    [
      'a closed finding',
      here({ signatures: ALL, findings: [finding({ closed: { how: 'fixed', name: '甲' } })] }),
      true,
    ],
    [
      'mended, but the old text is back',
      here({ signatures: ALL, findings: [finding({ digest: NOW, closed: { how: 'fixed', name: '甲' } })] }),
      false,
    ],
    [
      'kept as it is',
      here({ signatures: ALL, findings: [finding({ digest: NOW, closed: { how: 'kept', name: '甲' } })] }),
      true,
    ],
    ['not read aloud', here({ signatures: ALL }, ALOUD), false],
    ['read aloud by one', here({ signatures: [...ALL, signature('p1', null), signature('p1', null)] }, ALOUD), false],
    ['read aloud by two', here({ signatures: [...ALL, signature('p1', null), signature('q1', null)] }, ALOUD), true],
    ['not of the major class', here({ signatures: ALL, facets: { theme: ['minor'] } }, ALOUD), true],
    ['of a class nobody knows', here({ signatures: ALL, facets: {} }, ALOUD), false],
  ])('%s', (_, at, expected) => {
    expect(isFullySigned(at)).toBe(expected);
    expect(refusal(at, actor('r3'), 'release') === null).toBe(expected || at.proof === undefined);
  });

  it('says what is missing, in both languages', () => {
    expect(told(here(), actor('r3'), 'release')).toEqual({
      code: 'NOT_RELEASABLE',
      details: { proof: { round: { key: 'proof-1', name: '一校' } } },
      zh: '稿件须经全部审级签字后由终审人签发，不能直接发布。“一校”还没有在这一版上签字。',
      en: 'Content goes live only by a release after every level has signed. Proof round “一校” has not signed this text.',
    });
    expect(told(here({ signatures: ALL }, ALOUD), actor('r3'), 'schedule')?.zh).toMatch(/两人诵读/);
    expect(told(here({ findings: [finding()] }), actor('r3'), 'release')).toMatchObject({
      code: 'BLOCKING_FINDINGS',
      details: {
        findings: [{ path: 'title', text: '食堂', message: '应为餐厅', severity: 'block', ruleId: 'proof-1' }],
      },
    });
  });

  it('an emergency release waits for no round, but not past an open finding; its after-review waits', () => {
    const open = (fact: Partial<ProofFact>, extra: Partial<RunFact> = {}) =>
      here(fact, OWN, { state: 'in_review', level: 2, decisions: [], ...extra });
    expect(refusal(open({}), actor('g1'), 'break-glass')).toBeNull();
    expect(refusal(open({ findings: [finding()] }), actor('g1'), 'break-glass')?.code).toBe('BLOCKING_FINDINGS');
    expect(refusal(open({}), actor('r3'), 'approve')).toBeNull();
    expect(refusal(open({}, { isLiveEarly: true }), actor('r3'), 'approve')?.code).toBe('NOT_RELEASABLE');
    expect(refusal(open({}, { isLiveEarly: true, level: 1 }), actor('r2'), 'approve')).toBeNull();
    expect(refusal(open({ signatures: ALL }, { isLiveEarly: true }), actor('r3'), 'approve')).toBeNull();
  });
});

describe('who signs what', () => {
  const unsigned = here({}, OWN, { state: 'in_review', level: 0, decisions: [] });

  it('rounds in their order, each once, by those named', () => {
    expect(codes(unsigned, 'p1', sign('proof-1'), sign('proof-9'))).toEqual([null, 'NOT_FOUND']);
    expect(codes(unsigned, 'p2', sign('proof-2'), sign('proof-1'))).toEqual(['WRONG_STATE', 'NOT_SIGNER']);
    const begun = here({ signatures: ALL.slice(0, 1) });
    expect([
      codes(begun, 'p1', sign('proof-1')),
      codes(begun, 'q1', sign('proof-1')),
      codes(begun, 'p2', sign('proof-2')),
    ]).toEqual([...[['ALREADY_DECIDED'], ['ALREADY_DECIDED'], [null]]]);
    expect(codes(here({}, OWN, null), 'p1', sign('proof-1'))).toEqual(['WRONG_STATE']);
    expect(codes(unsigned, 'p1', { ...sign('proof-1'), digest: BEFORE })).toEqual(['STALE_DIGEST']);
    expect(codes(unsigned, 'p1', { act: 'sign', digest: NOW, round: 'proof-1', checklist: {} })).toEqual([
      'INVALID_INPUT',
    ]);
    const more = { ...allChecked(threeProofs(OWN).rounds[0] as never), other: 'yes' as const };
    expect(codes(unsigned, 'p1', { act: 'sign', digest: NOW, round: 'proof-1', checklist: more })).toEqual([
      'INVALID_INPUT',
    ]);
    expect(codes(situation({ run: run() }), 'p1', sign('proof-1'))).toEqual(['NOT_FOUND']);
  });

  it('everybody named where the round says all', () => {
    const workflow = workflowOf(OWN);
    const all = {
      ...workflow,
      proof: {
        ...workflow.proof,
        rounds: workflow.proof?.rounds.map((round) => ({ ...round, quorum: { kind: 'all' } })),
      },
    } as Workflow;
    const at = {
      ...unsigned,
      workflow: all,
      run: run({ workflow: all }),
      proof: { findings: [], facets: {}, signatures: ALL.slice(0, 1) },
    };
    expect([codes(at, 'q1', sign('proof-1')), codes(at, 'p2', sign('proof-2'))]).toEqual([[null], ['WRONG_STATE']]);
    const alone = { ...(all.proof?.rounds[1] as ProofTrack['rounds'][number]), proofreaders: ['p2'] };
    expect([isRoundSigned(alone, [signature('p2', 'proof-2')]), isRoundSigned(alone, [])]).toEqual([true, false]);
    const both = { ...at, proof: { ...at.proof, signatures: [...ALL.slice(0, 1), signature('q1', 'proof-1')] } };
    expect([codes(both, 'q1', sign('proof-1')), codes(both, 'p2', sign('proof-2'))]).toEqual([
      ...[['ALREADY_DECIDED'], [null]],
    ]);
  });

  it('findings of its own and of earlier rounds stop a round, later ones do not', () => {
    const at = (round: string) => here({ findings: [finding({ round })] });
    expect(['proof-1', 'proof-2'].map((round) => codes(at(round), 'p1', sign('proof-1'))[0])).toEqual([
      ...['BLOCKING_FINDINGS', null],
    ]);
  });

  it('a level and a round are two people, in either order, unless the switch says otherwise', () => {
    const people = (sharesPeople: boolean): ProofPeople => ({ rounds: [['r1', 'p1'], ['p2'], ['p3']], sharesPeople });
    const afterLevel = (shares: boolean) =>
      here({}, people(shares), { state: 'in_review', level: 1, decisions: [decision('approve', 'r1', 0)] });
    expect([true, false].map((shares) => codes(afterLevel(shares), 'r1', sign('proof-1'))[0])).toEqual([
      ...[null, 'SEPARATION_OF_DUTIES'],
    ]);
    const taken = here({}, people(false), {
      state: 'in_review',
      level: 0,
      decisions: [decision('approve', 'r1', 0, { void: true })],
    });
    expect(codes(taken, 'r1', sign('proof-1'))).toEqual([null]);
    const afterRound = (shares: boolean, extra: Partial<ProofSignature> = {}) =>
      here({ signatures: [signature('r1', 'proof-1', extra)] }, people(shares), {
        state: 'in_review',
        level: 0,
        decisions: [],
      });
    expect([true, false].map((shares) => refusal(afterRound(shares), actor('r1'), 'approve')?.code)).toEqual([
      ...[undefined, 'SEPARATION_OF_DUTIES'],
    ]);
    expect(refusal(afterRound(false), actor('r1'), 'return')).toBeNull();
    expect(refusal(afterRound(false, { isVoid: true }), actor('r1'), 'approve')).toBeNull();
    expect(told(afterRound(false), actor('r1'), 'approve')?.zh).toMatch(/您已签过“一校”/);
  });

  it('reading aloud comes last, by two proofreaders, once each', () => {
    const read: ProofCommand = { act: 'read-aloud', digest: NOW };
    const at = (signatures: ProofSignature[], people = ALOUD) => here({ signatures }, people);
    expect(codes(at(ALL.slice(0, 2)), 'p1', read)).toEqual(['WRONG_STATE']);
    expect(codes(at(ALL, OWN), 'p1', read)).toEqual(['WRONG_STATE']);
    expect([codes(at(ALL), 'p1', read), codes(at(ALL), 'r1', read), codes(at(ALL), 'x', read)]).toEqual([
      ...[[null], ['SEPARATION_OF_DUTIES'], ['NOT_SIGNER']],
    ]);
    const once = [...ALL, signature('p1', null)];
    expect([codes(at(once), 'p1', read), codes(at(once), 'p2', read)]).toEqual([['ALREADY_DECIDED'], [null]]);
    expect(codes(at([...once, signature('p2', null)]), 'p3', read)).toEqual(['ALREADY_DECIDED']);
  });
});

describe('findings', () => {
  const at = (extra: Partial<ProofFinding> = {}, authors = new Map()) => ({
    ...here({ findings: [finding(extra)] }),
    authors,
  });

  it('are closed by the finder or a later round, never by a hand in the content', () => {
    const closers = ['p1', 'q1', 'p2', 'p3', 'r1', 'ed'].map((who) => codes(at(), who, close('fixed'))[0]);
    expect(closers).toEqual([null, 'NOT_SIGNER', null, null, 'NOT_SIGNER', 'NOT_SIGNER']);
    const edited = new Map([['p1', [{ kind: 'edited' as const, at: '', paths: ['title'] }]]]);
    const refused = refuseProof(at({}, edited), actor('p1'), close('fixed'));
    expect([refused?.code, refused && messageOf(refused, 'zh')]).toEqual([
      ...['SEPARATION_OF_DUTIES', expect.stringContaining('您改动或提交过这一稿 (title)')],
    ]);
  });

  it('are closed as mended on another text only, as they are for a reason only', () => {
    expect(codes(at({ digest: NOW }), 'p1', close('fixed'), close('kept'), close('kept', '原文如此'))).toEqual([
      ...['WRONG_STATE', 'REASON_REQUIRED', null],
    ]);
    expect(codes(at({ closed: { how: 'kept', name: '甲' } }), 'p2', close('fixed'))).toEqual(['ALREADY_DECIDED']);
    expect(codes(at(), 'p1', { ...close('fixed'), finding: 9 } as ProofCommand)).toEqual(['NOT_FOUND']);
  });

  it('are opened again by any proofreader, with a reason', () => {
    const reopen = (comment?: string): ProofCommand => ({
      act: 'reopen',
      digest: NOW,
      finding: 1,
      ...(comment ? { comment } : {}),
    });
    const closed = at({ closed: { how: 'fixed', name: '甲' } });
    expect([
      ...codes(closed, 'q1', reopen('还有'), reopen()),
      ...codes(closed, 'r1', reopen('还有')),
      ...codes(at(), 'p1', reopen('还有')),
    ]).toEqual([...[null, 'REASON_REQUIRED', 'NOT_SIGNER', 'WRONG_STATE']]);
  });

  it('are noted by those named for the round, with words, unless the text is what is live', () => {
    const find = (note: string, round = 'proof-1'): ProofCommand => ({ act: 'find', digest: NOW, round, note });
    expect(
      codes(here({}, OWN, null), 'p1', find('错字'), find(' '), find('错字', 'proof-2'), find('错字', 'x')),
    ).toEqual([...[null, 'REASON_REQUIRED', 'NOT_SIGNER', 'NOT_FOUND']]);
    expect(codes({ ...here({}, OWN, null), release: release() }, 'p1', find('错字'))).toEqual(['WRONG_STATE']);
  });
});

describe('whom it waits for', () => {
  const tasks = (at: Situation): string[] => proofTasks(at).map(({ person, index }) => `${person} ${index}`);

  it.each<[string, Situation, string[]]>([
    ['the first round', here(), ['p1 0', 'q1 0']],
    ['the next round', here({ signatures: ALL.slice(0, 1) }), ['p2 1']],
    ['nobody, when all is signed', here({ signatures: ALL }), []],
    ['nobody without a run', here({}, OWN, null), []],
    ['nobody without rounds', situation({ run: run() }), []],
    ['the editor, while nothing is mended', here({ findings: [finding({ digest: NOW })] }), []],
    ['the finder, once the text is another', here({ findings: [finding()] }), ['p1 0']],
    ['a later round, when the finder has left', here({ findings: [finding({ person: 'gone' })] }), ['p2 0', 'p3 0']],
    ['who reads aloud', here({ signatures: ALL }, ALOUD), ['p1 3', 'q1 3', 'p2 3', 'p3 3']],
    ['the second voice', here({ signatures: [...ALL, signature('p1', null)] }, ALOUD), ['q1 3', 'p2 3', 'p3 3']],
    [
      'nobody after two voices',
      here({ signatures: [...ALL, signature('p1', null), signature('p2', null)] }, ALOUD),
      [],
    ],
  ])('%s', (_, at, expected) => {
    expect(tasks(at)).toEqual(expected);
  });
});

describe('a submit that nobody could proofread', () => {
  const submit = (at: Situation, who = 'ed') => refuseUnproofable(at, actor(who));
  const level = (at: Situation, who?: string) => submit(at, who)?.details.level ?? null;

  it('names the round', () => {
    expect(level(here())).toBeNull();
    expect(level(here(), 'p2')).toBe('proof-2');
    expect(level({ ...here(), active: new Set(['ed', 'r1', 'r2', 'r3', 'p1', 'p2', 'x']) })).toBe('proof-3');
    const refused = refuseContent(
      { ...here(), active: new Set(['r1', 'r2', 'r3', 'p1', 'x']) },
      actor('ed'),
      { action: 'submit', digest: NOW },
      [],
    );
    expect(refused?.details).toEqual({
      ...{ level: 'proof-2', levelName: '二校', track: 'proof', candidates: ['x'] },
      signers: [{ person: 'p2', because: 'inactive' }],
    });
  });

  it('counts a person once, with the levels too unless they may hold both', () => {
    const same = (sharesPeople: boolean) => here({}, { rounds: [['r1'], ['r2'], ['r3']], sharesPeople });
    expect([level(same(true)), level(same(false))]).toEqual([null, 'proof-1']);
    expect(level(here({}, { rounds: [['p1'], ['p1'], ['p3']] }))).toBe('proof-2');
  });

  it('counts those whom the content asks for as extra signers', () => {
    const at = here();
    const when = { facet: 'theme' as const, values: ['x'] };
    const levels = at.workflow.levels.map((one, index) =>
      index === 0 ? { ...one, extra: [{ when, signers: ['p2'], quorum: { kind: 'any' as const } }] } : one,
    );
    const asked = (theme: string) =>
      refuseUnproofable({ ...at, workflow: { ...at.workflow, levels } }, actor('ed'), { theme: [theme] });
    expect([asked('y'), asked('x')?.details.level]).toEqual([null, 'proof-2']);
  });

  it('needs two who can read aloud, where that is asked', () => {
    const two = (theme: string) => ({
      ...here(
        { facets: { theme: [theme] } },
        { ...ALOUD, rounds: [['p1'], ['r1', 'p2'], ['r2', 'p3']], sharesPeople: false },
      ),
    });
    expect([level(two('major')), level(two('minor'))]).toEqual([null, null]);
    const workflow = workflowOf(ALOUD);
    const one = { ...workflow, proof: { ...workflow.proof, rounds: workflow.proof?.rounds.slice(0, 1) } } as Workflow;
    const at = { ...here(), workflow: one, run: null, active: new Set(['r1', 'r2', 'r3', 'p1']) };
    expect([level(at), level({ ...at, proof: { findings: [], signatures: [], facets: { theme: [] } } })]).toEqual([
      ...['read-aloud', null],
    ]);
  });
});
