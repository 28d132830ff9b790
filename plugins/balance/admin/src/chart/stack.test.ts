import { fillAt, stackGeometry, themesOf } from './stack';

describe('bar of 100 %', () => {
  it('has a part for each share, in order', () => {
    expect(stackGeometry([0.6, 0.16, 0.16, 0.08])).toEqual([
      { x: 0, width: 60, labelled: true },
      { x: 60, width: 16, labelled: true },
      { x: 76, width: 16, labelled: true },
      { x: 92, width: 8, labelled: false },
    ]);
  });

  it('is full without gaps for thirds, sevenths, tiny parts and twelve themes', () => {
    for (const shares of [[1, 1, 1], [1, 1, 1, 1, 1, 1, 1], [1, 9999], [...Array(12).keys()], [0, 5, 0]]) {
      const parts = stackGeometry(shares);
      parts.forEach(({ x, width }, i) => {
        const next = parts[i + 1]?.x ?? 100;
        expect(x + width).toBeCloseTo(next, 6);
      });
      expect(parts[0]?.x).toBe(0);
    }
  });

  it('has no width without posts, all of it for one theme, and works with targets', () => {
    expect(stackGeometry([0, 0]).map(({ width }) => width)).toEqual([0, 0]);
    expect(stackGeometry([0, 1, 0])).toEqual([
      { x: 0, width: 0, labelled: false },
      { x: 0, width: 100, labelled: true },
      { x: 100, width: 0, labelled: false },
    ]);
    expect(stackGeometry([40, 25, 20, 15]).map(({ x }) => x)).toEqual([0, 40, 65, 85]);
    expect(stackGeometry([])).toEqual([]);
  });
});

describe('fills', () => {
  it('differ for twenty themes, neighbours in colour and motif', () => {
    const fills = Array.from({ length: 20 }, (_, i) => fillAt(i));
    expect(new Set(fills.map(({ color, motif }) => `${color} ${motif}`)).size).toBe(20);
    fills.slice(1).forEach((fill, i) => {
      expect(fill.color).not.toBe(fills[i]?.color);
      expect(fill.motif).not.toBe(fills[i]?.motif);
    });
  });

  it('belong to themes, one order for all channels, removed themes at its end', () => {
    const [a, b, gone] = [
      { code: 'a', name: 'A' },
      { code: 'b', name: 'B' },
      { code: 'gone', name: 'gone' },
    ] as const;
    expect(themesOf([{ themes: [a, b] }, { themes: [a, b, gone] }]).map(({ code }) => code)).toEqual([
      'a',
      'b',
      'gone',
    ]);
    expect(themesOf([])).toEqual([]);
  });
});
