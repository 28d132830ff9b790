/** Who may do what: in whose name (代理), and the list of allowed acts. */
import { actOf, factsOf, levelOf, played } from '../../../../../tests/model/panel-play';
import { panelActions, refusePanelRequest } from './panel-acts';
import { PANEL_ACTS } from './panel-events';

const ALL = ['ann', 'bob', 'cai'];
const all = levelOf({ kind: 'all' }, ALL);
const ordered = levelOf({ kind: 'ordered' }, ALL);

describe('代理: in somebody’s name', () => {
  const standIns = { dou: 'ann', bob: 'ann' };

  it('signs the task of whom they stand in for, under their own name', () => {
    const play = played(all, ['dou approve'], { standIns });
    expect(play.state().seats[0]).toMatchObject({ person: 'ann', decidedBy: 'dou', status: 'approved' });
    expect(play.told('ann approve')?.details).toEqual({ by: 'name of dou' });
    expect(play.do('ann take-back')).toBe('NOT_SIGNER');
    expect(played(all, ['dou approve'], { standIns }).do('dou take-back')).toBeNull();
  });

  it('first commit wins', () => {
    const play = played(all, ['ann approve'], { standIns });
    expect(play.told('dou approve')?.details).toEqual({ by: 'name of ann' });
  });

  it('two people are two people: whoever signed for somebody does not sign for themselves, nor the other way round', () => {
    const play = played(all, ['bob approve s1'], { standIns });
    expect(play.told('bob approve s2')?.details).toEqual({ by: 'name of bob' });
    expect([play.do('bob consult eve'), play.do('bob transfer eve'), play.do('eve approve')]).toEqual([
      'ALREADY_DECIDED',
      null,
      null,
    ]);
    expect(played(all, ['bob approve s2'], { standIns }).told('bob approve s1')?.details).toEqual({
      by: 'name of bob',
    });
  });

  it('whoever signed for somebody gets no task of their own', () => {
    const play = played(all, ['dou approve'], { standIns });
    expect([play.do('bob transfer dou'), play.do('bob add-after dou')]).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
  });

  it('nobody’s voice counts twice, whoever lends it', () => {
    // Ann stood in for Cai; now Dou wants to sign for Ann.
    const both = { standIns: { ann: 'cai', dou: 'ann' } };
    const play = played(all, ['ann approve s3'], both);
    expect(play.told('dou approve s1')?.details).toEqual({ by: 'name of ann' });
    // Ann's seat was signed by Dou; now Ann wants to stand in for Cai.
    expect(played(all, ['dou approve s1'], both).told('ann approve s3')?.details).toEqual({ by: 'name of dou' });
  });

  it('their own task comes first, then the one they can do', () => {
    const play = played(all, ['bob approve'], { standIns });
    expect(play.seats()).toMatchObject({ s1: 'turn', s2: 'approved' });
    const turn = played(levelOf({ kind: 'ordered' }, ALL), ['bob approve'], { standIns });
    expect([turn.seats().s1, turn.seats().s2, turn.told('bob approve')?.details]).toEqual([
      'approved',
      'turn',
      { by: 'name of bob' },
    ]);
  });

  it('may do with the task what its holder may', () => {
    const play = played(all, ['dou add-before eve'], { standIns });
    expect([
      play.do('ann remove'),
      play.do('dou consult fan'),
      play.do('dou remove'),
      play.do('dou transfer gao'),
    ]).toEqual(Array(4).fill(null));
    expect(play.do('dou approve')).toBe('NOT_SIGNER');
  });

  it('separation holds for both', () => {
    expect(played(all, [], { standIns, barred: ['dou'] }).do('dou approve')).toBe('SEPARATION_OF_DUTIES');
    expect(played(all, [], { standIns, barred: ['ann'] }).do('dou approve')).toBe('SEPARATION_OF_DUTIES');
  });

  it('ends when either leaves', () => {
    expect(played(all, ['ann departs'], { standIns }).do('dou approve')).toBe('NOT_SIGNER');
    expect(played(all, ['dou departs'], { standIns }).do('dou approve')).toBe('NOT_SIGNER');
  });
});

describe('the list of allowed acts', () => {
  const enabled = (play: ReturnType<typeof played>, person: string): string[] =>
    panelActions(play.panel, play.events, person, factsOf(play.circumstances)).flatMap(
      ({ name, enabled: is, refusal }) => {
        expect(is).toBe(refusal === undefined);
        return is ? [name] : [];
      },
    );

  it('names every act once, in one order', () => {
    const { panel, events } = played(all);
    expect(panelActions(panel, events, 'ann', factsOf()).map(({ name }) => name)).toEqual([...PANEL_ACTS]);
  });

  const TASK = ['approve', 'reject', 'transfer', 'add-before', 'add-after', 'consult'];
  const ADDED = ['approve', 'reject', 'transfer', 'consult'];
  it.each<[string, string[], string, string[]]>([
    ['a signer', [], 'ann', TASK],
    ['a stranger', [], 'zoe', []],
    ['whoever appoints, as long as everybody is there', [], 'boss', []],
    ['whoever appoints, when somebody has left', ['ann departs'], 'boss', ['substitute']],
    ['whoever has left', ['ann departs'], 'ann', []],
    ['whoever has signed', ['ann approve'], 'ann', ['take-back']],
    ['whoever added', ['ann add-before dou'], 'ann', ['transfer', 'add-before', 'add-after', 'remove', 'consult']],
    ['who was added', ['ann add-before dou'], 'dou', ADDED],
    ['whoever asked', ['ann consult dou'], 'ann', ['transfer', 'add-before', 'add-after', 'remove', 'consult']],
    ['who was asked', ['ann consult dou'], 'dou', ['reply']],
    ['a signer of a closed level', ['ann reject'], 'bob', []],
  ])('of %s', (_, lines, person, expected) => expect(enabled(played(all, lines), person)).toEqual(expected));

  it('of somebody whose turn has not come is empty but for a veto', () => {
    expect(enabled(played(ordered), 'cai')).toStrictEqual([]);
    expect(enabled(played({ ...ordered, vetoers: ['cai'] }), 'cai')).toEqual(['reject']);
  });
});

describe('what is kept of an act', () => {
  it('a substitute takes the place there is; an added signer and a question get an id, counted at their seat', () => {
    const play = played(all, [
      ...['ann consult eve', 'bob consult fan', 'ann add-before dou', 'bob add-after gao', 'cai departs'],
      'boss substitute zoe',
    ]);
    expect(play.events).toStrictEqual([
      { kind: 'consult', by: 'ann', seat: 's1', to: 'eve', id: 's1.1' },
      { kind: 'consult', by: 'bob', seat: 's2', to: 'fan', id: 's2.1' },
      { kind: 'add-before', by: 'ann', seat: 's1', to: 'dou', id: 's1.2' },
      { kind: 'add-after', by: 'bob', seat: 's2', to: 'gao', id: 's2.2' },
      { kind: 'depart', person: 'cai' },
      { kind: 'substitute', by: 'boss', seat: 's3', to: 'zoe' },
    ]);
  });
});

describe('a request that makes no sense', () => {
  const refused = (line: string) => {
    const { panel, events } = played(all, ['ann approve', 'eve departs']);
    return refusePanelRequest(panel, events, actOf(line))?.code ?? null;
  };

  it('is refused whoever sends it, also where they may do nothing', () => {
    const lines = ['zoe approve s9', 'zoe consult', 'zoe consult zoe', 'bob transfer eve', 'bob transfer ann'];
    expect(lines.map(refused)).toEqual(lines.map(() => 'INVALID_INPUT'));
  });

  it('is not what somebody may not do', () =>
    expect(['zoe approve s1', 'bob approve', 'bob transfer dou', 'bob consult cai'].map(refused)).toEqual(
      Array(4).fill(null),
    ));
});
