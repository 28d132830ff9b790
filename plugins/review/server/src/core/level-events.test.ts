/** What a level's panel makes of kept decisions: the same as of the events they were, and of what is none nothing. */
import { decision, NOW, BEFORE, run, WORKFLOW } from '../../../../../tests/model/review-situation';
import { eventsNow, eventsOf, panelOf } from './level-events';
import type { Panel } from './panel';
import type { PanelEvent } from './panel-events';
import type { DecisionFact, DecisionKind } from './situation';

const workflow = {
  ...WORKFLOW,
  levels: [{ key: 'l', name: '会签', signers: ['a', 'b'], quorum: { kind: 'all' as const } }],
};
const here = (...decisions: DecisionFact[]) => run({ workflow, decisions });
const panel = panelOf(here(), 0) as Panel;
const events = (...decisions: DecisionFact[]): PanelEvent[] => eventsOf(here(...decisions), 0, NOW, panel);

describe('a decision', () => {
  it.each<[DecisionKind, Partial<DecisionFact>, PanelEvent]>([
    ['approve', {}, { kind: 'approve', by: 'a', seat: 's1' }],
    ['reject', { seat: 's2' }, { kind: 'reject', by: 'a', seat: 's2' }],
    ['take-back', {}, { kind: 'take-back', by: 'a', seat: 's1' }],
    ['transfer', { to: 'c' }, { kind: 'transfer', by: 'a', seat: 's1', to: 'c' }],
    ['substitute', { seat: 's2', to: 'c' }, { kind: 'substitute', by: 'a', seat: 's2', to: 'c' }],
    ['add-before', { to: 'c', ref: 's1.1' }, { kind: 'add-before', by: 'a', seat: 's1', to: 'c', id: 's1.1' }],
    ['add-after', { to: 'c', ref: 's1.1' }, { kind: 'add-after', by: 'a', seat: 's1', to: 'c', id: 's1.1' }],
    ['consult', { to: 'c', ref: 's1.1' }, { kind: 'consult', by: 'a', seat: 's1', to: 'c', id: 's1.1' }],
    ['remove', { seat: 's1.1' }, { kind: 'remove', by: 'a', seat: 's1.1' }],
    ['reply', { seat: 's1.1' }, { kind: 'reply', by: 'a', seat: 's1.1' }],
  ])('of kind %s is what it was', (kind, extra, event) =>
    expect(events(decision(kind, 'a', 0, extra))).toEqual([event]),
  );

  it.each<[string, DecisionFact]>([
    ['a return', decision('return', 'a', 0)],
    ['an emergency signature', decision('break-glass', 'a', 0)],
    ['a reminder', decision('remind', 'a', 0)],
    ['a decision of another level', decision('approve', 'a', 1)],
    ['one that was taken back', decision('approve', 'a', 0, { void: true })],
    ['one on another content', decision('approve', 'a', 0, { digest: BEFORE })],
    ['one of somebody without a seat', decision('approve', 'c', 0)],
    ['a hand-over to nobody', decision('transfer', 'a', 0)],
    ['a substitute who is nobody', decision('substitute', 'a', 0, { seat: 's1' })],
    ['a question to nobody', decision('consult', 'a', 0, { ref: 's1.1' })],
    ['a signer added without a place', decision('add-after', 'a', 0, { to: 'c' })],
  ])('means nothing when it is %s', (_, one) => expect(events(one)).toStrictEqual([]));
});

it('a level that is not there has no panel', () => expect(panelOf(here(), 1)).toBeNull());

it('extra signers depend on what the content was at its submit', () => {
  const extra = [
    { when: { facet: 'theme' as const, values: ['x'] }, signers: ['c'], quorum: { kind: 'any' as const } },
  ];
  const level = { key: 'l', name: '', signers: ['a'], quorum: { kind: 'any' as const }, extra };
  const seats = (facets: Record<string, string[]>) =>
    panelOf(run({ workflow: { ...WORKFLOW, levels: [level] }, facets }), 0)?.seats.map(({ person }) => person);
  expect([seats({ theme: ['x'] }), seats({ theme: ['y'] })]).toEqual([['a', 'c'], ['a']]);
});

it('people without an account that works have left, whoever brought them in', () => {
  const decisions = [decision('transfer', 'a', 0, { to: 'c' }), decision('approve', 'd', 0, { seat: 's2', for: 'b' })];
  const now = (...active: string[]) =>
    eventsNow(here(...decisions), 0, NOW, panel, new Set(active))
      .slice(2)
      .map((event) => ('person' in event ? [event.kind, event.person] : []));
  expect(now('a', 'b', 'c', 'd')).toStrictEqual([]);
  expect(now('a')).toEqual([
    ['depart', 'b'],
    ['depart', 'c'],
    ['depart', 'd'],
  ]);
});
