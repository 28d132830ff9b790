/** Whom proofreading waits for, and submits that nobody could proofread, as far as `proof.test.ts` leaves them open. */
import { ALL, ALOUD, finding, here, OWN, signature } from '../../../../../tests/model/proof-situation';
import { actor, BEFORE, NOW } from '../../../../../tests/model/review-situation';
import { messageOf } from './errors';
import { proofTasks, READING, refuseUnproofable } from './proof-people';
import type { Authorship } from './situation';

const edited: Authorship[] = [{ kind: 'edited', at: '', paths: ['title'] }];

it('the reading aloud stands after the rounds: its name is in the ledger, all who are asked sign, nothing is ticked', () => {
  expect(READING).toEqual({
    ...{ key: 'read-aloud', name: '诵读', proofreaders: [], quorum: { kind: 'all' }, checklist: [] },
  });
});

it('a submit that an author alone could proofread is refused, in words', () => {
  const refused = refuseUnproofable({ ...here(), authors: new Map([['p2', edited]]) }, actor('ed'));
  expect(refused && [refused.code, messageOf(refused, 'zh'), messageOf(refused, 'en')]).toEqual([
    'NO_ELIGIBLE_SIGNER',
    '“二校”没有可以签字的人：p2改过这一稿。请联系管理员补充审核人。',
    'Nobody can sign level “二校”: p2 edited it. Ask an administrator to add a reviewer.',
  ]);
  expect(refused?.details).toMatchObject({ level: 'proof-2', signers: [{ person: 'p2', because: 'edited' }] });
});

describe('waits for', () => {
  const waiting = (at: Parameters<typeof proofTasks>[0]) => proofTasks(at).map(({ person }) => person);

  it('nobody who wrote the text, though they are named for the round', () => {
    expect(waiting({ ...here(), authors: new Map([['p1', edited]]) })).toEqual(['q1']);
  });

  it('nobody without an account', () => {
    expect(waiting({ ...here(), active: new Set(['q1', 'p2', 'p3']) })).toEqual(['q1']);
  });

  it('those who can look whether it is mended, not those whose findings nobody has touched', () => {
    const findings = [finding({ digest: NOW }), finding({ id: 2, person: 'q1', digest: BEFORE })];
    expect(waiting(here({ findings }))).toEqual(['q1']);
  });

  it('each once, whatever they found', () => {
    expect(waiting(here({ findings: [finding(), finding({ id: 2 })] }))).toEqual(['p1']);
  });

  it('nobody to read aloud what is not of the major class, or has been read by two', () => {
    expect(waiting(here({ signatures: ALL, facets: { theme: ['minor'] } }, ALOUD))).toStrictEqual([]);
    expect(waiting(here({ signatures: ALL }, OWN))).toStrictEqual([]);
    expect(waiting(here({ signatures: [...ALL, signature('p2', null), signature('p3', null)] }, ALOUD))).toStrictEqual(
      [],
    );
  });
});
