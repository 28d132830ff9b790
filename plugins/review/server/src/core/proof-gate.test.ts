import { ALL, ALOUD, here, OWN, signature } from '../../../../../tests/model/proof-situation';
import { actor, BEFORE, NOW, refusal } from '../../../../../tests/model/review-situation';
import { messageOf, type Refusal } from './errors';
import { refuseProofreader, refuseUnproofed } from './proof-gate';
import type { ProofSignature } from './proof-state';
import type { Action } from './situation';

const told = (refused: Refusal | null) =>
  refused && [refused.code, refused.details, messageOf(refused, 'zh'), messageOf(refused, 'en')];

describe('what is not proofread', () => {
  const LAST_OF_EARLY = here({}, OWN, { state: 'in_review', level: 2, decisions: [], isLiveEarly: true });

  it('does not go live before two have read it aloud, where that is asked', () => {
    expect(told(refuseUnproofed(here({ signatures: ALL }, ALOUD), { action: 'release', digest: NOW }))).toEqual([
      'NOT_RELEASABLE',
      { proof: { readAloud: true } },
      '稿件须经全部审级签字后由终审人签发，不能直接发布。这一稿还须由两人诵读并签字。',
      'Content goes live only by a release after every level has signed. Two people have to read it aloud and sign for that first.',
    ]);
  });

  it('can be sent back from the last level of an after-review, which cannot be signed', () => {
    const asked = (action: Action) => refusal(LAST_OF_EARLY, actor('r3'), action, { to: 'author' })?.code ?? null;
    expect([asked('return'), asked('approve')]).toEqual([null, 'NOT_RELEASABLE']);
  });

  it('is no matter where nothing is under review', () => {
    expect(refuseUnproofed(here({}, OWN, null), { action: 'approve', digest: NOW })).toBeNull();
  });
});

describe('whoever proofread this text', () => {
  const OF = { rounds: [['r1', 'q1'], ['r2', 'p2'], ['r3']] as [string[], string[], string[]] };
  const asked = (signatures: ProofSignature[], who: string, action: Action = 'approve', people = OF) =>
    refuseProofreader(here({ signatures }, people), actor(who), { action, digest: NOW });

  it.each<[Action, string | null]>([
    ['approve', 'SEPARATION_OF_DUTIES'],
    ['release', 'SEPARATION_OF_DUTIES'],
    ['schedule', 'SEPARATION_OF_DUTIES'],
    ['return', null],
    ['recall', null],
    ['unschedule', null],
  ])('and would %s it: %s', (action, code) => {
    expect(asked([signature('r3', 'proof-3')], 'r3', action)?.code ?? null).toBe(code);
  });

  it('is told which round it was', () => {
    expect(told(asked([signature('p2', 'proof-2'), signature('r2', 'proof-2')], 'r2'))).toEqual([
      'SEPARATION_OF_DUTIES',
      { because: [{ kind: 'proofed', round: 'proof-2' }] },
      '按“一人不得兼两职”的规定，不能这样办理：您已签过“二校”。请由其他审核人办理。',
      'Two duties must be two people, so this cannot be done: you have signed round “二校” of this text. Another reviewer has to.',
    ]);
  });

  it('is told that it was the reading aloud', () => {
    expect(told(asked([signature('r2', null)], 'r2'))).toEqual([
      'SEPARATION_OF_DUTIES',
      { because: [{ kind: 'proofed', round: 'read-aloud' }] },
      '按“一人不得兼两职”的规定，不能这样办理：您已签过“诵读”。请由其他审核人办理。',
      'Two duties must be two people, so this cannot be done: you have signed round “诵读” of this text. Another reviewer has to.',
    ]);
  });

  it('is not somebody else’s affair, nor that of a text before this one', () => {
    expect(asked([signature('q1', 'proof-1')], 'r1')).toBeNull();
    expect(asked([signature('r1', 'proof-1', { digest: BEFORE })], 'r1')).toBeNull();
    expect(asked([signature('r1', 'proof-1', { isVoid: true })], 'r1')).toBeNull();
  });
});
