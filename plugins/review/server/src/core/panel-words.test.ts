/** The action words that people know (review-domain.md, 5b), each with its meaning; 加签 and 减签 have a file of their own. */
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

describe('依次: the same level, in the order named', () => {
  it('is the turn of one after the other', () => {
    const play = played(ordered);
    expect([play.turn(), play.seats()]).toEqual([['ann'], { s1: 'turn', s2: 'waiting', s3: 'waiting' }]);
    expect([play.do('bob approve'), play.do('bob reject'), play.do('cai approve')]).toEqual(
      Array(3).fill('WRONG_STATE'),
    );
    expect([play.do('ann approve'), play.turn()]).toEqual([null, ['bob']]);
    expect([play.do('bob approve'), play.turn()]).toEqual([null, ['cai']]);
    expect([play.do('cai approve'), play.state().status, play.turn()]).toEqual([null, 'signed', []]);
  });

  it('says for whom each one waits', () => {
    const waits = played(ordered)
      .state()
      .seats.map(({ waitsFor }) => waitsFor);
    expect(waits).toEqual([null, { for: 'order', people: ['ann'] }, { for: 'order', people: ['ann', 'bob'] }]);
  });

  it('has no task to hand over, to add to or to ask about before the turn has come', () => {
    const play = played(ordered);
    for (const act of ['transfer', 'add-before', 'add-after', 'consult'])
      expect([act, play.do(`bob ${act} dou`)]).toEqual([act, 'WRONG_STATE']);
  });
});

describe('转办: the task is somebody else’s for good', () => {
  it('keeps the old name, the place in the order, n and k', () => {
    const play = played(ordered, ['ann transfer dou']);
    expect(play.state().seats[0]).toMatchObject({ seat: 's1', person: 'dou', held: ['ann', 'dou'], status: 'turn' });
    expect(play.told('ann approve')?.details).toEqual({ by: 'name of ann' });
    expect([play.do('bob approve'), play.do('dou approve'), play.turn()]).toEqual(['WRONG_STATE', null, ['bob']]);
    expect(play.state().groups[0]).toMatchObject({ size: 3, needed: 3 });
  });

  it('goes on and comes back', () => {
    const play = played(any, ['ann transfer dou', 'dou transfer ann']);
    expect(play.state().seats[0]?.held).toEqual(['ann', 'dou', 'ann']);
    expect([play.do('dou approve'), play.do('ann approve')]).toEqual(['ALREADY_DECIDED', null]);
  });

  it('takes the veto along', () => {
    const play = played(counted, ['cai transfer dou', 'dou reject']);
    expect([play.state().why, play.state().closedBy]).toEqual(['veto', 'dou']);
  });

  it('whoever waits for an added signer can hand over; whoever has decided cannot', () => {
    expect(played(all, ['ann add-before dou']).do('ann transfer eve')).toBeNull();
    expect(played(all, ['ann approve']).do('ann transfer eve')).toBe('ALREADY_DECIDED');
    expect(played(all, ['ann add-before dou']).do('dou transfer eve')).toBeNull();
  });

  it('is the way out for whoever may not sign this version', () => {
    const play = played(all, [], { barred: ['ann'] });
    expect([
      play.do('ann approve'),
      play.do('ann reject'),
      play.do('ann add-before dou'),
      play.do('ann consult dou'),
    ]).toEqual(Array(4).fill('SEPARATION_OF_DUTIES'));
    expect([play.do('ann transfer dou'), play.do('dou approve')]).toEqual([null, null]);
  });
});

describe('委派: an opinion; the task comes back to me', () => {
  it('waits for the reply, which decides nothing', () => {
    const play = played(any, ['ann consult dou']);
    expect(play.state().asked).toEqual([{ person: 'dou', question: 's1.1', seat: 's1' }]);
    expect(play.state().seats[0]).toMatchObject({ status: 'waiting', waitsFor: { for: 'opinion', people: ['dou'] } });
    expect([play.do('ann approve'), play.do('dou approve'), play.do('bob reply')]).toEqual([
      'WRONG_STATE',
      'NOT_SIGNER',
      'NOT_SIGNER',
    ]);
    expect([play.do('dou reply'), play.state().status, play.state().asked]).toEqual([null, 'open', []]);
    expect([play.do('ann approve'), play.state().status]).toEqual([null, 'signed']);
  });

  it('can be taken back by whoever asked', () => {
    const play = played(all, ['ann consult dou', 'ann remove s1.1']);
    expect([play.turn(), play.told('dou reply')?.details]).toEqual([ALL, { by: 'name of ann' }]);
  });

  it('is answered once, and not after the task is closed', () => {
    expect(played(all, ['ann consult dou']).do('bob reply s1.1')).toBe('NOT_SIGNER');
    expect(played(all, ['ann consult dou', 'dou reply']).told('dou reply')?.details).toEqual({ by: 'name of dou' });
    const play = played(levelOf({ kind: 'any' }, ALL, extraOf('eve')), ['ann consult dou', 'bob approve']);
    expect([play.state().asked, play.told('dou reply')?.details]).toEqual([[], { by: 'name of bob' }]);
    expect(play.told('ann remove s1.1')?.details).toEqual({ by: 'name of bob' });
  });

  it('may ask anybody, an author or another signer too: it is no vote', () => {
    const play = played(all, ['ann consult dou'], { barred: ['dou'] });
    expect([play.do('dou reply'), play.do('bob consult cai'), play.do('cai reply'), play.do('cai approve')]).toEqual(
      Array(4).fill(null),
    );
  });

  it('but not oneself, not nobody', () => {
    const play = played(all);
    expect([play.do('ann consult ann'), play.do('ann consult')]).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
  });

  it('an added signer may ask as well, and does not hold up the others', () => {
    const play = played(all, ['ann add-before dou', 'ann add-before eve', 'dou consult fan']);
    expect(play.seats()).toMatchObject({ 's1.1': 'waiting', 's1.2': 'turn' });
    expect([play.state().asked[0]?.question, play.do('fan reply'), play.do('dou approve')]).toEqual([
      's1.1.1',
      null,
      null,
    ]);
  });

  it('a veto does not wait for it', () =>
    expect(played(counted, ['cai consult dou', 'cai reject']).state().why).toBe('veto'));
});

describe('撤回: my own decision, while nobody has acted on it', () => {
  it('opens the task again', () => {
    const play = played(all, ['ann approve', 'ann take-back']);
    expect(play.seats()).toEqual({ s1: 'turn', s2: 'turn', s3: 'turn' });
    expect([play.do('ann reject'), play.state().status]).toEqual([null, 'rejected']);
  });

  it('opens the tasks again that it had closed', () => {
    const play = played(levelOf({ kind: 'any' }, ALL, extraOf('dou')), ['ann approve', 'ann take-back']);
    expect([play.turn(), play.do('bob approve')]).toEqual([['ann', 'bob', 'cai', 'dou'], null]);
  });

  it('also a counted reject', () =>
    expect(played(counted, ['ann reject', 'ann take-back']).state().groups[0]).toMatchObject({ rejections: 0 }));

  it.each([['bob approve'], ['bob transfer dou'], ['bob add-before dou'], ['bob consult dou']])(
    'not after %s',
    (line) => expect(played(all, ['ann approve', line]).told('ann take-back')?.details).toEqual({ by: 'name of bob' }),
  );

  it('again after they have taken theirs back; what I have done since does not stand in my way', () => {
    expect(played(all, ['ann approve', 'bob approve', 'bob take-back']).do('ann take-back')).toBeNull();
    expect(played(all, ['ann add-after dou', 'ann approve', 'ann remove']).do('ann take-back')).toBeNull();
    expect(played(all, ['ann approve', 'bob departs']).do('ann take-back')).toBeNull();
  });

  it('sends the one added after me back to waiting', () => {
    const play = played(any, ['ann add-after dou', 'ann approve', 'ann take-back']);
    expect(play.seats()).toMatchObject({ s1: 'turn', s2: 'turn', 's1.1': 'waiting' });
  });

  it('is mine only, and of something there is', () => {
    const play = played(all, ['ann approve']);
    expect([play.do('bob take-back'), play.do('bob take-back s1'), play.do('zoe take-back')]).toEqual(
      Array(3).fill('NOT_SIGNER'),
    );
  });

  it('a level that was signed opens again as long as nobody has acted on the document; a rejected one does not', () => {
    expect(played(any, ['ann approve']).told('ann take-back')?.details).toEqual({ by: 'name of ann' });
    const play = played(any, ['ann approve'], { isNextUntouched: true });
    expect([play.do('ann approve'), play.do('ann take-back'), play.state().status, play.turn()]).toEqual([
      'ALREADY_DECIDED',
      null,
      'open',
      ALL,
    ]);
    expect(played(any, ['ann reject'], { isNextUntouched: true }).do('ann take-back')).toBe('ALREADY_DECIDED');
    expect(
      played(all, ['ann approve', 'bob approve', 'cai approve'], { isNextUntouched: true }).told('bob take-back')
        ?.details,
    ).toEqual({ by: 'name of cai' });
  });
});
