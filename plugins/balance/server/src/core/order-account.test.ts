import { POST } from './feed-order';
import { accountOf, type Slot } from './order-account';
import { explained, type ListedItem, MOST_EXPLAINED } from './order-reasons';

const PLAN = [40, 25, 20, 15];
const THEMES = [...'ABCD'].map((code, i) => ({ code, name: `theme ${code}`, weight: PLAN[i] ?? 0 }));
const SECONDS: Record<string, number> = { A: 15, B: 10, C: 10, D: 30 };

const slotsOf = (letters: string, length: (letter: string) => number): Slot[] =>
  [...letters].map((letter) => {
    const theme = THEMES.findIndex(({ code }) => code === letter);
    return { theme: theme < 0 ? null : theme, length: length(letter) };
  });
const itemsOf = (letters: string): ListedItem[] =>
  [...letters].map((letter, i) => ({
    ...{ id: `${i}`, uid: 'api::article.article', title: `item ${i}`, releasedAt: '2026-06-01T00:00:00.000Z' },
    ...{ theme: letter === '-' ? null : letter, durationMs: (SECONDS[letter] ?? 10) * 1000 },
  }));
const pinned = (document: string) => [
  { id: 7, document, kind: 'pinned' as const, until: '2026-06-16T00:00:00.000Z', act: 12 },
];

describe('the account of a list', () => {
  const playlist = accountOf(
    'playlist',
    PLAN,
    [],
    slotsOf('ABCDABCABACBABCABCABABCD', (letter) => (SECONDS[letter] ?? 0) * 1000),
  );

  it('of the worked playlist: 26 s entitled and 15 had before the fifth slot, 20.25 s ahead at most', () => {
    const [a, ...others] = playlist.slots[4] ?? [];
    expect(a).toEqual({ theme: 0, entitled: 26_000, had: 15_000, owed: 11_000, isEligible: true });
    expect(others.map(({ owed, isEligible }) => [owed, isEligible])).toEqual([
      [6250, true],
      [3000, true],
      [-20_250, false],
    ]);
    expect(playlist.ahead).toEqual({ amount: 20_250, theme: 3, position: 4 });
    expect(playlist.bound).toBe(30_000);
  });

  it('of the worked feed: never more than 0.65 posts off, within 0.8333', () => {
    const { behind, ahead, bound } = accountOf(
      'feed',
      PLAN,
      [],
      slotsOf('ABCADABCABADCABADCBAABCD', () => POST),
    );
    expect(Math.max(behind?.amount ?? 0, ahead?.amount ?? 0)).toBe(650);
    expect(bound).toBe(1000); // themes run out at its end
    expect(
      accountOf(
        'feed',
        PLAN,
        [],
        slotsOf('ABCD', () => POST),
      ).slots[0]?.[0],
    ).toEqual({
      ...{ theme: 0, entitled: 400, had: 0, owed: 400, isEligible: true },
    });
  });

  it('names the themes that have nothing, or run out, and shares their part out', () => {
    const { exhausted, slots } = accountOf(
      'feed',
      PLAN,
      [],
      slotsOf('ABABAA-', () => POST),
    );
    expect(exhausted).toEqual([
      { theme: 2, after: 0 },
      { theme: 3, after: 0 },
      { theme: 1, after: 4 },
      { theme: 0, after: 6 },
    ]);
    expect(slots[0]?.map(({ entitled }) => Math.round(entitled))).toEqual([615, 385]);
    expect(slots.at(-1)).toEqual([]);
  });

  it('has nothing to say of one theme or none', () => {
    for (const letters of ['AAA', '---', '']) {
      const { behind, ahead, bound } = accountOf(
        'feed',
        PLAN,
        [],
        slotsOf(letters, () => POST),
      );
      expect([behind, ahead, bound]).toEqual([null, null, 0]);
    }
  });

  it('states a wider bound while it makes up for the past: the most owed, and a share of what others had too much', () => {
    const credit = [-60_000, 27_000, 12_000, 21_000];
    const { bound, behind } = accountOf(
      'playlist',
      PLAN,
      credit,
      slotsOf('BBCBCBDCABCD', () => 10_000),
    );
    expect(bound).toBe(10_000 + 0.25 * 60_000 + 0.75 * 27_000);
    expect(behind?.amount).toBeLessThanOrEqual(bound);
  });
});

describe('the reasons', () => {
  const reasonsFor = (letters: string, pins: ReturnType<typeof pinned>) => {
    const items = itemsOf(letters);
    const mixed = items.filter(({ id }) => !pins.some(({ document }) => document === id));
    const slots = slotsOf(mixed.map(({ theme }) => theme ?? '-').join(''), (letter) => (SECONDS[letter] ?? 10) * 1000);
    const account = accountOf('playlist', PLAN, [], slots);
    return explained({ kind: 'playlist', items, pins, themes: THEMES, credit: [0, 0, 0, 0], account });
  };

  it('are in seconds, count pinned items first and say what was missing', () => {
    const { slots, exhausted, proof, themes, total } = reasonsFor('BABAX-', pinned('0'));
    expect(slots[0]?.reason).toEqual({ kind: 'pinned', pin: 7, until: '2026-06-16T00:00:00.000Z', act: 12 });
    expect(slots[1]).toMatchObject({ position: 2, seconds: 15, startSeconds: 10 });
    expect(slots[1]?.reason).toEqual({
      ...{ kind: 'share', own: { code: 'A', entitled: 0, had: 0, owed: 0, eligible: true } },
      ...{ others: [{ code: 'B', entitled: 0, had: 0, owed: 0, eligible: true }], without: ['C', 'D'] },
    });
    expect(slots[3]?.reason).toMatchObject({ own: { code: 'A' }, others: [], without: ['C', 'D', 'B'] });
    expect(slots.slice(4).map(({ reason }) => reason)).toEqual([
      { kind: 'rest', because: 'no-target' },
      { kind: 'rest', because: 'no-theme' },
    ]);
    expect(exhausted.map(({ code, after }) => `${code} ${after}`)).toEqual(['C 0', 'D 0', 'B 3', 'A 4']);
    expect(proof).toMatchObject({ bound: 15, behind: { code: 'B', amount: 5.769, position: 2 } });
    expect([total, themes[1]?.items]).toEqual([6, 2]);
  });

  it('are given for the first slots only, the proof for all', () => {
    const { slots, total } = reasonsFor('AB'.repeat(150), []);
    expect([slots.length, total]).toEqual([MOST_EXPLAINED, 300]);
  });
});
