import { settleOpinion, type OpinionDraft, type SentOpinion } from './opinion-draft';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const minutesAgo = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const stored = (minutes: number, text = '别处写的'): OpinionDraft => ({ text, at: minutesAgo(minutes) });
const settle = (before: OpinionDraft | null, sent: Partial<SentOpinion> & { minutes?: number } = {}) => {
  const { minutes = 0, ...rest } = sent;
  return settleOpinion(before, { text: '这里写的', ageMs: minutes * 60_000, basedOn: null, ...rest }, NOW);
};

it('the first text is kept, with the time at which it was typed', () => {
  expect(settle(null, { minutes: 3 })).toEqual({
    kept: 'sent',
    draft: { text: '这里写的', at: minutesAgo(3) },
    other: null,
  });
});

it('going on with what one began is no conflict, even when it was typed offline for long', () => {
  expect(settle(stored(5), { basedOn: minutesAgo(5), minutes: 1 })).toMatchObject({ kept: 'sent', other: null });
  expect(settle(stored(5), { basedOn: minutesAgo(5), minutes: 9 })).toMatchObject({ kept: 'sent', other: null });
});

it('the newest wins, and the other one is handed back', () => {
  expect(settle(stored(5), { minutes: 1 })).toMatchObject({ kept: 'sent', other: { text: '别处写的' } });
  expect(settle(stored(5), { minutes: 9 })).toMatchObject({
    kept: 'stored',
    draft: { text: '别处写的' },
    other: { text: '这里写的' },
  });
});

it('the same text, or none, is nothing to speak of', () => {
  expect(settle(stored(5, '这里写的'), { minutes: 9 })).toMatchObject({ kept: 'sent', other: null });
  expect(settle(stored(5, ''), { minutes: 1 })).toMatchObject({ kept: 'sent', other: null });
});

it('a text from the future is one from now', () => {
  expect(settle(null, { ageMs: -60_000 }).draft.at).toBe(NOW.toISOString());
});
