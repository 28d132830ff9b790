/** A6.2: whoever joins or leaves while a level is open changes neither n nor k, and nothing passes by itself. */
import { levelOf, played } from '../../../../../tests/model/panel-play';
import { panelFor } from './panel';
import { panelState } from './panel-state';

const ALL = ['ann', 'bob', 'cai'];
const all = levelOf({ kind: 'all' }, ALL);
const twoOfThree = levelOf({ kind: 'count', count: 2 }, ALL);

describe('members who join', () => {
  it('a member added to the definition has no seat in a level that has started', () => {
    const level = levelOf({ kind: 'ratio', percent: 50 }, ['ann', 'bob', 'cai', 'dou']);
    const panel = panelFor(level, {});
    level.signers.push('eve', 'fan');
    expect(panelFor(level, {}).groups[0]).toMatchObject({ size: 6, needed: 3 });
    const state = panelState(panel, [
      { kind: 'approve', by: 'ann', seat: 's1' },
      { kind: 'approve', by: 'bob', seat: 's2' },
    ]);
    expect(state.groups[0]).toMatchObject({ size: 4, needed: 2 });
    expect(state.status).toBe('signed');
  });

  it('nor has one who is brought in', () => {
    const play = played(twoOfThree, ['ann add-before dou', 'bob add-after eve', 'cai transfer fan', 'dou approve']);
    expect(play.state().groups).toEqual([
      { key: 'own', size: 3, needed: 2, approvals: 0, rejections: 0, status: 'open' },
    ]);
  });
});

describe('members who leave', () => {
  it('what they signed stands, flagged', () => {
    const play = played(twoOfThree, ['ann approve', 'ann departs']);
    expect(play.state().flags).toEqual([{ kind: 'signer-left', seat: 's1', person: 'ann' }]);
    expect(play.seats().s1).toBe('approved');
    expect([play.do('bob approve'), play.state().status]).toEqual([null, 'signed']);
    expect(play.state().flags).toEqual([{ kind: 'signer-left', seat: 's1', person: 'ann' }]);
  });

  it('what was signed in their name stands, flagged, whichever of the two leaves', () => {
    const standIns = { dou: 'ann' };
    for (const person of ['ann', 'dou'])
      expect(played(all, ['dou approve', `${person} departs`], { standIns }).state().flags).toEqual([
        { kind: 'signer-left', seat: 's1', person },
      ]);
    expect(played(all, ['dou approve', 'bob departs'], { standIns }).state().flags).toEqual([
      { kind: 'vacant', seat: 's2', person: 'bob' },
    ]);
  });

  it('their open task waits for a substitute; the level does not go on without', () => {
    const play = played(all, ['ann departs', 'bob approve', 'cai approve']);
    expect(play.state()).toMatchObject({
      status: 'open',
      turn: [],
      isBlocked: true,
      flags: [{ kind: 'vacant', seat: 's1', person: 'ann' }],
    });
    expect(play.seats()).toEqual({ s1: 'vacant', s2: 'approved', s3: 'approved' });
    expect(play.do('ann approve')).toBe('NOT_SIGNER');
    expect([play.do('boss substitute dou'), play.seats().s1, play.state().flags]).toEqual([null, 'turn', []]);
    expect(play.state().seats[0]?.held).toEqual(['ann', 'dou']);
    expect([play.do('dou approve'), play.state().status]).toEqual([null, 'signed']);
  });

  it('nothing is decided by everybody leaving', () => {
    for (const quorum of [{ kind: 'any' }, { kind: 'all' }, { kind: 'count', count: 2 }, { kind: 'ordered' }] as const)
      for (const rejects of ['end', 'count'] as const) {
        const play = played(
          levelOf(quorum, ALL, { rejects }),
          ALL.map((person) => `${person} departs`),
        );
        expect(play.state()).toMatchObject({ status: 'open', isBlocked: true });
        expect(play.state().groups[0]).toMatchObject({ size: 3, approvals: 0, rejections: 0 });
      }
  });

  it('the others can still be enough: k of n as it was', () => {
    const play = played(twoOfThree, ['ann departs', 'bob approve']);
    expect(play.state()).toMatchObject({ status: 'open', isBlocked: false });
    expect([play.do('cai approve'), play.state().status, play.state().flags]).toEqual([null, 'signed', []]);
  });

  it('in an order the next one waits for the substitute', () => {
    const play = played(levelOf({ kind: 'ordered' }, ALL), ['ann departs']);
    expect([play.do('bob approve'), play.state().isBlocked]).toEqual(['WRONG_STATE', true]);
    expect([play.do('boss substitute dou'), play.turn()]).toEqual([null, ['dou']]);
  });

  it('also of one whose turn has not come, and of an added signer', () => {
    const later = played(levelOf({ kind: 'ordered' }, ALL), ['cai departs']);
    expect([later.seats().s3, later.state().seats[2]?.waitsFor?.for, later.do('boss substitute dou')]).toEqual([
      'vacant',
      'order',
      null,
    ]);
    const added = played(all, ['ann add-after dou', 'ann approve', 'dou departs', 'bob approve', 'cai approve']);
    expect([added.state().isBlocked, added.do('boss substitute eve'), added.turn()]).toEqual([true, null, ['eve']]);
  });

  it('the adder can take back one who left instead', () => {
    const play = played(all, ['ann add-before dou', 'dou departs', 'ann remove']);
    expect(play.turn()).toEqual(ALL);
  });

  it('the task is back with whoever asked one for an opinion who leaves, for good', () => {
    const play = played(all, ['ann consult dou', 'dou departs']);
    expect([play.turn(), play.state().asked]).toEqual([ALL, []]);
    expect([play.do('dou rejoins'), play.turn(), play.do('dou reply')]).toEqual([null, ALL, 'ALREADY_DECIDED']);
    expect(played(all, ['ann consult dou', 'bob departs']).state().asked).toHaveLength(1);
  });

  it('a reply stays whose it was', () =>
    expect(
      played(all, ['ann consult dou', 'dou reply', 'dou departs', 'dou rejoins']).told('dou reply')?.details,
    ).toEqual({ by: 'name of dou' }));

  it('somebody who is back has their task again', () => {
    const play = played(all, ['ann departs', 'ann rejoins']);
    expect([play.turn(), play.state().flags, play.do('ann approve')]).toEqual([ALL, [], null]);
  });

  it('somebody who has left cannot be brought in', () => {
    const play = played(all, ['dou departs']);
    for (const act of ['transfer', 'add-before', 'add-after', 'consult'])
      expect([act, play.do(`ann ${act} dou`)]).toEqual([act, 'INVALID_INPUT']);
  });
});

describe('substitutes', () => {
  it('come in for somebody who has left or may not sign, for nobody else', () => {
    expect(played(all).do('boss substitute dou')).toBe('WRONG_STATE');
    expect(played(all, ['ann departs']).do('boss substitute s2 dou')).toBe('WRONG_STATE');
    const barred = played(all, ['boss substitute dou'], { barred: ['bob'] });
    expect(barred.state().seats[1]?.held).toEqual(['bob', 'dou']);
  });

  it('are appointed by whoever may, and not by themselves', () => {
    const play = played(all, ['ann departs']);
    expect([play.do('bob substitute dou'), play.do('boss substitute boss'), play.do('boss substitute')]).toEqual([
      'NOT_SIGNER',
      'INVALID_INPUT',
      'INVALID_INPUT',
    ]);
    expect(played(all, ['ann departs', 'boss departs']).do('boss substitute dou')).toBe('NOT_SIGNER');
  });

  it('are people who may sign and have no other task here', () => {
    const play = played(all, ['ann departs'], { barred: ['dou'] });
    expect([play.do('boss substitute dou'), play.do('boss substitute bob'), play.do('boss substitute ann')]).toEqual([
      'SEPARATION_OF_DUTIES',
      'INVALID_INPUT',
      'INVALID_INPUT',
    ]);
  });

  it('do not sign again what somebody has signed who left, nor what is closed', () => {
    const play = played(twoOfThree, ['ann approve', 'ann departs']);
    expect(play.told('boss substitute s1 dou')?.details).toEqual({ by: 'name of ann' });
    expect([play.do('bob approve'), play.do('boss substitute s3 dou')]).toEqual([null, 'ALREADY_DECIDED']);
  });

  it('take over the veto, and what was added', () => {
    const level = levelOf({ kind: 'count', count: 2 }, ALL, { rejects: 'count', vetoers: ['ann'] });
    const play = played(level, ['ann add-before eve', 'ann departs', 'boss substitute s1 dou']);
    expect([play.turn(), play.do('dou remove'), play.turn()]).toEqual([
      ['bob', 'cai', 'eve'],
      null,
      ['dou', 'bob', 'cai'],
    ]);
    expect([play.do('dou reject'), play.state().why]).toEqual([null, 'veto']);
  });
});
