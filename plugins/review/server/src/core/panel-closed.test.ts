/** Who is said to have made a task unnecessary, and what a task that is gone still refuses. */
import { levelOf, played } from '../../../../../tests/model/panel-play';

const ALL = ['ann', 'bob', 'cai'];
const all = levelOf({ kind: 'all' }, ALL);
const any = levelOf({ kind: 'any' }, ALL);
const ordered = levelOf({ kind: 'ordered' }, ALL);
const counted = levelOf({ kind: 'count', count: 2 }, ALL, { rejects: 'count' });

/** Extra signers whatever the document is, so that the level stays open when its own signers are done. */
const beside = (...signers: string[]) => ({
  extra: [{ when: { facet: 'theme' as const, values: ['x'] }, signers, quorum: { kind: 'all' as const } }],
});
const closers = (...asked: Parameters<typeof played>) =>
  Object.fromEntries(
    played(...asked)
      .state()
      .seats.filter(({ status }) => status === 'closed')
      .map(({ seat, closedBy }) => [seat, closedBy]),
  );

describe('a task is closed by', () => {
  it('whoever rejected the level', () => expect(closers(any, ['bob reject'])).toEqual({ s1: 'bob', s3: 'bob' }));

  it('the last approval its group needed, not by who signs in another group since', () => {
    const level = levelOf({ kind: 'any' }, ALL, beside('dou', 'eve'));
    expect(closers(level, ['ann approve', 'dou approve'])).toEqual({ s2: 'ann', s3: 'ann' });
  });

  it('the last of several approvals, whichever seat they have', () => {
    const level = levelOf({ kind: 'count', count: 2 }, ALL, beside('dou'));
    expect(closers(level, ['ann approve', 'cai approve'])).toEqual({ s2: 'cai' });
    expect(closers(level, ['cai approve', 'ann approve'])).toEqual({ s2: 'ann' });
  });

  it('no signer who was added: they have no vote', () => {
    const level = levelOf({ kind: 'any' }, ALL, beside('eve'));
    expect(closers(level, ['ann add-after dou', 'ann approve', 'dou approve'])).toEqual({ s2: 'ann', s3: 'ann' });
  });

  it('the signer added before it who rejected, not by one who approved', () =>
    expect(closers(counted, ['ann add-before dou', 'ann add-before eve', 'dou approve', 'eve reject'])).toEqual({
      s1: 'eve',
    }));
});

it('nobody waits for anybody once an ordered level is rejected', () =>
  expect(
    played(ordered, ['ann reject'])
      .state()
      .seats.map(({ waitsFor }) => waitsFor),
  ).toEqual([null, null, null]));

it('a signed level that may be reopened is decided for everybody else', () => {
  const play = played(any, ['ann approve'], { isNextUntouched: true });
  expect(play.told('zoe approve')?.details).toEqual({ by: 'name of ann' });
  expect(play.do('ann take-back')).toBeNull();
});

it('a task handed over is not handed over again; what was asked before is for who has the task', () => {
  const play = played(all, ['ann consult eve', 'ann transfer dou']);
  expect(play.told('ann transfer fan')?.details).toEqual({ by: 'name of ann' });
  expect([play.do('ann remove s1.1'), play.do('dou remove s1.1')]).toEqual(['NOT_SIGNER', null]);
});

it('whoever may not sign adds nobody after themselves either', () =>
  expect(played(all, [], { barred: ['ann'] }).do('ann add-after dou')).toBe('SEPARATION_OF_DUTIES'));

it('who is asked by two answers whoever asked last, then the other', () => {
  const play = played(all, ['ann consult eve', 'bob consult eve']);
  const open = () => play.state().asked.map(({ seat }) => seat);
  expect([play.do('eve reply'), open()]).toEqual([null, ['s1']]);
  expect([play.do('eve reply'), open()]).toEqual([null, []]);
});
