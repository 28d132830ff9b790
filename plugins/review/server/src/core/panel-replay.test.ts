/** Events that cannot have happened by the rules add no signature, whoever put them there. */
import { levelOf } from '../../../../../tests/model/panel-play';
import { panelFor } from './panel';
import type { PanelEvent } from './panel-events';
import { standingOf } from './panel-replay';
import { panelState } from './panel-state';

const ALL = ['ann', 'bob', 'cai'];
const panel = panelFor(levelOf({ kind: 'all' }, ALL), {});
const any = panelFor(levelOf({ kind: 'any' }, ALL), {});
const counted = panelFor(levelOf({ kind: 'count', count: 2 }, ALL, { rejects: 'count' }), {});

const yes = (by: string, seat: string): PanelEvent => ({ kind: 'approve', by, seat });
const no = (by: string, seat: string): PanelEvent => ({ kind: 'reject', by, seat });
const added = (kind: 'add-before' | 'add-after', seat: string, to: string, id: string): PanelEvent => {
  return { kind, by: 'ann', seat, to, id };
};
const shown = (...events: PanelEvent[]) =>
  panelState(panel, events).seats.map(({ seat, status, person }) => `${seat} ${person} ${status}`);

describe('replay', () => {
  it('does not count a person twice, nor a voice that was lent', () => {
    expect(shown(yes('ann', 's1'), yes('ann', 's2'), yes('ann', 's3'))).toEqual([
      's1 ann approved',
      's2 bob turn',
      's3 cai turn',
    ]);
    // Zoe has signed for Ann, so Ann does not sign for Bob; Bob has signed for Cai, so nobody signs for Bob.
    expect(shown(yes('zoe', 's1'), yes('ann', 's2'))[1]).toBe('s2 bob turn');
    expect(shown(yes('bob', 's3'), yes('zoe', 's2'))[1]).toBe('s2 bob turn');
  });

  it('does not let a decision be overwritten', () => {
    expect(shown(yes('ann', 's1'), yes('zoe', 's1'))[0]).toBe('s1 ann approved');
    expect(panelState(counted, [no('ann', 's1'), yes('zoe', 's1')]).groups[0]).toMatchObject({ rejections: 1 });
  });

  it('knows no place that is not there, and no decision at one taken back', () => {
    const nowhere = shown(
      yes('ann', 's7'),
      { kind: 'transfer', by: 'ann', seat: 's7', to: 'zoe' },
      added('add-before', 's7', 'zoe', 's7.1'),
    );
    expect(nowhere).toEqual(['s1 ann turn', 's2 bob turn', 's3 cai turn']);
    expect(
      shown(
        added('add-before', 's1', 'zoe', 's1.1'),
        { kind: 'remove', by: 'ann', seat: 's1.1' },
        yes('zoe', 's1.1'),
      )[3],
    ).toBe('s1.1 zoe removed');
    const removed: PanelEvent[] = [
      added('add-before', 's1', 'zoe', 's1.1'),
      { kind: 'remove', by: 'ann', seat: 's1.1' },
    ];
    expect(panelState(panel, [...removed, no('zoe', 's1.1')]).status).toBe('open');
  });

  it('goes on with nothing after the level was closed', () => {
    const closed = [yes('ann', 's1')];
    const late: PanelEvent[] = [
      no('bob', 's2'),
      { kind: 'transfer', by: 'bob', seat: 's2', to: 'zoe' },
      added('add-after', 's2', 'zoe', 's2.1'),
      { kind: 'consult', by: 'bob', seat: 's2', to: 'zoe', id: 's2.2' },
    ];
    for (const event of late) {
      expect(panelState(any, [...closed, event])).toEqual(panelState(any, closed));
      expect(standingOf(any, [...closed, event]).acts).toEqual(standingOf(any, closed).acts);
    }
  });

  it('takes back whose decision it is, once, and not what rejected the level', () => {
    const back = (by: string, seat = 's1'): PanelEvent => ({ kind: 'take-back', by, seat });
    expect(shown(yes('ann', 's1'), back('bob'))[0]).toBe('s1 ann approved');
    expect(shown(yes('ann', 's1'), back('ann', 's2'), back('ann', 's8'))[0]).toBe('s1 ann approved');
    expect(shown(yes('ann', 's1'), back('ann'))[0]).toBe('s1 ann turn');
    expect(standingOf(panel, [yes('bob', 's2'), yes('ann', 's1'), back('ann')]).acts).toEqual([{ by: 'bob', at: 0 }]);
    expect(panelState(panel, [no('ann', 's1'), back('ann')]).status).toBe('rejected');
  });

  it('hands over and removes nothing that is decided', () => {
    expect(shown(yes('ann', 's1'), { kind: 'transfer', by: 'ann', seat: 's1', to: 'zoe' })[0]).toBe('s1 ann approved');
    const before = [added('add-before', 's1', 'zoe', 's1.1'), yes('zoe', 's1.1')];
    expect(shown(...before, { kind: 'remove', by: 'ann', seat: 's1.1' })[3]).toBe('s1.1 zoe approved');
    expect(shown({ kind: 'remove', by: 'ann', seat: 's1' })[0]).toBe('s1 ann turn');
  });

  it('adds to a seat that is open, once for each id, never to an added signer', () => {
    const first = added('add-before', 's1', 'zoe', 's1.1');
    expect(shown(first, added('add-before', 's1.1', 'dou', 's1.1.1'), added('add-after', 's1', 'eve', 's1.1'))).toEqual(
      ['s1 ann waiting', 's2 bob turn', 's3 cai turn', 's1.1 zoe turn'],
    );
    expect(shown(yes('bob', 's2'), added('add-after', 's2', 'dou', 's2.1'))).toHaveLength(3);
  });

  it('asks at an open place, and ends a question once', () => {
    const asks = (seat: string, to: string, id = 's1.1'): PanelEvent => ({ kind: 'consult', by: 'ann', seat, to, id });
    const asked = (...events: PanelEvent[]) => panelState(panel, events).asked.map(({ person }) => person);
    expect(asked(yes('ann', 's1'), asks('s1', 'dou'))).toStrictEqual([]);
    expect(asked(asks('s9', 'dou'))).toStrictEqual([]);
    expect(asked(asks('s1', 'dou'), asks('s1', 'eve'))).toEqual(['dou']);
    const ended = standingOf(panel, [
      asks('s1', 'dou'),
      { kind: 'reply', by: 'dou', seat: 's1.1' },
      { kind: 'remove', by: 'ann', seat: 's1.1' },
      { kind: 'reply', by: 'dou', seat: 's1.9' },
    ]);
    expect(ended.questions.get('s1.1')?.endedBy).toBe('dou');
    expect(ended.acts.map(({ at }) => at)).toEqual([0, 1]);
  });

  it('who did what cannot have happened has not acted: nobody is told that they did', () => {
    const asks: PanelEvent = { kind: 'consult', by: 'zoe', seat: 's1', to: 'dou', id: 's1.9' };
    const impossible: PanelEvent[] = [
      yes('zoe', 's1'),
      { kind: 'transfer', by: 'zoe', seat: 's1', to: 'dou' },
      { kind: 'add-after', by: 'zoe', seat: 's1', to: 'dou', id: 's1.9' },
      asks,
      { kind: 'remove', by: 'zoe', seat: 's1' },
      { kind: 'remove', by: 'zoe', seat: 's2' },
      { kind: 'reply', by: 'zoe', seat: 's1.9' },
    ];
    for (const event of impossible)
      expect(standingOf(panel, [yes('ann', 's1'), event]).acts).toEqual([{ by: 'ann', at: 0 }]);
  });

  it('closes whom somebody was to wait for once the seat was signed without', () => {
    expect(shown(added('add-before', 's1', 'zoe', 's1.1'), yes('ann', 's1'))[3]).toBe('s1.1 zoe closed');
    expect(shown(added('add-after', 's1', 'zoe', 's1.1'), yes('ann', 's1'))[3]).toBe('s1.1 zoe turn');
  });

  it('nothing on a panel changes by who leaves or comes back', () => {
    const events: PanelEvent[] = [
      yes('ann', 's1'),
      { kind: 'depart', person: 'ann' },
      { kind: 'depart', person: 'bob' },
    ];
    expect(panelState(panel, events).groups).toEqual(panelState(panel, events.slice(0, 1)).groups);
    expect(standingOf(panel, events).acts).toHaveLength(1);
  });
});
