import { isUnderReview, stateNotes, stateTone } from './states';

const run = { id: 1, workflow: { key: 'three', version: 1 }, level: null, startedAt: '2026-01-01T00:00:00.000Z' };

describe('stateTone', () => {
  it('keeps recalled apart from released', () => {
    expect(stateTone('released')).toBe('success');
    expect(stateTone('recalled')).toBe('danger');
  });
  it('shows a state it does not know neutrally', () => {
    expect(stateTone('archived')).toBe('neutral');
  });
});

describe('stateNotes', () => {
  it('says that the draft differs from what is live', () => {
    expect(stateNotes({ state: 'released', modified: true, run: null })).toEqual(['modified']);
  });
  it('says that the last run no longer counts, after an edit or a withdrawal', () => {
    expect(stateNotes({ state: 'draft', modified: false, run })).toEqual(['run-over']);
    expect(stateNotes({ state: 'released', modified: true, run: { ...run, state: 'void' } })).toEqual([
      'modified',
      'run-over',
    ]);
  });
  it('says nothing of an ordinary run', () => {
    expect(stateNotes({ state: 'in_review', modified: false, run })).toStrictEqual([]);
    expect(stateNotes({ state: 'draft', modified: false, run: null })).toStrictEqual([]);
  });
});

describe('isUnderReview', () => {
  it.each([
    ['in_review', true],
    ['approved', true],
    ['scheduled', true],
    ['draft', false],
    ['returned', false],
    ['released', false],
    ['recalled', false],
  ])('%s: %s', (state, expected) => expect(isUnderReview(state)).toBe(expected));
});
