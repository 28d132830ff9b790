/** Signers whom a signer adds, and takes back (加签, 减签: review-domain.md, 5b). */
import { levelOf, played } from '../../../../../tests/model/panel-play';

const ALL = ['ann', 'bob', 'cai'];
const all = levelOf({ kind: 'all' }, ALL);
const any = levelOf({ kind: 'any' }, ALL);
const ordered = levelOf({ kind: 'ordered' }, ALL);
const counted = levelOf({ kind: 'count', count: 2 }, ALL, { rejects: 'count', vetoers: ['cai'] });

/** Extra signers whatever the document is: a facet nobody knows. */
const extraOf = (...signers: string[]) => ({
  extra: [{ when: { facet: 'theme' as const, values: ['x'] }, signers, quorum: { kind: 'all' as const } }],
});

describe('前加签: acts before me, then it is back with me', () => {
  it('waits for the one added, then asks me', () => {
    const play = played(any, ['ann add-before dou']);
    expect(play.seats()).toEqual({ s1: 'waiting', s2: 'turn', s3: 'turn', 's1.1': 'turn' });
    expect(play.state().seats[0]?.waitsFor).toEqual({ for: 'added', people: ['dou'] });
    expect([play.do('ann approve'), play.do('ann reject')]).toEqual(['WRONG_STATE', 'WRONG_STATE']);
    expect([play.do('dou approve'), play.state().status, play.seats().s1]).toEqual([null, 'open', 'turn']);
    expect([play.do('ann approve'), play.state().status]).toEqual([null, 'signed']);
  });

  it('waits for each of several', () => {
    const play = played(any, ['ann add-before dou', 'ann add-before eve', 'eve approve']);
    expect(play.do('ann approve')).toBe('WRONG_STATE');
    expect([play.do('dou approve'), play.do('ann approve')]).toEqual([null, null]);
  });

  it('is no vote: the level waits for the signers it names', () => {
    const play = played(all, ['ann add-before dou', 'dou approve', 'bob approve', 'cai approve']);
    expect([play.state().status, play.turn()]).toEqual(['open', ['ann']]);
    expect(play.state().groups[0]).toMatchObject({ size: 3, needed: 3, approvals: 2 });
  });

  it('the level does not wait for them when others decide it', () => {
    const play = played(any, ['ann add-before dou', 'bob approve']);
    expect(play.seats()).toEqual({ s1: 'closed', s2: 'approved', s3: 'closed', 's1.1': 'closed' });
    expect(play.do('dou approve')).toBe('ALREADY_DECIDED');
  });

  it('a reject ends the level; where rejects are counted it is the vote of whoever added them', () => {
    const ended = played(any, ['ann add-before dou', 'dou reject']).state();
    expect([ended.status, ended.why, ended.closedBy]).toEqual(['rejected', 'one-reject', 'dou']);
    const play = played(counted, ['ann add-before dou', 'dou reject']);
    expect(play.state().groups[0]).toMatchObject({ approvals: 0, rejections: 1, status: 'open' });
    expect(play.seats()).toEqual({ s1: 'closed', s2: 'turn', s3: 'turn', 's1.1': 'rejected' });
    expect(play.told('ann approve')?.details).toEqual({ by: 'name of dou' });
    expect(play.do('bob reject')).toBeNull();
    expect([play.state().status, play.state().why]).toEqual(['rejected', 'count']);
  });

  it('has no veto, and takes none away: whoever has one does not wait', () => {
    const play = played(counted, ['cai add-before dou', 'dou reject']);
    expect([play.state().status, play.do('cai approve')]).toEqual(['open', 'ALREADY_DECIDED']);
    expect([play.do('cai reject'), play.state().why]).toEqual([null, 'veto']);
    expect(played(counted, ['cai add-before dou', 'cai reject']).state().why).toBe('veto');
  });

  it('in an order they act before whoever added them, after those before', () => {
    const play = played(ordered, ['ann approve', 'bob add-before dou']);
    expect(play.turn()).toEqual(['dou']);
    expect([play.do('dou approve'), play.turn()]).toEqual([null, ['bob']]);
  });
});

describe('后加签: acts after me, and the level waits', () => {
  it('is asked once I have approved', () => {
    const play = played(any, ['ann add-after dou']);
    expect(play.seats()).toEqual({ s1: 'turn', s2: 'turn', s3: 'turn', 's1.1': 'waiting' });
    expect(play.state().seats[3]?.waitsFor).toEqual({ for: 'seat', people: ['ann'] });
    expect([play.do('dou approve'), play.do('dou transfer eve'), play.do('dou consult eve')]).toEqual(
      Array(3).fill('WRONG_STATE'),
    );
    expect([play.do('ann approve'), play.state().status, play.turn()]).toEqual([null, 'open', ['dou']]);
    expect(play.seats().s2).toBe('closed');
    expect([play.do('dou approve'), play.state().status]).toEqual([null, 'signed']);
  });

  it('is waited for even if the others are enough', () => {
    const play = played(counted, ['ann add-after dou', 'ann approve', 'bob approve']);
    expect([play.state().status, play.turn()]).toEqual(['open', ['dou']]);
    expect(play.state().groups[0]).toMatchObject({ approvals: 2, status: 'signed' });
  });

  it('a reject ends the level, counted or not: it was asked for and cannot be had', () => {
    for (const level of [counted, any]) {
      const play = played(level, ['ann add-after dou', 'ann approve', 'dou reject']);
      expect([play.state().status, play.state().why, play.state().closedBy]).toEqual(['rejected', 'one-reject', 'dou']);
    }
  });

  it('is not asked when I reject, or when others decide without me', () => {
    const play = played(counted, ['ann add-after dou', 'ann reject']);
    expect(play.seats()['s1.1']).toBe('closed');
    expect(play.told('dou approve')?.details).toEqual({ by: 'name of ann' });
    expect(played(any, ['ann add-after dou', 'bob approve']).state().status).toBe('signed');
  });

  it('in an order they act before the next', () => {
    const play = played(ordered, ['ann add-after dou', 'ann approve']);
    expect([play.turn(), play.do('bob approve')]).toEqual([['dou'], 'WRONG_STATE']);
    expect(play.state().seats[1]?.waitsFor).toEqual({ for: 'order', people: ['dou'] });
    expect([play.do('dou approve'), play.turn()]).toEqual([null, ['bob']]);
  });

  it('the last one in an order has the level wait as well', () => {
    const play = played(levelOf({ kind: 'ordered' }, ['ann']), ['ann add-after dou', 'ann approve']);
    expect([play.state().status, play.turn()]).toEqual(['open', ['dou']]);
  });
});

describe('加签: whom, and by whom', () => {
  it.each(['add-before', 'add-after'])('somebody who was added cannot add: %s', (act) => {
    const play = played(any, ['ann add-before dou']);
    expect(play.do(`dou ${act} eve`)).toBe('WRONG_STATE');
  });

  it('nor whoever took it over from them', () =>
    expect(played(any, ['ann add-before dou', 'dou transfer eve']).do('eve add-before fan')).toBe('WRONG_STATE'));

  it('not somebody who has a task here or has decided here, not oneself, not nobody', () => {
    const play = played(all, ['ann approve', 'bob add-before dou']);
    for (const act of ['add-before', 'add-after', 'transfer'])
      for (const to of ['ann', 'cai', 'dou', 'bob', ''])
        expect([act, to, play.do(`bob ${act} ${to}`.trim())]).toEqual([act, to, 'INVALID_INPUT']);
  });

  it('not somebody whom separation of duties keeps out', () => {
    const play = played(all, [], { barred: ['dou'] });
    for (const act of ['add-before', 'add-after', 'transfer'])
      expect([act, play.do(`bob ${act} dou`)]).toEqual([act, 'SEPARATION_OF_DUTIES']);
  });

  it('whoever took their decision back and handed the task over can be added', () => {
    const play = played(all, ['ann approve', 'ann take-back', 'ann transfer dou']);
    expect(play.do('bob add-before ann')).toBeNull();
  });
});

describe('减签: I take back a signer I added who has not acted', () => {
  it('goes on as if they had not been added', () => {
    const play = played(any, ['ann add-before dou', 'ann remove s1.1']);
    expect([play.seats()['s1.1'], play.seats().s1]).toEqual(['removed', 'turn']);
    expect(play.state().seats.map(({ closedBy }) => closedBy)).toEqual([null, null, null, 'ann']);
    expect(play.told('dou approve')?.details).toEqual({ by: 'name of ann' });
    expect(play.do('ann approve')).toBeNull();
    expect(play.state().status).toBe('signed');
  });

  it('also after I have signed; that can close the level, with the signatures it needs', () => {
    const play = played(any, ['ann add-after dou', 'ann approve', 'ann remove']);
    expect([play.state().status, play.state().closedBy]).toEqual(['signed', 'ann']);
  });

  it('not after they have acted', () =>
    expect(played(all, ['ann add-before dou', 'dou approve']).told('ann remove s1.1')?.details).toEqual({
      by: 'name of dou',
    }));

  it('is for whoever added them, or has taken the task over', () => {
    const play = played(all, ['ann add-before dou']);
    expect([play.do('bob remove s1.1'), play.do('dou remove s1.1')]).toEqual(['NOT_SIGNER', 'NOT_SIGNER']);
    expect([play.do('ann transfer eve'), play.do('ann remove s1.1'), play.do('eve remove s1.1')]).toEqual([
      null,
      'NOT_SIGNER',
      null,
    ]);
  });

  it('not twice, not a seat of the level, not without anybody added', () => {
    const play = played(all, ['ann add-before dou', 'ann remove']);
    expect(play.told('ann remove s1.1')?.details).toEqual({ by: 'name of ann' });
    expect([play.do('ann remove s2'), play.do('bob remove'), play.do('zoe remove')]).toEqual([
      'INVALID_INPUT',
      'WRONG_STATE',
      'NOT_SIGNER',
    ]);
  });

  it('can be added again, under another id', () => {
    const play = played(all, ['ann add-before dou', 'ann remove', 'ann add-before dou']);
    expect([play.seats()['s1.1'], play.seats()['s1.2']]).toEqual(['removed', 'turn']);
  });

  it('not when others have closed it', () =>
    expect(
      played(levelOf({ kind: 'any' }, ALL, extraOf('dou')), ['ann add-before eve', 'bob approve'], {}, {}).told(
        'ann remove s1.1',
      )?.details,
    ).toEqual({ by: 'name of bob' }));
});
